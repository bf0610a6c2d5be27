package dev.photosync.core.engine;

import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.core.schedule.WorkItem;
import dev.photosync.core.transfer.UploadMachine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Uploads the content that an asset's record will name, before the record is committed: all of its
/// resources, one after the other, each in parts.
final class Uploader {
    private final EngineState state;
    // Looked up; what is asked of all of them does not depend on their order.
    private final Map<AssetId, UploadMachine> machines = new HashMap<>();
    private final Map<AssetId, Set<ContentHash>> stored = new HashMap<>();
    private final Set<ContentHash> lost = new HashSet<>();
    private ImmutableSet<ContentHash> promised = ImmutableSet.of();
    private long partBytes;
    private Consumer<WorkItem> whenMissing = item -> {};

    Uploader(EngineState state) {
        this.state = state;
        this.partBytes = state.config.policy().partBytes();
    }

    /// Bytes of an asset's content that the cloud is not known to have.
    long missingBytes(AssetId id, Revision revision, @Nullable Revision remote) {
        if (lost.isEmpty() && remote != null && remote.resources().equals(revision.resources())) {
            return 0;
        }
        long missing = 0;
        for (Resource resource : revision.resources()) {
            if (!known(id, resource, remote)) {
                missing += resource.sizeBytes();
            }
        }
        return missing;
    }

    /// Bytes of an asset's missing content that the plan has room for, whatever it has left: an
    /// open upload keeps the room it was promised, or two that fit one after the other would take
    /// turns in stopping each other.
    long promisedBytes(AssetId id, Revision revision) {
        UploadMachine machine = machines.get(id);
        Revision remote = state.trees.remote(id);
        long sum = 0;
        for (Resource resource : revision.resources()) {
            boolean open =
                    machine != null && machine.promised() && machine.resource().equals(resource);
            if ((open || promised.contains(resource.hash())) && !known(id, resource, remote)) {
                sum += resource.sizeBytes();
            }
        }
        return sum;
    }

    /// The cloud has these uploads of this device open.
    ///
    /// @return whether one of them is news
    boolean promised(ImmutableSet<ContentHash> openUploads) {
        boolean news = false;
        for (ContentHash content : openUploads) {
            news |= !promised.contains(content) && !begun(content);
        }
        promised = openUploads;
        return news;
    }

    private boolean begun(ContentHash content) {
        return machines.values().stream()
                .anyMatch(machine -> machine.resource().hash().equals(content));
    }

    /// Has someone told of items whose content neither the cloud nor this device has.
    void whenMissing(Consumer<WorkItem> listener) {
        whenMissing = listener;
    }

    /// Forgets what it knows of an asset's upload.
    void forget(AssetId id) {
        machines.remove(id);
        stored.remove(id);
    }

    /// The cloud lacks content that a record of its own names: upload it once more.
    void lostByCloud(AssetId id, ContentHash content) {
        Set<ContentHash> known = stored.get(id);
        if (known != null) {
            known.remove(content);
        }
        lost.add(content);
    }

    /// Sends an item's next request. The item is running.
    ///
    /// @return whether there was one left to send
    boolean send(WorkItem item, boolean probe) {
        return send(item, machine(item.asset()), probe);
    }

    private boolean send(WorkItem item, @Nullable UploadMachine machine, boolean probe) {
        if (machine == null) {
            uploaded(item);
            return false;
        }
        // A cloud that refuses everything does so after a part has crossed the network.
        boolean asks = probe && state.memory.cloudRefusesAll();
        Request request = asks ? machine.open() : machine.next(partBytes);
        if (request instanceof Request.UploadPart needed
                && !state.holdings.hasFile(item.asset(), needed.content())) {
            // A smaller copy is no source, nor an older one without this file.
            machine.startOver();
            whenMissing.accept(item);
            return false;
        }
        if (request instanceof Request.UploadPart part
                && state.conditions().network().transport() == Transport.CELLULAR) {
            state.memory
                    .cellularBytes()
                    .spend(
                            part.lengthBytes(),
                            state.now(),
                            state.config.policy().cellularWindowMicros());
        }
        state.outbox.send(WorkKind.UPLOAD, request, item, state.now(), probe);
        return true;
    }

    /// The session is open, or one part further.
    void onSession(WorkItem item, UploadSession session, boolean part) {
        UploadMachine machine = machines.get(item.asset());
        if (machine != null && machine.resource().hash().equals(session.content())) {
            machine.onSession(session);
        }
        if (part) {
            partBytes = Math.min(partBytes * 2, state.config.policy().partBytes());
            item.succeed();
        }
        goOn(item, measure(item));
    }

