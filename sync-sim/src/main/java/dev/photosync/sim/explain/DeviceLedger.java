package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One device as its part of the trace tells it: what is pending and what holds it, now and in sum.
///
/// Held time is kept twice. *Overlapping*: each reason is given all the time for which it held some
/// pending work. *Exclusive*: every instant is given to exactly one of {@link Share}'s cases or
/// reasons, so that they sum to the elapsed time.
public final class DeviceLedger {
    /// What an instant is given to when no single reason is to blame.
    public enum Share {
        /// Nothing was pending.
        IDLE,
        /// Some pending work was progressing.
        MOVING,
        /// The engine was not running.
        OFF,
        /// Work was queued, nothing held it, and nothing moved.
        WAITING
    }

    /// A pending item.
    ///
    /// @param sinceMicros when it came to be as it is
    /// @param queuedMicros when it was first queued
    /// @param moving whether it has a slot
    /// @param reasons what holds it aside, of its own; a set of reasons
    public record Item(
            AssetId asset,
            WorkKind kind,
            long bytes,
            long queuedMicros,
            long sinceMicros,
            boolean moving,
            long reasons) {}

    private static final WorkKind[] KINDS = WorkKind.values();
    private static final int REASONS = Reason.values().length;

    private final String device;
    private final String account;
    private final HoldJudge judge;
    private final LaneLedger[] lanes = new LaneLedger[KINDS.length];
    private final long[] overlapping = new long[REASONS];
    private final long[] exclusive = new long[REASONS];
    private final long[] shares = new long[Share.values().length];
    // Summed up over the lanes, so that time goes by without a look at each of them.
    private int pending;
    private int moving;

    /// The lanes in which something holds all or some item, a bit for each kind.
    private int heldKinds;

    private final Set<AssetId> unheard = new HashSet<>();
    private int unheardAtStart;
    private int assets;
    private boolean running;
    private String release = "";
    private long runningSinceMicros;
    private @Nullable StopCause stoppedBy;
    private long stoppedAtMicros;
    private boolean pollDue;
    private long asOfMicros;
    private long lastBulkMicros = Long.MIN_VALUE;
    private long bulkBytes;
    private long cellularBytes;
    private @Nullable Conditions truth;
    private @Nullable Conditions belief;

    DeviceLedger(TraceEvent.DeviceIs is) {
        this.device = is.device();
        this.account = is.account();
        this.judge = new HoldJudge(account);
        this.assets = is.assets();
        this.unheardAtStart = is.unheard();
        for (WorkKind kind : KINDS) {
            lanes[kind.ordinal()] = new LaneLedger();
        }
    }

    public String device() {
        return device;
    }

    public String account() {
        return account;
    }

    /// Whether the engine runs.
    public boolean running() {
        return running;
    }

    /// The release its engine last started with; empty before it has started.
    public String release() {
        return release;
    }

    /// When its engine last started; 0 before it has.
    public long runningSinceMicros() {
        return runningSinceMicros;
    }

    /// Why its engine last went off; null if it never has.
    @Nullable StopCause stoppedBy() {
        return stoppedBy;
    }

    /// When its engine last went off; 0 if it never has.
    long stoppedAtMicros() {
        return stoppedAtMicros;
    }

    /// The true conditions; null before the device has started.
    public @Nullable Conditions truth() {
        return truth;
    }

    /// The conditions the engine was last told; null before it has started.
    public @Nullable Conditions belief() {
        return belief;
    }

    /// Who tells which of the holds are true.
    public HoldJudge judge() {
        return judge;
    }

    /// Pending items of a kind.
    public int pending(WorkKind kind) {
        return lane(kind).pending();
    }

    /// All pending items.
    public int pending() {
        return pending;
    }

    /// Items of a kind that have a slot.
    public int moving(WorkKind kind) {
        return lane(kind).moving();
    }

    /// Items of a kind that have no slot and that nothing of their own holds aside.
    public int waiting(WorkKind kind) {
        return lane(kind).waiting();
    }

    /// Assets in the cloud that the device has not heard of.
    public int unheard() {
        return unheard.size() + unheardAtStart;
    }

    /// Whether the engine has reason to read the feed.
    public boolean pollDue() {
        return pollDue;
    }

    /// When bulk bytes last moved; very long ago if never.
    public long lastBulkMicros() {
        return lastBulkMicros;
    }

    public long bulkBytes() {
        return bulkBytes;
    }

