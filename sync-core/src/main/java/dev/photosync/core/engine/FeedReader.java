package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import org.jspecify.annotations.Nullable;

/// Reads what changed in the cloud: the feed from the cursor on or, when its history is gone, the
/// whole listing and then the feed from where the listing began.
final class FeedReader {
    private final EngineState state;
    private final Reconciler reconciler;
    private boolean due;
    private boolean dueAgain;
    private boolean reading;
    private @Nullable Listing listing;

    /// A full resync under way.
    private record Listing(@Nullable AssetId after, @Nullable Cursor asOf) {}

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
                listing == null
                        ? new Request.FetchChanges(state.trees.cursor(), limit)
                        : new Request.ListRecords(listing.after(), limit);
        reading = true;
        dueAgain = false;
        state.trees.askForPage();
        state.outbox.send(WorkKind.CHANGES, request, null, state.now(), probe);
    }

    void onChanges(Reply.ChangePage page) {
        reading = false;
        quota(page.quotaFreeBytes());
        if (state.trees.contradicted(page.changes()) || blockedBy(page.changes())) {
            return;
        }
        // A cursor that does not move although more is said to come would be read for ever.
        boolean stuck = page.moreComing() && page.next().equals(state.trees.cursor());
        state.trees.takePage(page.changes(), page.next(), state.outbox);
        plan(page.changes());
        if (!page.moreComing() || stuck) {
            done();
        }
    }

    void onListing(Reply.RecordPage page) {
        reading = false;
        if (state.trees.contradicted(page.records()) || blockedBy(page.records())) {
            return;
        }
        Listing current = listing == null ? new Listing(null, null) : listing;
        Cursor asOf = current.asOf() == null ? page.asOf() : current.asOf();
        state.trees.takeListing(page.records(), state.outbox);
        plan(page.records());
        if (page.moreComing() && !page.records().isEmpty()) {
            listing = new Listing(page.records().getLast().id(), asOf);
            return;
        }
        listing = null;
        state.trees.takePage(ImmutableList.of(), asOf, state.outbox);
        state.outbox.report(new EngineEvent.ResyncDone());
    }

    /// @return whether the error was the reader's to deal with
    boolean onRefusal(CloudError error) {
        reading = false;
        return switch (error) {
            case CloudError.ChangeTokenExpired _ -> {
                listing = new Listing(null, null);
                state.outbox.report(new EngineEvent.ResyncBegan());
                yield true;
            }
            case CloudError.ZoneNotFound _ -> {
                zoneLost();
                yield true;
            }
            default -> false;
        };
    }

    /// The request ended without a reply.
    void onFailure() {
        reading = false;
    }

    /// The zone is gone with all its records; this device offers what it has.
    void zoneLost() {
        listing = null;
        state.trees.loseZone(state.outbox);
        state.outbox.report(new EngineEvent.ZoneLost());
        reconciler.planAll();
        due();
    }

    /// The plan has this much left: uploads that it now has room for may go on.
    void quota(long freeBytes) {
        boolean more = freeBytes > state.memory.quotaFreeBytes();
        state.memory.quotaFreeBytes(freeBytes);
        if (more) {
            state.reconsider(WorkKind.UPLOAD, Reason.CLOUD_QUOTA.bit());
        }
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
