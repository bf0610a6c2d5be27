package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.Decision.ConflictCopy;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.core.schedule.WorkItem;
import org.jspecify.annotations.Nullable;

/// Turns the planner's decision for an asset into work in the lanes and changes of the trees.
///
/// The same pure {@link dev.photosync.core.diff.MergePolicy} decides after a single change, where
/// one asset is planned, and after a start or a resync, where all that differ between the three
/// trees are.
final class Reconciler {
    private final EngineState state;
    private final Uploader uploader;
    private final WantedCopies copies;

    Reconciler(EngineState state, Uploader uploader, WantedCopies copies) {
        this.state = state;
        this.uploader = uploader;
        this.copies = copies;
    }

    /// Plans every asset on which the three trees do not agree.
    void planAll() {
        Trees trees = state.trees;
        LibrarySnapshot.diff3(
                trees.local(),
                trees.remote(),
                trees.base(),
                (idHigh, idLow, local, remote, base) -> plan(new AssetId(idHigh, idLow)));
    }

    /// Plans one asset.
    void plan(AssetId id) {
        Trees trees = state.trees;
        Revision local = trees.local(id);
        Revision remote = trees.remote(id);
        if (remote != null && !readable(remote)) {
            waitForUpdate(id, local);
            return;
        }
        WorkItem save = state.lane(WorkKind.METADATA).get(id);
        // One that is on its way ends with its batch.
        if (save != null
                && save.place() != WorkItem.Place.RUNNING
                && save.troubles() == Reason.UNKNOWN_RECORD.bit()) {
            state.drop(id, WorkKind.METADATA);
        }
        Revision base = trees.base(id, remote);
        if (local != null && remote != null) {
            local = withoutOthersPictures(id, local, remote, base);
        }
        switch (state.config.rules().merge().plan(id, local, remote, base)) {
            case Decision.Nothing _ -> dropUploads(id);
            case Decision.Agree agree -> {
                trees.agree(id, agree.revision());
                dropUploads(id);
                copies.want(id);
                state.outbox.report(new EngineEvent.TookRemote(id));
            }
            case Decision.TakeRemote take -> takeRemote(id, local, take.revision());
            case Decision.Commit commit -> commit(id, commit.revision(), remote);
            case Decision.Merge merge -> merge(id, merge);
        }
    }

    /// What a device brings into a merge. A picture of which it does not hold the file is not its
    /// owner's: it came from the cloud, and where neither cloud nor base have it, it has been
    /// replaced there.
    private Revision withoutOthersPictures(
            AssetId id, Revision local, Revision remote, @Nullable Revision base) {
        if (local.resources().equals(remote.resources()) || remote.state() == AssetState.PURGED) {
            return local;
        }
        ImmutableList<Resource> own =
                local.resources().stream()
                        .filter(picture ->
                                state.holdings.hasFile(id, picture.hash())
                                        || remote.resources().contains(picture)
                                        || base != null && base.resources().contains(picture))
                        .collect(ImmutableList.toImmutableList());
        if (own.size() == local.resources().size()) {
            return local;
        }
        Revision brought = local.withResources(own);
        state.trees.putLocal(id, brought);
        adopt(id, local, brought);
        return brought;
    }

    /// The cloud keeps room for these uploads of this device, which after a restart does not know
    /// of them.
    void promised(ImmutableSet<ContentHash> openUploads) {
        if (uploader.promised(openUploads)) {
            planAll();
            state.reconsider(WorkKind.UPLOAD, Reason.CLOUD_QUOTA.bit());
        }
    }

    /// Neither the cloud nor this device has the content that an item is about. If it was purged,
    /// the device gives in: it cannot bring it back. Else another device may have it.
    void contentMissing(WorkItem item) {
        AssetId id = item.asset();
        Revision remote = state.trees.remote(id);
        if (remote != null && remote.state() == AssetState.PURGED) {
            takeRemote(id, state.trees.local(id), remote);
        } else {
            state.setBack(item, Reason.CONTENT_MISSING);
        }
    }

    /// Takes over what the cloud changed since a device was in step with it.
    ///
    /// @param before the device's library until now
    void fastForward(LibrarySnapshot before, ImmutableList<RecordChange> changes) {
        state.trees.fastForward();
        for (RecordChange change : changes) {
            Revision was = before.get(change.id());
            if (change.revision().equals(was)) {
                dropUploads(change.id());
            } else {
                state.trees.agreed(change);
                tookRemote(change.id(), was, change.revision());
            }
        }
    }

    /// Whether this release can read all of these records.
    boolean readable(ImmutableList<RecordChange> changes) {
        for (RecordChange change : changes) {
            if (!readable(change.revision())) {
                return false;
            }
        }
        return true;
    }

    /// Nothing is known of an unreadable record that this device's own revision could be built
    /// upon: a change of its own stays on the device until an update can read it.
    private void waitForUpdate(AssetId id, @Nullable Revision local) {
        dropUploads(id);
        if (local != null && !local.equals(state.trees.base().get(id))) {
            WorkItem item = state.enqueue(id, WorkKind.METADATA, 0);
            item.fail(Reason.UNKNOWN_RECORD.bit(), GateMemory.UNTIL_CLEARED);
        }
    }

    private boolean readable(Revision revision) {
        return revision.recordKind() <= state.config.release().newestRecordKind();
    }

