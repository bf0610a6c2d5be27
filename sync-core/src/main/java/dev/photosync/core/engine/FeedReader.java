package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent.ListingInstead.Fault;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.LibrarySnapshot;
import org.jspecify.annotations.Nullable;

/// Reads what changed in the cloud: the feed from the cursor on or, when its history is gone, what
/// a {@link Resync} finds and then the feed from where that began.
final class FeedReader {
    private static final int MOST_PATIENCE = 15;

    private final EngineState state;
    private final Reconciler reconciler;
    private boolean due;
    private boolean dueAgain;
    private boolean reading;
    private @Nullable Resync resync;

    /// How often the feed must be found expired before the next resync: not at all with a cloud in
    /// order, where a page of the feed comes after each.
    private int patience;

    private int expired;

    FeedReader(EngineState state, Reconciler reconciler) {
        this.state = state;
        this.reconciler = reconciler;
    }

    /// The feed may have news.
    void due() {
        // What it tells of may be younger than the page that is on its way.
        dueAgain |= reading;
        if (!due) {
            due = true;
            state.outbox.report(new EngineEvent.PollDue());
        }
    }

    /// Whether a request should go out.
    boolean wants() {
        return due && !reading;
    }

    void send(boolean probe) {
        int limit = state.config.policy().pageRecords();
        Request request =
                resync == null
                        ? new Request.FetchChanges(state.trees.cursor(), limit)
                        : resync.request();
        reading = true;
        dueAgain = false;
        state.trees.askForPage();
        state.outbox.send(WorkKind.CHANGES, request, null, state.now(), probe);
    }

    void onChanges(Reply.ChangePage page) {
        reading = false;
        patience = 0;
        state.quota(page.quotaFreeBytes());
        reconciler.promised(page.openUploads());
        if (state.trees.contradicted(page.changes()) || blockedBy(page.changes())) {
            return;
        }
        // A cursor that does not move although more is said to come would be read for ever.
        boolean stuck = page.moreComing() && page.next().equals(state.trees.cursor());
        boolean inStep = state.trees.inStep();
        LibrarySnapshot before = state.trees.local();
        state.trees.takePage(page.changes(), page.next());
        if (inStep && reconciler.readable(page.changes())) {
            reconciler.fastForward(before, page.changes());
        } else {
            plan(page.changes());
        }
        if (!page.moreComing() || stuck) {
            done();
        }
    }

    void onSketch(Reply.SketchPage page) {
        reading = false;
        if (resync != null) {
            proceed(resync, resync.onSketch(page));
        }
    }

    void onRecords(Reply.RecordPage page) {
        reading = false;
        if (resync == null
                || state.trees.contradicted(page.records())
                || blockedBy(page.records())) {
            return;
        }
        state.trees.takeListing(page.records());
        plan(page.records());
        proceed(resync, resync.onRecords(page));
    }

    private void proceed(Resync current, @Nullable Fault fault) {
        if (fault != null) {
            state.outbox.report(new EngineEvent.ListingInstead(fault));
        }
        Cursor asOf = current.done();
        if (asOf != null) {
            resync = null;
            state.trees.takePage(ImmutableList.of(), asOf);
            state.outbox.report(new EngineEvent.ResyncDone());
        }
    }

    /// @return whether the error was the reader's to deal with
    boolean onRefusal(CloudError error) {
        reading = false;
        return switch (error) {
            case CloudError.ChangeTokenExpired _ -> onExpired();
            case CloudError.ZoneNotFound _ -> {
                zoneLost();
                yield true;
            }
            default -> false;
        };
    }

    private boolean onExpired() {
        if (resync != null) {
            Fault fault = resync.onExpired();
            proceed(resync, fault);
            return fault != null;
        }
        if (expired < patience) {
            expired++;
            return false;
        }
        expired = 0;
        patience = Math.min(MOST_PATIENCE, 2 * patience + 1);
        Trees trees = state.trees;
        resync = new Resync(trees.cursor(), trees.remote(), state.config.policy().pageRecords());
        state.outbox.report(new EngineEvent.ResyncBegan());
        return true;
    }

    /// The request ended without a reply.
    void onFailure() {
        reading = false;
    }

    /// The zone is gone with all its records; this device offers what it has.
    void zoneLost() {
        resync = null;
        state.trees.loseZone(state.outbox);
        state.outbox.report(new EngineEvent.ZoneLost());
        reconciler.planAll();
        due();
    }

    private void done() {
        if (dueAgain) {
            return;
        }
        due = false;
        state.outbox.report(new EngineEvent.PollDone());
    }

    private void plan(ImmutableList<RecordChange> changes) {
        for (RecordChange change : changes) {
            reconciler.plan(change.id());
        }
    }

    /// Whether an old release stops at these records, since it cannot read one of them.
    private boolean blockedBy(ImmutableList<RecordChange> records) {
        if (state.config.release().setsUnknownAside()) {
            return false;
        }
        for (RecordChange record : records) {
            if (record.revision().recordKind() > state.config.release().newestRecordKind()) {
                state.memory.blockFeed();
                return true;
            }
        }
        return false;
    }
}
