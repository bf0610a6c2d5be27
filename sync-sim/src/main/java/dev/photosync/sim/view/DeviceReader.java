package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Differences;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.view.GateBar.Layer;

/// A device's series in the making: bytes and transfers as events tell them, all else as the
/// device's books stand when an instant is over.
final class DeviceReader {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final DeviceLedger ledger;
    private final long storageBytes;
    private final StepSeries.Builder up = new StepSeries.Builder();
    private final StepSeries.Builder down = new StepSeries.Builder();
    private final StepSeries.Builder cellular = new StepSeries.Builder();
    private final StepSeries.Builder[] pending = builders();
    private final StepSeries.Builder[] moving = builders();
    private final StepSeries.Builder unheard = new StepSeries.Builder();
    private final StepSeries.Builder battery = new StepSeries.Builder();
    private final StepSeries.Builder charging = new StepSeries.Builder();
    private final StepSeries.Builder lowPower = new StepSeries.Builder();
    private final StepSeries.Builder used = new StepSeries.Builder();
    private final Spans<Conditions.Network> network = new Spans<>();
    private final Spans<ImmutableList<Difference>> differences = new Spans<>();
    private final Spans<String> running = new Spans<>();
    private final GateBars gates = new GateBars();
    private final Transfers transfers;
    private final long[] kindHolds = new long[KINDS.length];
    private String release = "";
    private boolean worldMoved;
    private boolean told;
    private long trueOfConditions;
    private long settledMicros;

    DeviceReader(TraceEvent.DeviceIs is, DeviceLedger ledger) {
        this.ledger = ledger;
        this.storageBytes = is.storageBytes();
        this.transfers = new Transfers(is.device());
    }

    String account() {
        return ledger.account();
    }

    void read(TraceEvent event) {
        switch (event) {
            case TraceEvent.ConditionsAre _, TraceEvent.Observed _ -> told = true;
            case TraceEvent.EngineStarted started -> {
                release = started.release();
                told = true;
            }
            case TraceEvent.EngineStopped stopped -> {
                transfers.stopped(stopped.atMicros());
                told = true;
            }
            case TraceEvent.QuotaIs _, TraceEvent.RefusalsAre _ -> worldMoved = true;
            case TraceEvent.BytesMoved moved -> read(moved);
            case TraceEvent.Engine engine -> transfers.read(engine.atMicros(), engine.event());
            case TraceEvent.DeviceIs _,
                    TraceEvent.ActionTaken _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.HintLost _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void read(TraceEvent.BytesMoved moved) {
        (moved.direction() == Direction.UP ? up : down).add(moved.atMicros(), moved.bytes());
        if (moved.transport() == Transport.CELLULAR) {
            cellular.add(moved.atMicros(), moved.bytes());
        }
    }

    /// Takes down how the device stands at the end of an instant.
    void settle(long now) {
        for (WorkKind kind : KINDS) {
            pending[kind.ordinal()].set(now, ledger.pending(kind));
            moving[kind.ordinal()].set(now, ledger.moving(kind));
        }
        unheard.set(now, ledger.unheard());
        running.set(now, ledger.running() ? release : null);
        pauseEnds(now);
        if (told) {
            conditions(now);
        }
        holds(now);
        told = false;
        worldMoved = false;
        settledMicros = now;
    }

    /// A pause that the owner set ends by itself, whether or not anything happens then.
    private void pauseEnds(long now) {
        Conditions truth = ledger.truth();
        if (truth == null) {
            return;
        }
        long until = truth.settings().pausedUntilMicros();
        if (settledMicros < until && until <= now) {
            trueOfConditions = ledger.judge().standing(truth, until);
            gates.set(Layer.TRUE, until, ledger.judge().refused() | trueOfConditions);
        }
    }

    private void conditions(long now) {
        Conditions truth = ledger.truth();
        Conditions belief = ledger.running() ? ledger.belief() : null;
        if (truth != null) {
            battery.set(now, truth.power().batteryPercent());
            charging.set(now, truth.power().charging() ? 1 : 0);
            lowPower.set(now, truth.power().lowPowerMode() ? 1 : 0);
            used.set(now, storageBytes - truth.freeBytes());
            network.set(now, truth.network());
            trueOfConditions = ledger.judge().standing(truth, now);
            worldMoved = true;
        }
        gates.set(
                Layer.BELIEVED,
                now,
                belief == null ? Reasons.NONE : ledger.judge().standing(belief, now));
        ImmutableList<Difference> differ =
                truth == null || belief == null
                        ? ImmutableList.of()
                        : Differences.between(truth, belief);
        differences.set(now, differ.isEmpty() ? null : differ);
    }

    private void holds(long now) {
        boolean changed = worldMoved;
        long held = Reasons.NONE;
        for (WorkKind kind : KINDS) {
            long ofKind = ledger.running() ? ledger.holds(kind) : Reasons.NONE;
            held |= ofKind;
            changed |= ofKind != kindHolds[kind.ordinal()];
            kindHolds[kind.ordinal()] = ofKind;
        }
        gates.set(Layer.HELD, now, held);
        gates.set(Layer.TRUE, now, ledger.judge().refused() | trueOfConditions);
        if (changed) {
            gates.set(Layer.HELD_FALSELY, now, ledger.judge().falseForAll(kindHolds, now));
        }
    }

    DeviceSeries end(long endMicros) {
        pauseEnds(endMicros);
        return new DeviceSeries(
                ledger.device(),
                ledger.account(),
                new DeviceSeries.Traffic(up.build(), down.build(), cellular.build()),
                new DeviceSeries.Queue(byKind(pending), byKind(moving), unheard.build()),
                new DeviceSeries.State(
                        battery.build(),
                        charging.build(),
                        lowPower.build(),
                        storageBytes,
                        used.build(),
                        network.end(endMicros)),
                gates.end(endMicros),
                differences.end(endMicros),
                running.end(endMicros),
                transfers.end(endMicros));
    }

    private static StepSeries.Builder[] builders() {
        StepSeries.Builder[] builders = new StepSeries.Builder[KINDS.length];
        for (WorkKind kind : KINDS) {
            builders[kind.ordinal()] = new StepSeries.Builder();
        }
        return builders;
    }

    private static ImmutableMap<WorkKind, StepSeries> byKind(StepSeries.Builder[] builders) {
        ImmutableMap.Builder<WorkKind, StepSeries> series = ImmutableMap.builder();
        for (WorkKind kind : KINDS) {
            series.put(kind, builders[kind.ordinal()].build());
        }
        return series.buildOrThrow();
    }
}
