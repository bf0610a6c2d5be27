package dev.photosync.core.engine;

import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.gate.BudgetMeter;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.core.schedule.Lane;
import dev.photosync.core.schedule.WorkItem;
import dev.photosync.core.storage.Holdings;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What the engine's parts share: the trees, the lanes, the memory, and the time of this input.
final class EngineState {
    private static final WorkKind[] KINDS = WorkKind.values();

    final EngineConfig config;
    final GateMemory memory;
    final Trees trees;
    final Holdings holdings;
    final Outbox outbox;
    private final Lane[] lanes = new Lane[KINDS.length];
    private final Work[] probes = new Work[KINDS.length];
    private final PriorityQueue<WorkItem> retries =
            new PriorityQueue<>(
                    Comparator.comparingLong(WorkItem::retryAtMicros)
                            .thenComparing(WorkItem::asset));
    private Conditions conditions;
    private long nowMicros;
    private long budgetRenewsAtMicros = Long.MAX_VALUE;
    private int uses;

    EngineState(EngineConfig config, Input.Started started, long nowMicros) {
        this.config = config;
        this.memory = new GateMemory(config.libraryAccount());
        this.trees = new Trees(started.local(), started.image());
        this.holdings = started.holdings();
        this.uses = holdings.newestUse();
        this.conditions = started.conditions();
        this.nowMicros = nowMicros;
        this.outbox =
                new Outbox(
                        new RequestHeader(
                                config.libraryAccount(),
                                config.device(),
                                config.release().protocolVersion()));
        for (WorkKind kind : KINDS) {
            lanes[kind.ordinal()] = new Lane(kind, slots(config.policy(), kind));
            probes[kind.ordinal()] = new Work.LaneProbe(kind);
        }
    }

    private static int slots(SyncPolicy policy, WorkKind kind) {
        return switch (kind) {
            case CHANGES -> 1;
            case METADATA -> policy.batchRecords();
            case UPLOAD -> policy.uploadSlots();
            case ORIGINAL_ON_DEMAND, OPTIMISED, ORIGINAL -> policy.downloadSlots();
        };
    }

    long now() {
        return nowMicros;
    }

    void now(long micros) {
        nowMicros = micros;
    }

    Conditions conditions() {
        return conditions;
    }

    void conditions(Conditions observed) {
        conditions = observed;
    }

    Lane lane(WorkKind kind) {
        return lanes[kind.ordinal()];
    }

    /// A rising number for least-recently-used order.
    int nextUse() {
        return ++uses;
    }

    /// All reasons that hold a piece of work now.
    long holds(Work work) {
        return config.gates().evaluate(work, conditions, config.policy(), memory, nowMicros);
    }

    /// All reasons that hold a whole lane now.
    long laneHolds(WorkKind kind) {
        return holds(probes[kind.ordinal()]);
    }

    /// Queues work for an asset, unless the lane has it already.
    WorkItem enqueue(AssetId asset, WorkKind kind, long bytes) {
        WorkItem item = lane(kind).get(asset);
        if (item == null) {
            long chunk = Math.min(bytes, config.policy().partBytes());
            item = lane(kind).add(asset, bytes, chunk);
            outbox.report(new EngineEvent.Queued(asset, kind, bytes));
        }
        return item;
    }

    /// Ends an item whose work is done.
    void finish(WorkItem item) {
        lane(item.kind()).end(item);
        outbox.report(new EngineEvent.Finished(item.asset(), item.kind()));
    }

    /// Ends an item whose work is no longer wanted, and stops its bytes.
    void drop(AssetId asset, WorkKind kind) {
        WorkItem item = lane(kind).get(asset);
        if (item == null) {
            return;
        }
        for (Outbox.InFlight sent : outbox.unanswered()) {
            if (sent.item == item) {
                outbox.cancel(sent);
            }
        }
        lane(kind).end(item);
        outbox.report(new EngineEvent.Dropped(asset, kind));
    }

    /// Takes a running item's slot away; it keeps its rank.
    void requeue(WorkItem item) {
        if (item.place() == WorkItem.Place.RUNNING) {
            lane(item.kind()).requeue(item);
            outbox.report(new EngineEvent.Requeued(item.asset(), item.kind()));
        }
    }

    /// Stands an item back after a failure of its own; each failure in a row waits longer.
    void setBack(WorkItem item, Reason reason) {
        setBack(item, reason, item.failures() + 1);
    }

    /// Stands an item back after so many failures of its own.
    void setBack(WorkItem item, Reason reason, int failures) {
        long delay =
                config.rules()
                        .retry()
                        .delayMicros(
                                failures,
                                config.policy().firstRetryMicros(),
                                config.policy().longestRetryMicros(),
                                Mix.of(config.seed(), item.asset().low()));
        item.fail(reason.bit(), nowMicros + delay);
        retries.add(item);
        requeue(item);
    }

    /// An item needs room for so many bytes, and has so many to move. One that needs less than when
    /// it was set aside may fit now.
    void needs(WorkItem item, long bytes, long toMove) {
        boolean less = bytes < item.bytes();
        item.remaining(bytes, Math.min(toMove, config.policy().partBytes()));
        if (less && item.place() == WorkItem.Place.PARKED) {
            unpark(item);
        }
    }

