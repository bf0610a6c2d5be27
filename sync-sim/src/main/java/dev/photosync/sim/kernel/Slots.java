package dev.photosync.sim.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the events themselves are while their times are in the queue.
///
/// A handle is how often its slot has been used and the slot, in one word: above zero and never
/// given twice. A cancelled event leaves its slot at once, but the slot is not used again until the
/// queue has dropped the entry that points to it.
final class Slots {
    /// The bits that tell one slot from another.
    static final int SLOT_BITS = 24;

    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int MAX_SLOTS = 1 << SLOT_BITS;
    private static final int MAX_USES = Integer.MAX_VALUE;
    private static final int INITIAL_CAPACITY = 64;

    /// Null in a slot without an event, so that none is kept from the garbage collector.
    private @Nullable Event[] events = new Event[INITIAL_CAPACITY];

    private int[] uses = new int[INITIAL_CAPACITY];
    private int[] free = new int[INITIAL_CAPACITY];
    private int freeCount;
    private int used;

    /// How many slots there are, in use and free.
    int size() {
        return used;
    }

    /// Puts an event into a slot.
    ///
    /// @return its handle
    long put(Event event) {
        int slot = freeCount > 0 ? free[--freeCount] : unused();
        events[slot] = event;
        return (long) ++uses[slot] << SLOT_BITS | slot;
    }

    private int unused() {
        if (used == events.length) {
            if (used == MAX_SLOTS) {
                throw new IllegalStateException("too many pending events: maximum=" + MAX_SLOTS);
            }
            events = Arrays.copyOf(events, 2 * used);
            uses = Arrays.copyOf(uses, 2 * used);
            free = Arrays.copyOf(free, 2 * used);
        }
        return used++;
    }

    /// The slot that a handle, or any word that ends in a slot, is about.
    static int slot(long word) {
        return (int) word & SLOT_MASK;
    }

    /// Takes the event of an entry out, if it was not cancelled, and frees its slot.
    @Nullable Event take(int slot) {
        Event event = events[slot];
        events[slot] = null;
        if (uses[slot] < MAX_USES) {
            free[freeCount++] = slot;
        }
        return event;
    }

    /// Takes a pending event out; its entry is dead from now on.
    ///
    /// @return false if no event with this handle is pending
    boolean cancel(long handle) {
        int slot = slot(handle);
        if (slot >= used || uses[slot] != handle >> SLOT_BITS || events[slot] == null) {
            return false;
        }
        events[slot] = null;
        return true;
    }

    /// Reads a slot and the head of its event, so that they are in the caches when the event runs.
    ///
    /// @return a number that depends on all that was read, and means nothing
    int readAhead(int slot) {
        Object event = events[slot];
        // No event is of this class; to tell so, the head of the event must be read.
        return event != null && event.getClass() == Slots.class ? 0 : uses[slot];
    }

    /// Whether the event of an entry was cancelled.
    boolean dead(int slot) {
        return events[slot] == null;
    }
}
