package dev.photosync.core.engine;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.EvictionOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optimize Storage: when the phone runs short, the least recently used originals give way to their
/// optimised copies, and only those that the cloud has confirmed and the journal remembers.
final class Evictor {
    private final EngineState state;
    private @Nullable EvictionOrder order;

    Evictor(EngineState state) {
        this.state = state;
    }

    /// Makes room, if the owner wants it made and the phone runs short.
    void makeRoom() {
        if (!state.conditions().settings().optimiseStorage() || enough(shortage())) {
            return;
        }
        EvictionOrder candidates = order;
        boolean fresh = candidates == null;
        if (candidates == null) {
            candidates = new EvictionOrder(state.trees.local(), state.holdings);
            order = candidates;
        }
        List<AssetId> kept = new ArrayList<>();
        long target = state.config.policy().evictUntilBytes();
        while (!enough(target)) {
            AssetId id = candidates.next();
            if (id == null) {
                // Nothing can go for now: look again when something has been confirmed.
                order = null;
                if (fresh || !kept.isEmpty()) {
                    return;
                }
                makeRoom();
                return;
            }
            if (!evict(id)) {
                kept.add(id);
            }
        }
    }

    private long shortage() {
        return state.config.policy().evictBelowBytes();
    }

    private boolean enough(long bytes) {
        return state.conditions().freeBytes() >= bytes;
    }

    private boolean evict(AssetId id) {
        Revision local = state.trees.local(id);
        if (local == null
                || !local.live()
                || !local.equals(state.trees.base().get(id))
                || !state.trees.durable(id)
                || state.holdings.stale(id)
                || state.lane(WorkKind.ORIGINAL_ON_DEMAND).get(id) != null) {
            return false;
        }
        long before = state.holdings.bytes(id);
        long after = Rendition.optimisedBytes(local);
        int lastUsed = state.holdings.lastUsed(id);
        state.storeCopy(id, local, Rendition.OPTIMISED, after);
        state.holdings.touch(id, lastUsed);
        state.outbox.report(new EngineEvent.Evicted(id, before - after));
        return true;
    }
}