    private void unpark(WorkItem item) {
        lane(item.kind()).unpark(item);
        outbox.report(new EngineEvent.Unparked(item.asset(), item.kind()));
    }

    /// Sets the item at the head of its lane aside.
    void park(WorkItem head, long reasons) {
        lane(head.kind()).park(head, reasons);
        if (Reasons.contains(reasons, Reason.CELLULAR_BUDGET)) {
            budgetRenewsAtMicros =
                    BudgetMeter.renewsAtMicros(nowMicros, config.policy().cellularWindowMicros());
        }
        outbox.report(new EngineEvent.Parked(head.asset(), head.kind(), head.bytes(), reasons));
    }

    /// Puts parked items back whose reason may have ended.
    void reconsider(WorkKind kind, long reasons) {
        for (WorkItem item : lane(kind).reconsider(reasons)) {
            outbox.report(new EngineEvent.Unparked(item.asset(), kind));
        }
    }

    /// The plan has this much left: uploads that it now has room for may go on.
    void quota(long freeBytes) {
        boolean more = freeBytes > memory.quotaFreeBytes();
        memory.quotaFreeBytes(freeBytes);
        if (more) {
            reconsider(WorkKind.UPLOAD, Reason.CLOUD_QUOTA.bit());
        }
    }

    /// Puts downloads back that may fit now.
    void reconsiderDownloads() {
        for (WorkKind kind : KINDS) {
            if (kind.download()) {
                reconsider(kind, Reason.NO_ROOM_FOR_DOWNLOAD.bit());
            }
        }
    }

    /// Lets items try again whose own backoff is over, or that wait for a budget since renewed.
    void retryDue() {
        if (budgetRenewsAtMicros <= nowMicros) {
            budgetRenewsAtMicros = Long.MAX_VALUE;
            for (WorkKind kind : KINDS) {
                reconsider(kind, Reason.CELLULAR_BUDGET.bit());
            }
        }
        WorkItem head = retries.peek();
        while (head != null && head.retryAtMicros() <= nowMicros) {
            retries.remove();
            head.retry();
            if (head.place() == WorkItem.Place.PARKED) {
                unpark(head);
            }
            head = retries.peek();
        }
    }

    /// When the next item may try again; {@link Long#MAX_VALUE} if none waits.
    long nextRetryMicros() {
        WorkItem head = retries.peek();
        return Math.min(budgetRenewsAtMicros, head == null ? Long.MAX_VALUE : head.retryAtMicros());
    }

    /// Parks the items at the head of a held lane that are held for reasons of their own as well,
    /// so that the lane's reasons do not hide theirs.
    void parkHeads(WorkKind kind, long laneReasons) {
        WorkItem head = lane(kind).peek();
        while (head != null) {
            long own = holds(head) & ~laneReasons;
            if (own == Reasons.NONE) {
                return;
            }
            park(head, own);
            head = lane(kind).peek();
        }
    }

    /// The item whose turn it is in a lane and that nothing holds; parks those that are held for
    /// reasons of their own on the way.
    @Nullable WorkItem takeOpen(WorkKind kind, long laneReasons) {
        Lane lane = lane(kind);
        while (lane.canTake()) {
            WorkItem head = lane.peek();
            if (head == null) {
                return null;
            }
            long own = holds(head) & ~laneReasons;
            if (own == Reasons.NONE) {
                lane.start(head);
                outbox.report(new EngineEvent.Began(head.asset(), kind));
                return head;
            }
            park(head, own);
        }
        return null;
    }

    /// Records what the device holds of an asset, and has the host make it so.
    void storeCopy(AssetId asset, Revision revision, Rendition rendition, long heldBytes) {
        long before = holdings.bytes(asset);
        holdings.set(asset, rendition, heldBytes, nextUse());
        holdsFilesOf(asset, revision, rendition);
        freed(before - heldBytes);
        outbox.emit(new Effect.StoreCopy(asset, revision, rendition, heldBytes));
    }

    /// Makes the original that the device holds of one asset another's, and has the host do so.
    ///
    /// @param toRevision of the other's files those that are held
    void moveOriginal(AssetId from, Revision fromRevision, AssetId to, Revision toRevision) {
        long heldBytes = toRevision.sizeBytes();
        freed(holdings.bytes(from) - heldBytes);
        holdings.set(to, Rendition.ORIGINAL, heldBytes, nextUse());
        holdsFilesOf(to, toRevision, Rendition.ORIGINAL);
        holdings.set(from, Rendition.NONE, 0, nextUse());
        outbox.emit(new Effect.MoveCopy(from, fromRevision, to, toRevision, heldBytes));
    }

    private void holdsFilesOf(AssetId asset, Revision revision, Rendition rendition) {
        Revision local = trees.local(asset);
        if (rendition != Rendition.NONE
                && local != null
                && !local.resources().equals(revision.resources())) {
            holdings.markStale(asset, revision.resources());
        }
    }

    /// Keeps the observed free storage in step with what the engine itself writes and drops.
    void freed(long bytes) {
        conditions = conditions.withFreeBytes(conditions.freeBytes() + bytes);
    }
}
