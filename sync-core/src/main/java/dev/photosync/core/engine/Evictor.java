package dev.photosync.core.engine;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.EvictionOrder;
import org.jspecify.annotations.Nullable;

/// Optimize Storage: when the phone runs short, the least recently used originals give way to their
/// optimised copies, and only those that the cloud has confirmed and the journal remembers.
final class Evictor {
    private final EngineState state;
    private @Nullable EvictionOrder order;
    private long linedUpMicros;

    Evictor(EngineState state) {
        this.state = state;
    }

    /// An asset may have become one that can go: the cloud has it and the journal remembers.
    void mayGo(AssetId id) {
        if (order != null) {
            order.offer(id);
        }
    }

    /// Makes room, if the owner wants it made and the phone runs short.
    void makeRoom() {
        if (!state.conditions().settings().optimiseStorage()
                || enough(state.config.policy().evictBelowBytes())) {
            order = null;
            return;
        }
        // What could not go is offered again when it can. The walk through all originals is
        // repeated only now and then, or a phone that stays full would walk at every input.
        long sweep = state.config.policy().sweepMicros();
        EvictionOrder candidates = order;
        if (candidates == null || state.now() - linedUpMicros >= sweep) {
            candidates = new EvictionOrder(state.trees.local(), state.holdings);
            order = candidates;
            linedUpMicros = state.now();
        }
        long target = state.config.policy().evictUntilBytes();
        AssetId id = enough(target) ? null : candidates.next();
        boolean evicted = false;
        while (id != null) {
            evicted |= evict(id);
            id = enough(target) ? null : candidates.next();
        }
        if (evicted) {
            state.reconsiderDownloads();
        }
    }

    private boolean enough(long bytes) {
        return state.conditions().freeBytes() >= bytes;
    }

    private boolean evict(AssetId id) {
        Revision local = state.trees.local(id);
        if (local == null
                || !local.live()
                || state.holdings.stale(id)
                || state.lane(WorkKind.ORIGINAL_ON_DEMAND).get(id) != null
                || !state.config
                        .rules()
                        .eviction()
                        .mayGo(local, state.trees.base().get(id), state.trees.durable(id))) {
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
