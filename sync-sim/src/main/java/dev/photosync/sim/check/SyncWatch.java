package dev.photosync.sim.check;

import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.world.World;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Watches for how long a world's devices are not all synced, as the claim {@code all: synced} has
/// it.
///
/// It looks after every event of the simulation that left something in the trace: first at the
/// device that was not synced last time, so that a look costs O(1) while there is one. What begins
/// and ends at one moment leaves no mark.
public final class SyncWatch {
    private final World world;
    private final Ledger ledger;
    private final Converges converges;
    private @Nullable String behind;
    private int seen;
    private boolean synced = true;
    private long outSinceMicros;
    private long longestMicros;
    private long sumMicros;

    private SyncWatch(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
        this.converges = new Converges(world);
    }

    /// Begins to watch a world that has not run yet.
    ///
    /// @param ledger follows the world's trace
    public static SyncWatch watch(World world, Ledger ledger) {
        SyncWatch watch = new SyncWatch(world, ledger);
        world.kernel().observer(watch::look);
        return watch;
    }

    /// The longest time at a stretch for which some device was not synced; empty if the last such
    /// time has no end.
    public OptionalLong toSyncMicros() {
        return synced ? OptionalLong.of(longestMicros) : OptionalLong.empty();
    }

    /// For how long some device was not synced, in sum.
    ///
    /// @param endMicros when the run ended
    public long outOfSyncMicros(long endMicros) {
        return synced ? sumMicros : sumMicros + endMicros - outSinceMicros;
    }

    private void look() {
        int events = world.trace().events().size();
        if (events == seen) {
            return;
        }
        seen = events;
        boolean now = allSynced();
        if (now != synced) {
            turn(now, world.kernel().nowMicros());
        }
    }

    private void turn(boolean toSynced, long nowMicros) {
        synced = toSynced;
        if (!toSynced) {
            outSinceMicros = nowMicros;
        } else {
            long stretch = nowMicros - outSinceMicros;
            longestMicros = Math.max(longestMicros, stretch);
            sumMicros += stretch;
        }
    }

    private boolean allSynced() {
        if (behind != null && !converges.holds(ledger.device(behind))) {
            return false;
        }
        for (DeviceLedger device : ledger.devices()) {
            if (!converges.holds(device)) {
                behind = device.device();
                return false;
            }
        }
        behind = null;
        return true;
    }
}
