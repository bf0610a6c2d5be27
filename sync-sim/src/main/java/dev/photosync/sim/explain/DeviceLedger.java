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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One device as its part of the trace tells it: what is pending and what holds it, now and in sum.
///
/// What is told of the account it reads when it must: when an event of its own is read, or when
/// somebody asks for what depends on it.
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

    private final String device;
    private final String account;

    /// What was told of the account, which grows, and how much of that has been read.
    private final List<TraceEvent> ofAccount;

    private int readOfAccount;
    private final HoldJudge judge;
    private final Backlog backlog = new Backlog();
    private final HeldTime time = new HeldTime();
    private final Set<AssetId> unheard = new HashSet<>();
    private int unheardAtStart;
    private boolean running;
    private String release = "";
    private long runningSinceMicros;
    private @Nullable StopCause stoppedBy;
    private long stoppedAtMicros;
    private boolean pollDue;
    private long lastBulkMicros = Long.MIN_VALUE;
    private long bulkBytes;
    private long cellularBytes;
    private @Nullable Conditions truth;
    private @Nullable Conditions belief;

    /// One that is handed its account's events, too.
    DeviceLedger(TraceEvent.DeviceIs is) {
        this(is, List.of());
    }

    /// @param ofAccount where the account's events are, those to come too
    DeviceLedger(TraceEvent.DeviceIs is, List<TraceEvent> ofAccount) {
        this.device = is.device();
        this.account = is.account();
        this.ofAccount = ofAccount;
        this.readOfAccount = ofAccount.size();
        this.judge = new HoldJudge(account);
        this.unheardAtStart = is.unheard();
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
        readAccount();
        return judge;
    }

    /// Pending items of a kind.
    public int pending(WorkKind kind) {
        return lane(kind).pending();
    }

    /// All pending items.
    public int pending() {
        return backlog.pending();
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
        readAccount();
        return unheardSoFar();
    }

    private int unheardSoFar() {
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
        return backlog.item(asset);
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
        readAccount();
        return works(kind);
    }

    private boolean works(WorkKind kind) {
        return kind == WorkKind.CHANGES ? pollDue || unheardSoFar() > 0 : pending(kind) > 0;
    }

    /// Everything that holds some pending work of a kind, as a set of reasons.
    public long holds(WorkKind kind) {
        readAccount();
        return held(kind);
    }

    private long held(WorkKind kind) {
        return works(kind) ? lane(kind).holds() : Reasons.NONE;
    }

    /// Everything that holds some pending work, as a set of reasons.
    public long holds() {
        readAccount();
        return held();
    }

    private long held() {
        long reasons = 0;
        for (int rest = backlog.heldKinds(); rest != 0; rest &= rest - 1) {
            reasons |= held(KINDS[Integer.numberOfTrailingZeros(rest)]);
        }
        return reasons;
    }

    /// The time a reason held some pending work, whatever else did.
    public long overlappingMicros(Reason reason) {
        return time.overlappingMicros(reason);
    }

    /// The time for which a reason is to blame in the exclusive account.
    public long exclusiveMicros(Reason reason) {
        return time.exclusiveMicros(reason);
    }

    /// The time given to a case in which no reason is to blame.
    public long shareMicros(Share share) {
        return time.micros(share);
    }

    /// What the present instant is given to: a reason, or null if {@link #shareNow} says.
    public @Nullable Reason blamed() {
        return shareNow() == null ? Reasons.first(held()) : null;
    }

    /// The case of the present instant; null if a reason is to blame.
    public @Nullable Share shareNow() {
        readAccount();
        return share();
    }

    private @Nullable Share share() {
        if (pending() == 0 && unheardSoFar() == 0 && !pollDue) {
            return Share.IDLE;
        }
        if (!running) {
            return Share.OFF;
        }
        if (backlog.moving() > 0 || pollDue && laneReasons(WorkKind.CHANGES) == 0) {
            return Share.MOVING;
        }
        return held() == 0 ? Share.WAITING : null;
    }

    /// Accounts for the time up to a moment.
    void advance(long toMicros) {
        readAccount();
        spend(toMicros);
    }

    private void spend(long toMicros) {
        if (toMicros > time.asOfMicros()) {
            time.spend(toMicros, share(), running ? held() : Reasons.NONE);
        }
    }

    /// Reads an event of the device.
    void read(TraceEvent event) {
        readAccount();
        take(event);
    }

    private void readAccount() {
        while (readOfAccount < ofAccount.size()) {
            take(ofAccount.get(readOfAccount++));
        }
    }

    private void take(TraceEvent event) {
        spend(event.atMicros());
        judge.read(event);
        switch (event) {
            case TraceEvent.ConditionsAre are -> truth = are.conditions();
            case TraceEvent.Observed observed -> belief = observed.conditions();
            case TraceEvent.EngineStarted started -> {
                running = true;
                release = started.release();
                runningSinceMicros = started.atMicros();
                backlog.clear();
                pollDue = false;
            }
            case TraceEvent.EngineStopped stopped -> {
                running = false;
                stoppedBy = stopped.cause();
                stoppedAtMicros = stopped.atMicros();
            }
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
                    TraceEvent.AssetAdded _,
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
                    backlog.put(new Item(q.asset(), q.kind(), q.bytes(), at, at, false, 0));
            case EngineEvent.Began b -> backlog.become(b.asset(), b.kind(), at, true, 0);
            case EngineEvent.Requeued r -> backlog.become(r.asset(), r.kind(), at, false, 0);
            case EngineEvent.Parked p ->
                    backlog.become(p.asset(), p.kind(), at, false, p.reasons());
            case EngineEvent.Unparked u -> backlog.become(u.asset(), u.kind(), at, false, 0);
            case EngineEvent.Finished f -> backlog.take(f.asset(), f.kind());
            case EngineEvent.Dropped d -> backlog.take(d.asset(), d.kind());
            case EngineEvent.LaneHeld held ->
                    backlog.held(held.kind(), at, held.reasons(), held.untilMicros());
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

    private LaneLedger lane(WorkKind kind) {
        return backlog.lane(kind);
    }

    /// The items of a kind, oldest first; for views, not for hot paths.
    public ImmutableList<Item> itemsOf(WorkKind kind) {
        return lane(kind).items();
    }
}
