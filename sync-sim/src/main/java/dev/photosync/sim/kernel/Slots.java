package dev.photosync.sim.kernel;

import java.util.Arrays;

/// Where the events themselves are while their times are in the queue.
///
/// A handle is an event's sequence number and its slot in one word: above zero and never given
/// twice. A cancelled event leaves its slot at once, but the slot is not used again until the queue
/// has dropped the entry that points to it.
final class Slots {
    private static final int SLOT_BITS = 24;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int MAX_SLOTS = 1 << SLOT_BITS;
    private static final long MAX_SEQUENCE = Long.MAX_VALUE >>> SLOT_BITS;
    private static final int INITIAL_CAPACITY = 64;

    /// Stands in a slot without an event, so that none is kept from the garbage collector.
    private static final Event NONE = () -> {};

    private Event[] events = new Event[INITIAL_CAPACITY];
    private long[] handles = new long[INITIAL_CAPACITY];
    private int[] free = new int[INITIAL_CAPACITY];
    private int freeCount;
    private int used;
    private long lastSequence;

    /// Puts an event into a slot.
    ///
    /// @return its handle
    long put(Event event) {
        if (lastSequence == MAX_SEQUENCE) {
            throw new IllegalStateException(
                    "no more events can be numbered: maximum=" + MAX_SEQUENCE);
        }
        int slot = freeCount > 0 ? free[--freeCount] : unused();
        long handle = (++lastSequence << SLOT_BITS) | slot;
        events[slot] = event;
        handles[slot] = handle;
        return handle;
    }

    private int unused() {
        if (used == events.length) {
            if (used == MAX_SLOTS) {
                throw new IllegalStateException("too many pending events: maximum=" + MAX_SLOTS);
            }
            events = Arrays.copyOf(events, 2 * used);
            handles = Arrays.copyOf(handles, 2 * used);
            free = Arrays.copyOf(free, 2 * used);
        }
        return used++;
    }

    /// Takes the event of an entry out and frees its slot.
    Event take(long handle) {
        int slot = (int) handle & SLOT_MASK;
        Event event = events[slot];
        events[slot] = NONE;
        free[freeCount++] = slot;
        return event;
    }

    /// Takes a pending event out; its entry is dead from now on.
    ///
    /// @return false if no event with this handle is pending
    boolean cancel(long handle) {
        int slot = (int) handle & SLOT_MASK;
        if (handle <= 0 || slot >= used || handles[slot] != handle || events[slot] == NONE) {
            return false;
        }
        events[slot] = NONE;
        return true;
    }

    /// Whether the event of an entry was cancelled.
    boolean dead(long handle) {
        return events[(int) handle & SLOT_MASK] == NONE;
    }
}