    /// A resource is in the cloud.
    void onStored(WorkItem item, ContentHash content) {
        lost.remove(content);
        stored.computeIfAbsent(item.asset(), id -> new HashSet<>()).add(content);
        machines.remove(item.asset());
        item.succeed();
        goOn(item, measure(item));
    }

    /// @return whether the error was the uploader's to deal with
    boolean onRefusal(WorkItem item, CloudError error) {
        UploadMachine machine = machines.get(item.asset());
        return switch (error) {
            case CloudError.QuotaExceeded quota -> {
                startOver(machine);
                measure(item);
                // Less than asked for, whatever the plan says: others' open uploads count too.
                state.quota(Math.min(quota.freeBytes(), item.bytes() - 1));
                state.requeue(item);
                yield true;
            }
            case CloudError.UploadExpired _ -> {
                startOver(machine);
                UploadMachine next = measure(item);
                if (machine == null || machine.restarts() == 1) {
                    goOn(item, next);
                } else {
                    // Once is in order; a cloud that lets every session expire is not asked at
                    // once.
                    state.setBack(item, Reason.ITEM_RETRY_WAIT, machine.restarts() - 1);
                }
                yield true;
            }
            case CloudError.HashMismatch _ -> {
                startOver(machine);
                state.setBack(item, Reason.SOURCE_UNREADABLE);
                yield true;
            }
            case CloudError.BodyTooLarge _ -> {
                if (shrinkParts()) {
                    goOn(item, machine(item.asset()));
                } else {
                    state.setBack(item, Reason.BODY_TOO_LARGE);
                }
                yield true;
            }
            default -> {
                state.requeue(item);
                yield false;
            }
        };
    }

    /// @return whether the failure was this item's own
    boolean onFailure(WorkItem item, TransportFailure failure) {
        if (failure == TransportFailure.SOURCE_UNREADABLE) {
            state.setBack(item, Reason.SOURCE_UNREADABLE);
            return true;
        }
        if (failure == TransportFailure.CONNECTION_RESET) {
            // On a network that breaks connections, shorter parts get through where long ones
            // don't.
            shrinkParts();
        }
        state.requeue(item);
        return false;
    }

    /// A part took longer than a request may: on so slow a network, shorter ones get through.
    void onOverdue() {
        shrinkParts();
    }

    private boolean shrinkParts() {
        long smallest = state.config.policy().smallestPartBytes();
        if (partBytes <= smallest) {
            return false;
        }
        partBytes = Math.max(smallest, partBytes / 2);
        return true;
    }

    private void goOn(WorkItem item, @Nullable UploadMachine machine) {
        // Gates are evaluated before every part, not only at the start.
        if (machine != null && state.holds(item) != Reasons.NONE) {
            state.requeue(item);
        } else {
            send(item, machine, false);
        }
    }

    private void uploaded(WorkItem item) {
        state.finish(item);
        state.enqueue(item.asset(), WorkKind.METADATA, 0);
    }

    /// Counts what an item has left to move.
    ///
    /// @return what moves it next; null if all is in the cloud
    private @Nullable UploadMachine measure(WorkItem item) {
        Revision local = state.trees.local(item.asset());
        if (local == null) {
            return null;
        }
        UploadMachine machine = machine(item.asset());
        long next = machine == null ? 0 : machine.remainingBytes();
        long missing = missingBytes(item.asset(), local, state.trees.remote(item.asset()));
        item.remaining(missing - promisedBytes(item.asset(), local), Math.min(partBytes, next));
        return machine;
    }

    /// The machine of the first resource that is missing; null when none is.
    private @Nullable UploadMachine machine(AssetId id) {
        Revision local = state.trees.local(id);
        if (local == null) {
            return null;
        }
        Revision remote = state.trees.remote(id);
        for (Resource resource : local.resources()) {
            if (!known(id, resource, remote)) {
                UploadMachine current = machines.get(id);
                if (current == null || !current.resource().equals(resource)) {
                    current = new UploadMachine(resource);
                    machines.put(id, current);
                }
                return current;
            }
        }
        return null;
    }

    private boolean known(AssetId id, Resource resource, @Nullable Revision remote) {
        Set<ContentHash> sent = stored.get(id);
        if (sent != null && sent.contains(resource.hash())) {
            return true;
        }
        return remote != null
                && !lost.contains(resource.hash())
                && remote.resources().contains(resource);
    }

    private void startOver(@Nullable UploadMachine machine) {
        if (machine != null) {
            ContentHash content = machine.resource().hash();
            machine.startOver();
            promised =
                    promised.stream()
                            .filter(open -> !open.equals(content))
                            .collect(ImmutableSet.toImmutableSet());
        }
    }
}
