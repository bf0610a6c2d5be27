package dev.photosync.sim.cloud;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account's Recently Deleted: what is trashed and will be purged.
///
/// An asset's time there is by the cloud's own clock, since a device's may be wrong by more than
/// all of it.
final class RecentlyDeleted {
    // In the order in which they came.
    private final Map<AssetId, Long> sinceMicros = new LinkedHashMap<>();

    /// Notes that an asset has a new revision.
    ///
    /// One that was restored and trashed again has come anew.
    void put(AssetId asset, @Nullable Revision before, Revision after, long nowMicros) {
        boolean trashed = after.state() == AssetState.TRASHED;
        if (before != null
                && before.state() == AssetState.TRASHED
                && !(trashed && before.stateSinceMicros() == after.stateSinceMicros())) {
            sinceMicros.remove(asset);
        }
        if (trashed) {
            sinceMicros.putIfAbsent(asset, nowMicros);
        }
    }

    /// What has been there for so long.
    List<AssetId> thereFor(long micros, long nowMicros) {
        List<AssetId> old = new ArrayList<>();
        for (Map.Entry<AssetId, Long> entry : sinceMicros.entrySet()) {
            if (nowMicros - entry.getValue() < micros) {
                break;
            }
            old.add(entry.getKey());
        }
        return old;
    }

    void clear() {
        sinceMicros.clear();
    }
}
