package dev.photosync.sim.run;

import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Fingerprint;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two runs side by side, event by event, until the first event in which they differ.
///
/// The same scenario twice must never differ; of two scenarios the first difference tells where
/// their stories part.
public final class Lockstep {
    /// Where two runs part.
    ///
    /// @param index which event of the trace it is, from 0
    /// @param left what the first run has there; null if it has ended
    /// @param right what the second run has there; null if it has ended
    public record Difference(int index, @Nullable TraceEvent left, @Nullable TraceEvent right) {}

    /// What became of two runs.
    ///
    /// @param events how many events both have in common
    /// @param fingerprint of those
    /// @param difference empty if they are the same to the end
    public record Result(int events, String fingerprint, Optional<Difference> difference) {}

    private final Side left;
    private final Side right;
    private final Fingerprint fingerprint = new Fingerprint();
    private int compared;

    private static final class Side {
        final Trace trace = new Trace();
        final Kernel kernel;
        final Invariants invariants;
        final long endMicros;
        boolean ended;

        Side(Scenario scenario) {
            World world = new World(scenario, trace);
            kernel = world.kernel();
            invariants = Invariants.watch(world);
            endMicros = scenario.lengthMicros();
        }

        void step() {
            if (!ended && !kernel.step(endMicros)) {
                ended = true;
                kernel.runUntil(endMicros);
                invariants.finish();
            }
        }
    }

    private Lockstep(Scenario left, Scenario right) {
        this.left = new Side(left);
        this.right = new Side(right);
    }

    /// Runs both to the first difference, or to the end.
    public static Result of(Scenario left, Scenario right) {
        return new Lockstep(left, right).run();
    }

    private Result run() {
        while (!left.ended || !right.ended) {
            left.step();
            right.step();
            List<TraceEvent> ofLeft = left.trace.events();
            List<TraceEvent> ofRight = right.trace.events();
            int common = Math.min(ofLeft.size(), ofRight.size());
            while (compared < common && ofLeft.get(compared).equals(ofRight.get(compared))) {
                fingerprint.accept(ofLeft.get(compared++));
            }
            if (compared < common) {
                return parted(ofLeft.get(compared), ofRight.get(compared));
            }
        }
        boolean leftLonger = left.trace.events().size() > compared;
        boolean rightLonger = right.trace.events().size() > compared;
        return leftLonger || rightLonger
                ? parted(
                        leftLonger ? left.trace.events().get(compared) : null,
                        rightLonger ? right.trace.events().get(compared) : null)
                : new Result(compared, fingerprint.hex(), Optional.empty());
    }

    private Result parted(@Nullable TraceEvent ofLeft, @Nullable TraceEvent ofRight) {
        return new Result(
                compared,
                fingerprint.hex(),
                Optional.of(new Difference(compared, ofLeft, ofRight)));
    }
}