    private void takeRemote(AssetId id, @Nullable Revision before, Revision revision) {
        state.trees.agree(id, revision);
        state.trees.putLocal(id, revision);
        tookRemote(id, before, revision);
    }

    private void tookRemote(AssetId id, @Nullable Revision before, Revision revision) {
        dropUploads(id);
        adopt(id, before, revision);
        state.outbox.report(new EngineEvent.TookRemote(id));
    }

    private void merge(AssetId id, Decision.Merge merge) {
        Revision before = state.trees.local(id);
        ConflictCopy copy = merge.copy();
        state.outbox.report(new EngineEvent.Merged(id, copy == null ? null : copy.id()));
        if (copy != null) {
            keepCopy(id, merge.merged(), copy);
        }
        state.trees.putLocal(id, merge.merged());
        adopt(id, before, merge.merged());
        Revision remote = state.trees.remote(id);
        if (remote != null) {
            // What the cloud has is now part of what this device has: the merge base moves up.
            state.trees.agree(id, remote);
        }
        plan(id);
    }

    /// Makes a losing edit an asset of its own, from the files that the device already has. Where
    /// there is no room for them twice they move: what the edit loses against is in the cloud, and
    /// the edit nowhere else.
    ///
    /// A crash may have come between the two, so that the library has the asset and not its files.
    private void keepCopy(AssetId of, Revision merged, ConflictCopy copy) {
        AssetId id = copy.id();
        if (state.trees.local(id) == null) {
            state.trees.putLocal(id, copy.revision());
            state.outbox.emit(new Effect.SaveRevision(id, copy.revision()));
        }
        if (state.holdings.rendition(of) == Rendition.ORIGINAL
                && state.holdings.rendition(id) == Rendition.NONE
                && copy.revision().equals(state.trees.local(id))) {
            Revision held = held(of, copy.revision());
            long bytes = held.sizeBytes();
            long room =
                    state.conditions().freeBytes() - state.config.policy().storageReserveBytes();
            if (bytes <= room) {
                state.storeCopy(id, held, Rendition.ORIGINAL, bytes);
            } else {
                state.moveOriginal(of, merged, id, held);
            }
        }
        plan(id);
    }

    /// A revision with those of its files that the device holds of an asset.
    private Revision held(AssetId of, Revision revision) {
        return revision.withResources(
                revision.resources().stream()
                        .filter(file -> state.holdings.hasFile(of, file.hash()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /// Makes the device follow a revision in its library that came from elsewhere.
    private void adopt(AssetId id, @Nullable Revision before, Revision revision) {
        state.outbox.emit(new Effect.SaveRevision(id, revision));
        if (revision.state() == AssetState.PURGED) {
            copies.drop(id);
            state.storeCopy(id, revision, Rendition.NONE, 0);
            return;
        }
        if (before != null && !before.resources().equals(revision.resources())) {
            state.holdings.markStale(id, before.resources());
            copies.drop(id);
        }
        if (!revision.live()) {
            copies.drop(id);
        }
        copies.want(id);
    }

    private void commit(AssetId id, Revision revision, @Nullable Revision remote) {
        long missing = uploader.missingBytes(id, revision, remote);
        WorkItem upload = state.lane(WorkKind.UPLOAD).get(id);
        WorkItem save = state.lane(WorkKind.METADATA).get(id);
        if (missing == 0) {
            boolean uploading = upload != null && upload.place() == WorkItem.Place.RUNNING;
            if (!uploading) {
                state.drop(id, WorkKind.UPLOAD);
            }
            if (!uploading && save == null) {
                state.enqueue(id, WorkKind.METADATA, 0);
            }
            return;
        }
        if (save != null && save.place() != WorkItem.Place.RUNNING) {
            state.drop(id, WorkKind.METADATA);
        }
        if (save == null || save.place() != WorkItem.Place.RUNNING) {
            WorkItem item = state.enqueue(id, WorkKind.UPLOAD, missing);
            state.needs(item, missing - uploader.promisedBytes(id, revision), missing);
        }
    }

    private void dropUploads(AssetId id) {
        state.drop(id, WorkKind.UPLOAD);
        WorkItem save = state.lane(WorkKind.METADATA).get(id);
        if (save != null && save.place() != WorkItem.Place.RUNNING) {
            state.drop(id, WorkKind.METADATA);
        }
        uploader.forget(id);
    }

    /// What happens when the owner changes an asset on this device.
    void localChange(Input.LocalChange change) {
        AssetId id = change.asset();
        state.trees.putLocal(id, change.revision());
        if (change.heldBytes() >= 0) {
            long before = state.holdings.bytes(id);
            state.holdings.set(
                    id,
                    change.heldBytes() == 0 ? Rendition.NONE : Rendition.ORIGINAL,
                    change.heldBytes(),
                    state.nextUse());
            state.freed(before - change.heldBytes());
        }
        if (!change.revision().live() || change.heldBytes() > 0) {
            copies.drop(id);
        }
        plan(id);
        copies.want(id);
    }

    /// What happens when the owner opens an asset in full resolution.
    void original(AssetId id) {
        Revision revision = state.trees.local(id);
        state.holdings.touch(id, state.nextUse());
        if (revision == null || revision.state() == AssetState.PURGED) {
            return;
        }
        if (state.holdings.rendition(id) != Rendition.ORIGINAL || state.holdings.stale(id)) {
            state.enqueue(id, WorkKind.ORIGINAL_ON_DEMAND, revision.sizeBytes());
        }
    }
}
