package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.core.schedule.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Commits records in atomic batches, one batch at a time: what gathers while one is on its way
/// makes up the next.
///
/// A batch that is over a limit is halved, and the limit grows by one with each batch that is
/// saved.
final class Committer {
    /// So many conflicts, one after the other and each with news, are other devices' doing; more
    /// are a fault of the cloud's.
    private static final int MOST_CONFLICTS_IN_A_ROW = 10;

    private final EngineState state;
    private final Reconciler reconciler;
    private final Uploader uploader;
    private final WantedCopies copies;
    private final List<WorkItem> batch = new ArrayList<>();
    private final Set<AssetId> overtaken = new HashSet<>();
    private ImmutableList<RecordSave> saves = ImmutableList.of();
    private LibrarySnapshot localWhenSent = LibrarySnapshot.empty();
    // Looked up, never iterated.
    private final Map<AssetId, Integer> timesMissing = new HashMap<>();
    private int batchLimit;
    private int conflictsInARow;

    Committer(EngineState state, Reconciler reconciler, Uploader uploader, WantedCopies copies) {
        this.state = state;
        this.reconciler = reconciler;
        this.uploader = uploader;
        this.copies = copies;
        this.batchLimit = state.config.policy().batchRecords();
    }

    /// Whether a batch can be made up.
    boolean wants() {
        return batch.isEmpty() && state.lane(WorkKind.METADATA).canTake();
    }

    /// @return whether a batch went out
    boolean send(long laneReasons, boolean probe) {
        int most = Math.min(batchLimit, state.lane(WorkKind.METADATA).pending());
        ImmutableList.Builder<RecordSave> parts = ImmutableList.builderWithExpectedSize(most);
        while (batch.size() < batchLimit) {
            WorkItem item = state.takeOpen(WorkKind.METADATA, laneReasons);
            if (item == null) {
                break;
            }
            Revision local = state.trees.local(item.asset());
            if (local == null) {
                state.finish(item);
                continue;
            }
            batch.add(item);
            parts.add(new RecordSave(item.asset(), state.trees.remote(item.asset()), local));
        }
        if (batch.isEmpty()) {
            return false;
        }
        saves = parts.build();
        localWhenSent = state.trees.local();
        state.outbox.send(
                WorkKind.METADATA, new Request.CommitBatch(saves), null, state.now(), probe);
        return true;
    }

    /// The feed tells of records. Where one is in the batch on its way, and that batch is saved,
    /// this is what became of it afterwards.
    void onHeard(ImmutableList<RecordChange> records) {
        for (RecordChange record : records) {
            WorkItem item = state.lane(WorkKind.METADATA).get(record.id());
            if (item != null && item.place() == WorkItem.Place.RUNNING) {
                overtaken.add(record.id());
            }
        }
    }

    /// The whole batch is durable in the cloud.
    void onCommitted() {
        List<WorkItem> done = List.copyOf(batch);
        ImmutableList<RecordSave> saved = saves;
        Set<AssetId> changedSince = Set.copyOf(overtaken);
        boolean localAsSent = state.trees.local().equals(localWhenSent);
        reset();
        conflictsInARow = 0;
        batchLimit = Math.min(batchLimit + 1, state.config.policy().batchRecords());
        List<RecordChange> agreed = new ArrayList<>(saved.size());
        for (RecordSave save : saved) {
            if (!changedSince.contains(save.id())) {
                agreed.add(new RecordChange(save.id(), save.desired()));
            }
        }
        state.trees.agree(agreed);
        for (int i = 0; i < saved.size(); i++) {
            RecordSave save = saved.get(i);
            state.finish(done.get(i));
            uploader.forget(save.id());
            timesMissing.remove(save.id());
            state.outbox.report(new EngineEvent.Committed(save.id()));
        }
        for (RecordSave save : saved) {
            // What is as it was saved is agreed upon; there is nothing to plan.
            boolean asSaved = localAsSent || save.desired().equals(state.trees.local(save.id()));
            if (!asSaved || changedSince.contains(save.id())) {
                reconciler.plan(save.id());
            }
            copies.want(save.id());
        }
    }

    /// @return whether the error was the committer's to deal with
    boolean onRefusal(CloudError error) {
        List<WorkItem> failed = giveBack();
        return switch (error) {
            case CloudError.ServerRecordChanged changed -> {
                boolean news = false;
                for (RecordChange current : changed.current()) {
                    news |= !current.revision().equals(state.trees.remote(current.id()));
                    state.trees.hearRemote(current.id(), current.revision());
                    reconciler.plan(current.id());
                }
                // Without news the same batch would be refused again at once.
                yield news && ++conflictsInARow <= MOST_CONFLICTS_IN_A_ROW;
            }
            case CloudError.LimitExceeded _, CloudError.BodyTooLarge _ -> {
                if (failed.size() > 1) {
                    batchLimit = failed.size() / 2;
                } else {
                    state.setBack(failed.getFirst(), Reason.BODY_TOO_LARGE);
                }
                yield true;
            }
            case CloudError.AssetFileNotFound missing -> {
                uploader.forget(missing.id());
                int times = timesMissing.merge(missing.id(), 1, Integer::sum);
                WorkItem item = state.lane(WorkKind.METADATA).get(missing.id());
                if (item != null && !state.holdings.hasFile(missing.id(), missing.content())) {
                    reconciler.contentMissing(item);
                } else {
                    uploader.lostByCloud(missing.id(), missing.content());
                    reconciler.plan(missing.id());
                    WorkItem upload = state.lane(WorkKind.UPLOAD).get(missing.id());
                    if (upload != null && times > 1) {
                        // It was uploaded for this already, or so the cloud said.
                        state.setBack(upload, Reason.CONTENT_MISSING, times - 1);
                    }
                }
                yield true;
            }
            default -> false;
        };
    }

    /// The request ended without a reply; whether it was carried out is unknown, and need not be
    /// known: saving again is harmless.
    void onFailure() {
        giveBack();
    }

    private List<WorkItem> giveBack() {
        List<WorkItem> failed = List.copyOf(batch);
        reset();
        for (WorkItem item : failed) {
            state.requeue(item);
        }
        for (WorkItem item : failed) {
            // A decision may have been put off while the batch was on its way.
            reconciler.plan(item.asset());
        }
        return failed;
    }

    private void reset() {
        batch.clear();
        saves = ImmutableList.of();
        localWhenSent = LibrarySnapshot.empty();
        overtaken.clear();
    }
}