    public long cellularBytes() {
        return cellularBytes;
    }

    /// The pending item of an asset, in the lane where it is; null if it has none.
    public @Nullable Item item(AssetId asset) {
        for (LaneLedger lane : lanes) {
            Item item = lane.item(asset);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    /// What holds a lane as a whole.
    public long laneReasons(WorkKind kind) {
        return lane(kind).reasons();
    }

    /// Since when a reason has held a lane.
    public long laneSince(WorkKind kind, Reason reason) {
        return lane(kind).sinceMicros(reason);
    }

    /// When the first of a lane's holds is known to end; 0 if unknown.
    public long laneUntil(WorkKind kind) {
        return lane(kind).untilMicros();
    }

    /// How many items of a kind a reason of their own holds aside.
    public int parked(WorkKind kind, Reason reason) {
        return lane(kind).parked(reason);
    }

    /// Since when a reason of their own has held items of a kind aside; very late if it holds none.
    long parkedSinceMicros(WorkKind kind, Reason reason) {
        return lane(kind).parkedSinceMicros(reason);
    }

    /// What the pending items of a kind come to.
    long bytes(WorkKind kind) {
        return lane(kind).bytes();
    }

    /// The item of a kind to name when one is to stand for all; null if there is none.
    @Nullable Item example(WorkKind kind) {
        return lane(kind).example();
    }

    /// Whether there is work of this kind for its lane's holds to hold.
    public boolean hasWork(WorkKind kind) {
        return kind == WorkKind.CHANGES ? pollDue || unheard() > 0 : pending(kind) > 0;
    }

    /// Everything that holds some pending work of a kind, as a set of reasons.
    public long holds(WorkKind kind) {
        return hasWork(kind) ? lane(kind).holds() : Reasons.NONE;
    }

    /// Everything that holds some pending work, as a set of reasons.
    public long holds() {
        long reasons = 0;
        for (int rest = heldKinds; rest != 0; rest &= rest - 1) {
            reasons |= holds(KINDS[Integer.numberOfTrailingZeros(rest)]);
        }
        return reasons;
    }

    /// The time a reason held some pending work, whatever else did.
    public long overlappingMicros(Reason reason) {
        return overlapping[reason.ordinal()];
    }

    /// The time for which a reason is to blame in the exclusive account.
    public long exclusiveMicros(Reason reason) {
        return exclusive[reason.ordinal()];
    }

    /// The time given to a case in which no reason is to blame.
    public long shareMicros(Share share) {
        return shares[share.ordinal()];
    }

    /// What the present instant is given to: a reason, or null if {@link #shareNow} says.
    public @Nullable Reason blamed() {
        return shareNow() == null ? Reasons.first(holds()) : null;
    }

    /// The case of the present instant; null if a reason is to blame.
    public @Nullable Share shareNow() {
        if (pending() == 0 && unheard() == 0 && !pollDue) {
            return Share.IDLE;
        }
        if (!running) {
            return Share.OFF;
        }
        if (anyMoving()) {
            return Share.MOVING;
        }
        return holds() == 0 ? Share.WAITING : null;
    }

    private boolean anyMoving() {
        return moving > 0 || pollDue && laneReasons(WorkKind.CHANGES) == 0;
    }

    /// Accounts for the time up to a moment.
    void advance(long toMicros) {
        long elapsed = toMicros - asOfMicros;
        if (elapsed <= 0) {
            return;
        }
        asOfMicros = toMicros;
        Share share = shareNow();
        if (share == Share.IDLE) {
            shares[share.ordinal()] += elapsed;
            return;
        }
        long holds = running ? holds() : 0;
        for (long rest = holds; rest != 0; rest &= rest - 1) {
            overlapping[Long.numberOfTrailingZeros(rest)] += elapsed;
        }
        if (share != null) {
            shares[share.ordinal()] += elapsed;
        } else {
            exclusive[Long.numberOfTrailingZeros(holds)] += elapsed;
        }
    }

    void read(TraceEvent event) {
        advance(event.atMicros());
        judge.read(event);
        switch (event) {
            case TraceEvent.ConditionsAre are -> truth = are.conditions();
            case TraceEvent.Observed observed -> belief = observed.conditions();
            case TraceEvent.EngineStarted started -> {
                running = true;
                release = started.release();
                runningSinceMicros = started.atMicros();
                clear();
            }
            case TraceEvent.EngineStopped stopped -> {
                running = false;
                stoppedBy = stopped.cause();
                stoppedAtMicros = stopped.atMicros();
            }
            case TraceEvent.AssetAdded _ -> assets++;
            case TraceEvent.CloudCommitted committed -> {
                if (!committed.byDevice().equals(device)) {
                    unheard.add(committed.asset());
                }
            }
            case TraceEvent.BytesMoved moved -> {
                if (moved.kind().bulk()) {
                    // A request or a reply that carries nothing moves no picture.
                    boolean pictures = moved.bytes() > Request.ENVELOPE_BYTES;
                    lastBulkMicros = pictures ? moved.atMicros() : lastBulkMicros;
                    bulkBytes += moved.bytes();
                }
                if (moved.transport() == Conditions.Transport.CELLULAR) {
                    cellularBytes += moved.bytes();
                }
            }
            case TraceEvent.CopyStored stored -> {
                if (stored.rendition() == Rendition.NONE) {
                    unheard.remove(stored.asset());
                }
            }
            case TraceEvent.Engine engine -> read(engine.atMicros(), engine.event());
            case TraceEvent.DeviceIs _,
                    TraceEvent.ActionTaken _,
                    TraceEvent.NotTaken _,
                    TraceEvent.QuotaIs _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.HintLost _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void read(long at, EngineEvent event) {
        switch (event) {
            case EngineEvent.Queued q ->
                    put(new Item(q.asset(), q.kind(), q.bytes(), at, at, false, 0));
            case EngineEvent.Began b -> become(b.asset(), b.kind(), at, true, 0);
            case EngineEvent.Requeued r -> become(r.asset(), r.kind(), at, false, 0);
            case EngineEvent.Parked p -> become(p.asset(), p.kind(), at, false, p.reasons());
            case EngineEvent.Unparked u -> become(u.asset(), u.kind(), at, false, 0);
            case EngineEvent.Finished f -> change(f.kind(), lane -> lane.take(f.asset()));
            case EngineEvent.Dropped d -> change(d.kind(), lane -> lane.take(d.asset()));
            case EngineEvent.LaneHeld held ->
                    change(held.kind(), lane -> lane.held(at, held.reasons(), held.untilMicros()));
            case EngineEvent.PollDue _ -> pollDue = true;
            case EngineEvent.PollDone _ -> {
                pollDue = false;
                // Some of what was there at the start may have been counted once more since.
                unheardAtStart = 0;
            }
            case EngineEvent.Committed c -> heard(c.asset());
            case EngineEvent.TookRemote t -> heard(t.asset());
            case EngineEvent.Merged m -> heard(m.asset());
            case EngineEvent.ZoneLost _ -> {
                // What was in it will not be heard of any more.
                unheard.clear();
                unheardAtStart = 0;
            }
            case EngineEvent.Evicted _,
                    EngineEvent.ResyncBegan _,
                    EngineEvent.ListingInstead _,
                    EngineEvent.ResyncDone _,
                    EngineEvent.RequestFailed _ -> {}
        }
    }

    private void heard(AssetId asset) {
        if (!unheard.remove(asset) && unheardAtStart > 0) {
            unheardAtStart--;
        }
    }

    private void clear() {
        for (LaneLedger lane : lanes) {
            lane.clear();
        }
        pending = 0;
        moving = 0;
        heldKinds = 0;
        pollDue = false;
    }

    private void become(AssetId asset, WorkKind kind, long at, boolean nowMoving, long reasons) {
        Item old = lane(kind).item(asset);
        if (old != null) {
            put(new Item(asset, kind, old.bytes(), old.queuedMicros(), at, nowMoving, reasons));
        }
    }

    private void put(Item item) {
        change(item.kind(), lane -> lane.put(item));
    }

    /// Changes a lane, and what is summed up with it.
    private void change(WorkKind kind, Consumer<LaneLedger> how) {
        LaneLedger lane = lane(kind);
        pending -= lane.pending();
        moving -= lane.moving();
        how.accept(lane);
        pending += lane.pending();
        moving += lane.moving();
        int bit = 1 << kind.ordinal();
        heldKinds = lane.holds() == Reasons.NONE ? heldKinds & ~bit : heldKinds | bit;
    }

    private LaneLedger lane(WorkKind kind) {
        return lanes[kind.ordinal()];
    }

    /// The items of a kind, oldest first; for views, not for hot paths.
    public ImmutableList<Item> itemsOf(WorkKind kind) {
        return lane(kind).items();
    }
}
