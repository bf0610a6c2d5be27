package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.check.SyncWatch;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunReport.Verdict;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// What a run comes to, in figures: all devices together.
///
/// @param verdict what became of its claims
/// @param toSyncMicros the longest time at a stretch for which some device was not synced, as the
///   claim {@code synced} has it; empty for never, if one is not at the end
/// @param outOfSyncMicros for how long some device was not synced, in sum
/// @param upBytes what all requests moved towards the cloud
/// @param downBytes what all replies moved from it
/// @param cellularBytes how much of both went over cellular networks
/// @param batteryPercent what batteries lost while not on a charger, in sum, as far as their
///   systems report it: in steps of up to 5 %
/// @param heldMicros for each gate the time for which it is to blame in the exclusive account,
///   summed over the devices; every gate has its entry
/// @param claimsHeld how many claims held
/// @param claims how many there are
/// @param pending items pending or unheard at the end
public record Measures(
        Verdict verdict,
        OptionalLong toSyncMicros,
        long outOfSyncMicros,
        long upBytes,
        long downBytes,
        long cellularBytes,
        int batteryPercent,
        ImmutableMap<GateName, Long> heldMicros,
        int claimsHeld,
        int claims,
        int pending) {

    /// A run that was measured, and what it has left.
    public record Measured(RunResult run, Measures measures) {}

    /// Runs a scenario and measures it.
    ///
    /// @param progress told now and then how much is done, from 0 to 1
    /// @param stop asked now and then
    /// @return empty if it was stopped
    static Optional<Measured> of(Scenario scenario, DoubleConsumer progress, BooleanSupplier stop) {
        ScenarioRun run = new ScenarioRun(scenario);
        SyncWatch watch = run.watchSync();
        RunResult result =
                run.run(
                        scenario.lengthMicros(),
                        done -> {
                            progress.accept(done);
                            if (stop.getAsBoolean()) {
                                run.stop();
                            }
                        });
        return result.interrupted()
                ? Optional.empty()
                : Optional.of(new Measured(result, measure(result, watch)));
    }

    private static Measures measure(RunResult run, SyncWatch watch) {
        Traffic traffic = new Traffic();
        run.trace().events().forEach(traffic::read);
        Map<GateName, Long> held = new EnumMap<>(GateName.class);
        for (GateName gate : GateName.values()) {
            held.put(gate, 0L);
        }
        int pending = 0;
        for (DeviceLedger device : run.ledger().devices()) {
            pending += device.pending() + device.unheard();
            for (Reason reason : Reason.values()) {
                held.merge(reason.gate(), device.exclusiveMicros(reason), Long::sum);
            }
        }
        ImmutableList<Outcome> outcomes = run.outcomes();
        return new Measures(
                RunReport.verdict(run),
                watch.toSyncMicros(),
                watch.outOfSyncMicros(run.endMicros()),
                traffic.up,
                traffic.down,
                traffic.cellular,
                traffic.battery,
                Maps.immutableEnumMap(held),
                (int) outcomes.stream().filter(Outcome::passed).count(),
                outcomes.size(),
                pending);
    }

    /// What moved, and what it took from batteries.
    private static final class Traffic {
        private final Map<String, Integer> lastPercent = new HashMap<>();
        private long up;
        private long down;
        private long cellular;
        private int battery;

        void read(TraceEvent event) {
            if (event instanceof TraceEvent.BytesMoved moved) {
                up += moved.direction() == Direction.UP ? moved.bytes() : 0;
                down += moved.direction() == Direction.UP ? 0 : moved.bytes();
                cellular += moved.transport() == Conditions.Transport.CELLULAR ? moved.bytes() : 0;
            } else if (event instanceof TraceEvent.ConditionsAre are) {
                int now = are.conditions().power().batteryPercent();
                Integer before = lastPercent.put(are.device(), now);
                if (before != null && !are.conditions().power().charging()) {
                    battery += Math.max(0, before - now);
                }
            }
        }
    }
}
