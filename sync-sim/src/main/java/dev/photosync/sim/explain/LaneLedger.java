package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.explain.DeviceLedger.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One lane of a device in its books: its pending items, and what holds them or all of it.
final class LaneLedger {
    private static final int REASONS = Reason.values().length;
    private static final Comparator<Item> AGE =
            Comparator.comparingLong(Item::queuedMicros).thenComparing(Item::asset);
    private static final Comparator<Item> EXAMPLE =
            Comparator.comparing(Item::moving).reversed().thenComparing(AGE);

    // Looked up; whoever iterates it sorts first.
    private final Map<AssetId, Item> items = new HashMap<>();
    private final int[] parked = new int[REASONS];
    private final long[] sinceMicros = new long[REASONS];
    private int moving;
    private int aside;
    private long bytes;
    private @Nullable Item example;
    private long parkedReasons;
    private long reasons;
    private long untilMicros;

    int pending() {
        return items.size();
    }

    /// Items that have a slot.
    int moving() {
        return moving;
    }

    /// Items that have no slot and that nothing of their own holds aside.
    int waiting() {
        return items.size() - moving - aside;
    }

    /// How many items a reason of their own holds aside.
    int parked(Reason reason) {
        return parked[reason.ordinal()];
    }

    /// What all items come to.
    long bytes() {
        return bytes;
    }

    /// The item to name when one is to stand for all: the oldest of those that move, else the
    /// oldest; null if there is none.
    @Nullable Item example() {
        if (example == null) {
            example = items.values().stream().min(EXAMPLE).orElse(null);
        }
        return example;
    }

    /// Since when a reason of their own has held items aside; very late if it holds none.
    long parkedSinceMicros(Reason reason) {
        return items.values().stream()
                .filter(item -> Reasons.contains(item.reasons(), reason))
                .mapToLong(Item::sinceMicros)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// What holds the lane as a whole.
    long reasons() {
        return reasons;
    }

    /// Everything that holds the lane or some item in it.
    long holds() {
        return reasons | parkedReasons;
    }

    /// Since when a reason has held the lane.
    long sinceMicros(Reason reason) {
        return sinceMicros[reason.ordinal()];
    }

    /// When the first of the lane's holds is known to end; 0 if unknown.
    long untilMicros() {
        return untilMicros;
    }

    @Nullable Item item(AssetId asset) {
        return items.get(asset);
    }

    /// The items, oldest first.
    ImmutableList<Item> items() {
        return items.values().stream().sorted(AGE).collect(ImmutableList.toImmutableList());
    }

    /// The lane is held by these reasons from now on.
    void held(long atMicros, long by, long until) {
        for (long rest = by & ~reasons; rest != 0; rest &= rest - 1) {
            sinceMicros[Long.numberOfTrailingZeros(rest)] = atMicros;
        }
        reasons = by;
        untilMicros = until;
    }

    /// An item is new, or no longer as it was.
    void put(Item item) {
        count(item, 1);
        Item old = items.put(item.asset(), item);
        exemplify(item);
        if (old != null) {
            count(old, -1);
        }
    }

    /// An item is no longer pending.
    void take(AssetId asset) {
        Item item = items.remove(asset);
        if (item != null) {
            count(item, -1);
            example = example != null && example.asset().equals(asset) ? null : example;
        }
    }

    /// An item is there, or is no longer as it was.
    private void exemplify(Item item) {
        if (example == null) {
            return;
        }
        if (example.asset().equals(item.asset())) {
            example = EXAMPLE.compare(item, example) <= 0 ? item : null;
        } else if (EXAMPLE.compare(item, example) < 0) {
            example = item;
        }
    }

    /// Forgets everything but since when and until when it was held.
    void clear() {
        items.clear();
        Arrays.fill(parked, 0);
        moving = 0;
        aside = 0;
        bytes = 0;
        example = null;
        parkedReasons = Reasons.NONE;
        reasons = Reasons.NONE;
    }

    private void count(Item item, int by) {
        moving += item.moving() ? by : 0;
        bytes += by * item.bytes();
        aside += item.reasons() == Reasons.NONE ? 0 : by;
        for (long rest = item.reasons(); rest != 0; rest &= rest - 1) {
            int reason = Long.numberOfTrailingZeros(rest);
            parked[reason] += by;
            long bit = Long.lowestOneBit(rest);
            parkedReasons = parked[reason] > 0 ? parkedReasons | bit : parkedReasons & ~bit;
        }
    }
}
