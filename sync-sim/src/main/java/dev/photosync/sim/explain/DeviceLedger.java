package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private static final Reason[] REASONS = Reason.values();

    private final String device;
    private final String account;
    private final HoldJudge judge;
    private final Map<WorkKind, Map<AssetId, Item>> items = new EnumMap<>(WorkKind.class);
    private final int[] moving = new int[KINDS.length];
    private final int[] aside = new int[KINDS.length];
    private final int[][] parked = new int[KINDS.length][REASONS.length];
    private final long[] laneReasons = new long[KINDS.length];
    private final long[][] laneSince = new long[KINDS.length][REASONS.length];
    private final long[] laneUntil = new long[KINDS.length];
    private final long[] overlapping = new long[REASONS.length];
    private final long[] exclusive = new long[REASONS.length];
    private final long[] shares = new long[Share.values().length];
    private final Set<AssetId> unheard = new HashSet<>();
    private int unheardAtStart;
    private int assets;
    private boolean running;
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
            items.put(kind, new HashMap<>());
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
        return items(kind).size();
    }

    /// All pending items.
    public int pending() {
        int sum = 0;
        for (WorkKind kind : KINDS) {
            sum += pending(kind);
        }
        return sum;
    }

    /// Items of a kind that have a slot.
    public int moving(WorkKind kind) {
        return moving[kind.ordinal()];
    }

    /// Items of a kind that have no slot and that nothing of their own holds aside.
    public int waiting(WorkKind kind) {
        return pending(kind) - moving(kind) - aside[kind.ordinal()];
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
        for (WorkKind kind : KINDS) {
            Item item = items(kind).get(asset);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    /// What holds a lane as a whole.
    public long laneReasons(WorkKind kind) {
        return laneReasons[kind.ordinal()];
    }

    /// Since when a reason has held a lane.
    public long laneSince(WorkKind kind, Reason reason) {
        return laneSince[kind.ordinal()][reason.ordinal()];
    }

    /// When the first of a lane's holds is known to end; 0 if unknown.
    public long laneUntil(WorkKind kind) {
        return laneUntil[kind.ordinal()];
    }

    /// How many items of a kind a reason of their own holds aside.
    public int parked(WorkKind kind, Reason reason) {
        return parked[kind.ordinal()][reason.ordinal()];
    }

    /// Whether there is work of this kind for its lane's holds to hold.
    public boolean hasWork(WorkKind kind) {
        return kind == WorkKind.CHANGES ? pollDue || unheard() > 0 : pending(kind) > 0;
    }

    /// Everything that holds some pending work of a kind, as a set of reasons.
    public long holds(WorkKind kind) {
        if (!hasWork(kind)) {
            return 0;
        }
        long reasons = laneReasons(kind);
        for (Reason reason : REASONS) {
            if (parked(kind, reason) > 0) {
                reasons |= reason.bit();
            }
        }
        return reasons;
    }

    /// Everything that holds some pending work, as a set of reasons.
    public long holds() {
        long reasons = 0;
        for (WorkKind kind : KINDS) {
            reasons |= holds(kind);
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
        for (int count : moving) {
            if (count > 0) {
                return true;
            }
        }
        return pollDue && laneReasons(WorkKind.CHANGES) == 0;
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
        judge.read(event);
        switch (event) {
            case TraceEvent.ConditionsAre are -> truth = are.conditions();
            case TraceEvent.Observed observed -> belief = observed.conditions();
            case TraceEvent.EngineStarted _ -> {
                running = true;
                clear();
            }
            case TraceEvent.EngineStopped _ -> running = false;
            case TraceEvent.AssetAdded _ -> assets++;
            case TraceEvent.CloudCommitted committed -> {
                if (!committed.byDevice().equals(device)) {
                    unheard.add(committed.asset());
                }
            }
            case TraceEvent.BytesMoved moved -> {
                if (moved.kind().bulk()) {
                    lastBulkMicros = moved.atMicros();
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
            case EngineEvent.Finished f -> take(f.asset(), f.kind());
            case EngineEvent.Dropped d -> take(d.asset(), d.kind());
            case EngineEvent.LaneHeld held -> laneHeld(at, held);
            case EngineEvent.PollDue _ -> pollDue = true;
            case EngineEvent.PollDone _ -> pollDue = false;
            case EngineEvent.Committed c -> heard(c.asset());
            case EngineEvent.TookRemote t -> heard(t.asset());
            case EngineEvent.Merged m -> heard(m.asset());
            case EngineEvent.Evicted _,
                    EngineEvent.ResyncBegan _,
                    EngineEvent.ListingInstead _,
                    EngineEvent.ResyncDone _,
                    EngineEvent.ZoneLost _,
                    EngineEvent.RequestFailed _ -> {}
        }
    }

    private void laneHeld(long at, EngineEvent.LaneHeld held) {
        int lane = held.kind().ordinal();
        for (Reason reason : Reasons.list(held.reasons() & ~laneReasons[lane])) {
            laneSince[lane][reason.ordinal()] = at;
        }
        laneReasons[lane] = held.reasons();
        laneUntil[lane] = held.untilMicros();
    }

    private void heard(AssetId asset) {
        if (!unheard.remove(asset) && unheardAtStart > 0) {
            unheardAtStart--;
        }
    }

    private void clear() {
        for (WorkKind kind : KINDS) {
            items(kind).clear();
            moving[kind.ordinal()] = 0;
            aside[kind.ordinal()] = 0;
            Arrays.fill(parked[kind.ordinal()], 0);
            laneReasons[kind.ordinal()] = 0;
        }
        pollDue = false;
    }

    private void become(AssetId asset, WorkKind kind, long at, boolean nowMoving, long reasons) {
        Item old = take(asset, kind);
        if (old != null) {
            put(new Item(asset, kind, old.bytes(), old.queuedMicros(), at, nowMoving, reasons));
        }
    }

    private void put(Item item) {
        items(item.kind()).put(item.asset(), item);
        count(item, 1);
    }

    private @Nullable Item take(AssetId asset, WorkKind kind) {
        Item item = items(kind).remove(asset);
        if (item != null) {
            count(item, -1);
        }
        return item;
    }

    private void count(Item item, int by) {
        int lane = item.kind().ordinal();
        moving[lane] += item.moving() ? by : 0;
        aside[lane] += item.reasons() != 0 ? by : 0;
        for (long rest = item.reasons(); rest != 0; rest &= rest - 1) {
            parked[lane][Long.numberOfTrailingZeros(rest)] += by;
        }
    }

    private Map<AssetId, Item> items(WorkKind kind) {
        return Objects.requireNonNull(items.get(kind));
    }

    /// The items of a kind, oldest first; for views, not for hot paths.
    public ImmutableList<Item> itemsOf(WorkKind kind) {
        return items(kind).values().stream()
                .sorted(Comparator.comparingLong(Item::queuedMicros).thenComparing(Item::asset))
                .collect(ImmutableList.toImmutableList());
    }
}
