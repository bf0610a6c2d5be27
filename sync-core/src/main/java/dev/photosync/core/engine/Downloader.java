package dev.photosync.core.engine;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.schedule.WorkItem;
import dev.photosync.core.transfer.DownloadMachine;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fetches the copies that the device wants: optimised ones, all originals, or one that the owner
/// waits for.
final class Downloader {
    private final EngineState state;
    private long chunkBytes;
    // The inner maps are looked up, never iterated.
    private final Map<WorkKind, Map<AssetId, DownloadMachine>> machines =
            new EnumMap<>(WorkKind.class);

    Downloader(EngineState state) {
        this.state = state;
        this.chunkBytes = state.config.policy().partBytes();
        for (WorkKind kind : WorkKind.values()) {
            if (kind.download()) {
                machines.put(kind, new HashMap<>());
            }
        }
    }

    /// Sends an item's next request. The item is running.
    ///
    /// @return whether there was one left to send
    boolean send(WorkItem item, boolean probe) {
        DownloadMachine machine = machine(item);
        if (machine == null || machine.complete()) {
            complete(item, machine);
            return false;
        }
        if (state.conditions().network().transport() == Transport.CELLULAR
                && !item.kind().urgent()) {
            state.memory
                    .cellularBytes()
                    .spend(
                            item.chunkBytes(),
                            state.now(),
                            state.config.policy().cellularWindowMicros());
        }
        state.outbox.send(item.kind(), machine.next(chunkBytes), item, state.now(), probe);
        return true;
    }

    /// A chunk has arrived; an empty one is none.
    void onContent(WorkItem item, long lengthBytes) {
        if (lengthBytes <= 0) {
            state.setBack(item, Reason.CONTENT_MISSING);
            return;
        }
        DownloadMachine machine = machines(item).get(item.asset());
        item.succeed();
        if (machine != null) {
            machine.onContent(lengthBytes);
            long left = machine.remainingBytes();
            chunkBytes = Math.min(chunkBytes * 2, state.config.policy().partBytes());
            item.remaining(left, Math.min(left, chunkBytes));
        }
        boolean finished = machine == null || machine.complete();
        if (!finished && state.holds(item) != Reasons.NONE) {
            state.requeue(item);
        } else {
            send(item, false);
        }
    }

    /// @return whether the error was the downloader's to deal with
    boolean onRefusal(WorkItem item, CloudError error) {
        if (error instanceof CloudError.UnknownItem) {
            state.setBack(item, Reason.CONTENT_MISSING);
            return true;
        }
        if (error instanceof CloudError.BodyTooLarge) {
            state.setBack(item, Reason.BODY_TOO_LARGE);
            return true;
        }
        state.requeue(item);
        return false;
    }

    /// The request ended without a reply.
    void onFailure(WorkItem item, TransportFailure failure) {
        if (failure == TransportFailure.CONNECTION_RESET) {
            // On a network that breaks connections, shorter chunks get through where long ones
            // don't.
            shrinkChunks();
        }
        state.requeue(item);
    }

    /// A chunk took longer than a request may: on so slow a network, shorter ones get through.
    void onOverdue() {
        shrinkChunks();
    }

    private void shrinkChunks() {
        chunkBytes = Math.max(state.config.policy().smallestPartBytes(), chunkBytes / 2);
    }

    private void complete(WorkItem item, @Nullable DownloadMachine machine) {
        AssetId id = item.asset();
        machines(item).remove(id);
        state.finish(item);
        Revision current = state.trees.local(id);
        if (machine == null || current == null) {
            return;
        }
        state.storeCopy(id, current, machine.wanted(), machine.totalBytes());
        if (machine.wanted() == Rendition.ORIGINAL) {
            state.drop(id, WorkKind.OPTIMISED);
            state.drop(id, WorkKind.ORIGINAL);
            state.drop(id, WorkKind.ORIGINAL_ON_DEMAND);
        }
    }

    /// The machine for the revision that the library has now; null when nothing is wanted any more.
    private @Nullable DownloadMachine machine(WorkItem item) {
        AssetId id = item.asset();
        Revision current = state.trees.local(id);
        if (current == null || current.resources().isEmpty()) {
            return null;
        }
        DownloadMachine machine = machines(item).get(id);
        if (machine == null || !machine.revision().resources().equals(current.resources())) {
            machine = new DownloadMachine(id, current, item.kind());
            machines(item).put(id, machine);
        }
        return machine;
    }

    private Map<AssetId, DownloadMachine> machines(WorkItem item) {
        return Objects.requireNonNull(machines.get(item.kind()));
    }
}
