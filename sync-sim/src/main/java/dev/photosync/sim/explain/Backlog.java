package dev.photosync.sim.explain;

import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.explain.DeviceLedger.Item;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that is pending on a device: its lanes, summed up so that time goes by without a look at
/// each of them.
final class Backlog {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final LaneLedger[] lanes = new LaneLedger[KINDS.length];
    private int pending;
    private int moving;
    private int heldKinds;

    Backlog() {
        for (WorkKind kind : KINDS) {
            lanes[kind.ordinal()] = new LaneLedger();
        }
    }

    LaneLedger lane(WorkKind kind) {
        return lanes[kind.ordinal()];
    }

    /// All pending items.
    int pending() {
        return pending;
    }

    /// Those of them that have a slot.
    int moving() {
        return moving;
    }

    /// The lanes in which something holds all or some item, a bit for each kind.
    int heldKinds() {
        return heldKinds;
    }

    /// The pending item of an asset, in the lane where it is; null if it has none.
    @Nullable Item item(AssetId asset) {
        for (LaneLedger lane : lanes) {
            Item item = lane.item(asset);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    void put(Item item) {
        change(item.kind(), lane -> lane.put(item));
    }

    /// Notes what has become of a pending item; of any other it takes no notice.
    void become(AssetId asset, WorkKind kind, long at, boolean nowMoving, long reasons) {
        Item old = lane(kind).item(asset);
        if (old != null) {
            put(new Item(asset, kind, old.bytes(), old.queuedMicros(), at, nowMoving, reasons));
        }
    }

    void take(AssetId asset, WorkKind kind) {
        change(kind, lane -> lane.take(asset));
    }

    /// A whole lane is held, or no longer.
    void held(WorkKind kind, long at, long reasons, long untilMicros) {
        change(kind, lane -> lane.held(at, reasons, untilMicros));
    }

    void clear() {
        for (LaneLedger lane : lanes) {
            lane.clear();
        }
        pending = 0;
        moving = 0;
        heldKinds = 0;
    }

    private void change(WorkKind kind, Consumer<LaneLedger> how) {
        LaneLedger lane = lane(kind);
        pending -= lane.pending();
        moving -= lane.moving();
        how.accept(lane);
        pending += lane.pending();
        moving += lane.moving();
        int bit = 1 << kind.ordinal();
        heldKinds = lane.holds() == Reasons.NONE ? heldKinds & ~bit : heldKinds | bit;
    }
}
