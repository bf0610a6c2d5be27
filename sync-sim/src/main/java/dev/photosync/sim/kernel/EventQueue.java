package dev.photosync.sim.kernel;

import java.util.Arrays;

/// Pending events in exact (time, sequence) order.
///
/// A 4-ary heap (LaMarca and Ladner, 1996) over primitive arrays: adding, removing the first and
/// cancelling are O(log n) and allocate nothing, except when the arrays double. A handle is the
/// event's sequence number and its slot in one word. It therefore breaks ties in the heap, finds
/// the event's place there, and is never given twice. A cancelled event leaves the heap at once.
final class EventQueue {
    private static final int SLOT_BITS = 24;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int MAX_PENDING = 1 << SLOT_BITS;
    private static final long MAX_SEQUENCE = Long.MAX_VALUE >>> SLOT_BITS;
    private static final int NO_SLOT = -1;
    private static final int INITIAL_CAPACITY = 64;

    /// Stands in a free slot, so that no event is kept from the garbage collector.
    private static final Event NONE = () -> {};

    /// Time and handle of each heap entry, side by side.
    private long[] heap = new long[2 * INITIAL_CAPACITY];

    /// By slot: the index of the entry in the heap, or the next free slot.
    private int[] places = new int[INITIAL_CAPACITY];

    private Event[] events = new Event[INITIAL_CAPACITY];

    private int size;
    private int slotsUsed;
    private int freeSlot = NO_SLOT;
    private long lastSequence;

    int size() {
        return size;
    }

    /// The time of the first event. The queue must not be empty.
    long firstMicros() {
        assert size > 0 : "queue must not be empty";
        return heap[0];
    }

    /// Adds an event after all others of the same time.
    ///
    /// @return its handle, above zero
    long add(long atMicros, Event event) {
        if (lastSequence == MAX_SEQUENCE) {
            throw new IllegalStateException(
                    "no more events can be numbered: maximum=" + MAX_SEQUENCE);
        }
        int slot = takeSlot();
        events[slot] = event;
        long handle = (++lastSequence << SLOT_BITS) | slot;
        siftUp(size++, atMicros, handle);
        return handle;
    }

    /// Removes and returns the first event. The queue must not be empty.
    Event removeFirst() {
        int slot = (int) heap[1] & SLOT_MASK;
        Event event = events[slot];
        removeAt(0, slot);
        return event;
    }

    /// Removes the event with this handle.
    ///
    /// @return false if it is no longer pending
    boolean remove(long handle) {
        int slot = (int) handle & SLOT_MASK;
        if (handle <= 0 || slot >= slotsUsed) {
            return false;
        }
        int place = places[slot];
        // A free slot's place is a link, which may look like a place, but the handle there is
        // another.
        if (place < 0 || place >= size || heap[2 * place + 1] != handle) {
            return false;
        }
        removeAt(place, slot);
        return true;
    }

    private int takeSlot() {
        if (freeSlot != NO_SLOT) {
            int slot = freeSlot;
            freeSlot = places[slot];
            return slot;
        }
        if (slotsUsed == places.length) {
            grow();
        }
        return slotsUsed++;
    }

    private void grow() {
        if (slotsUsed == MAX_PENDING) {
            throw new IllegalStateException("too many pending events: maximum=" + MAX_PENDING);
        }
        int capacity = 2 * places.length;
        heap = Arrays.copyOf(heap, 2 * capacity);
        places = Arrays.copyOf(places, capacity);
        events = Arrays.copyOf(events, capacity);
    }

    private void removeAt(int place, int slot) {
        events[slot] = NONE;
        places[slot] = freeSlot;
        freeSlot = slot;
        size--;
        if (place == size) {
            return;
        }
        long lastMicros = heap[2 * size];
        long lastHandle = heap[2 * size + 1];
        if (place > 0 && precedes(lastMicros, lastHandle, (place - 1) >> 2)) {
            siftUp(place, lastMicros, lastHandle);
        } else {
            siftDown(place, lastMicros, lastHandle);
        }
    }

    private void siftUp(int from, long micros, long handle) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!precedes(micros, handle, parent)) {
                break;
            }
            put(hole, heap[2 * parent], heap[2 * parent + 1]);
            hole = parent;
        }
        put(hole, micros, handle);
    }

    private void siftDown(int from, long micros, long handle) {
        int hole = from;
        int firstChild = 4 * hole + 1;
        while (firstChild < size) {
            int least = firstChild;
            int end = Math.min(firstChild + 4, size);
            for (int child = firstChild + 1; child < end; child++) {
                if (precedes(heap[2 * child], heap[2 * child + 1], least)) {
                    least = child;
                }
            }
            if (precedes(micros, handle, least)) {
                break;
            }
            put(hole, heap[2 * least], heap[2 * least + 1]);
            hole = least;
            firstChild = 4 * hole + 1;
        }
        put(hole, micros, handle);
    }

    private boolean precedes(long micros, long handle, int place) {
        long otherMicros = heap[2 * place];
        return micros < otherMicros || (micros == otherMicros && handle < heap[2 * place + 1]);
    }

    private void put(int place, long micros, long handle) {
        heap[2 * place] = micros;
        heap[2 * place + 1] = handle;
        places[(int) handle & SLOT_MASK] = place;
    }
}
