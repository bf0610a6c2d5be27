package dev.photosync.sim.explain;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells which of a device's holds outlived their cause: by its true conditions, and by what the
/// plan really has left for the largest upload that waits.
final class FalseHolds {
    private final Map<AssetId, Long> uploads = new HashMap<>();
    private final TreeMap<Long, Integer> sizes = new TreeMap<>();
    private long freeBytes = Long.MAX_VALUE;

    /// Takes note of what the plan has left.
    void quota(long bytes) {
        freeBytes = bytes;
    }

    /// Takes note of what waits to be uploaded.
    void read(EngineEvent event) {
        if (event instanceof EngineEvent.Queued queued && queued.kind() == WorkKind.UPLOAD) {
            remove(queued.asset());
            uploads.put(queued.asset(), queued.bytes());
            sizes.merge(queued.bytes(), 1, Integer::sum);
        } else if (event instanceof EngineEvent.Finished done && done.kind() == WorkKind.UPLOAD) {
            remove(done.asset());
        } else if (event instanceof EngineEvent.Dropped gone && gone.kind() == WorkKind.UPLOAD) {
            remove(gone.asset());
        }
    }

    /// A new engine has an empty queue.
    void clear() {
        uploads.clear();
        sizes.clear();
    }

    /// Those of the holds that are not true for any kind of work, as a set of reasons.
    ///
    /// @param holds a set of reasons for each kind of work
    long among(long[] holds, String account, @Nullable Conditions truth, long nowMicros) {
        long all = Reasons.NONE;
        long proven = Reasons.NONE;
        for (WorkKind kind : WorkKind.values()) {
            long held = holds[kind.ordinal()];
            all |= held;
            proven |= held & ~disproved(held, kind, account, truth, nowMicros);
        }
        return all & ~proven;
    }

    private long disproved(
            long held, WorkKind kind, String account, @Nullable Conditions truth, long nowMicros) {
        long untrue =
                truth == null || held == Reasons.NONE
                        ? Reasons.NONE
                        : Truth.falseOnes(held, kind, account, truth, nowMicros);
        boolean room = sizes.isEmpty() || sizes.lastKey() <= freeBytes;
        return untrue | (room ? held & Reason.CLOUD_QUOTA.bit() : 0);
    }

    private void remove(AssetId asset) {
        Long bytes = uploads.remove(asset);
        if (bytes != null) {
            sizes.merge(bytes, -1, (old, less) -> old + less == 0 ? null : old + less);
        }
    }
}
