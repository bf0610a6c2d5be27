package dev.photosync.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.engine.Effect;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.defect.Boundary;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every built-in scenario, again and again, each time with a process that dies between two other
/// effects of its engine: nothing may be lost, and what ends in sync without the crash must do so
/// with it.
///
/// Each device of each scenario crashes at the effects of its first two hours: after the first,
/// after the second, and so on. That is many runs, so that the build tells the stories with one
/// picture in ten and crashes at some effects only, others for each scenario. The two are set by
/// system properties; `CONTRIBUTING.md` says how to crash at all of them, and `docs/testing.md`
/// where that has been done.
class CrashAnywhereTest {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long FIRST_HOURS_MICROS =
            Integer.getInteger("photosync.crash.hours", 2) * HOUR_MICROS;
    private static final int STRIDE = Integer.getInteger("photosync.crash.stride", 7);
    private static final int PART = Integer.getInteger("photosync.crash.part", 10);

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void losesNothingWhereverAProcessDies(String name) {
        Scenario scenario =
                Retelling.endingInSync(Retelling.withOneIn(new ScenarioFinder().find(name), PART));
        boolean ends = new ScenarioRun(scenario).run().outcomes().getFirst().passed();
        List<String> broken = new ArrayList<>();
        int crashes = 0;
        for (String device : scenario.devices().keySet()) {
            int effects = effects(scenario, device);
            assertThat(effects).isPositive();
            int first = 1 + Math.floorMod(name.hashCode(), STRIDE);
            for (int at = first; at <= effects; at += STRIDE) {
                crashes++;
                Scenario crashing =
                        Retelling.withAtFirst(scenario, device, new Action.CrashAfter(at));
                List<Outcome> outcomes = new ScenarioRun(crashing).run().outcomes();
                for (Outcome outcome : outcomes.subList(ends ? 0 : 1, outcomes.size())) {
                    if (!outcome.passed()) {
                        broken.add(
                                "%s: crash after %d effects: not %s: %s"
                                        .formatted(
                                                device,
                                                at,
                                                outcome.expectation().text(),
                                                outcome.found()));
                    }
                }
            }
        }
        assertThat(broken).as("%d crashes", crashes).isEmpty();
    }

    /// How many effects a device's engine has in its first hours, but for the story's last.
    private static int effects(Scenario scenario, String device) {
        World world = new World(scenario, new Trace());
        int[] count = new int[1];
        Objects.requireNonNull(world.phones().get(device))
                .disturb(
                        new Boundary() {
                            @Override
                            public void out(Effect effect, Consumer<Effect> system) {
                                count[0]++;
                                system.accept(effect);
                            }

                            @Override
                            public boolean endsBy(Remedy remedy) {
                                return false;
                            }
                        });
        world.kernel()
                .runUntil(Math.min(FIRST_HOURS_MICROS, scenario.lengthMicros() - HOUR_MICROS));
        return count[0];
    }
}
