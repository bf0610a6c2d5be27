package dev.photosync.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Wherever no glitch is planted, whatever is held is held for a true reason, nothing goes round in
/// circles, and everything has a bound.
class HealthyLivenessTest {
    private static final ImmutableList<Expectation> ALIVE =
            Stream.of(new Claim.HoldsAreTrue(), new Claim.NoLivelock(), new Claim.Bounded())
                    .map(Expectation::always)
                    .collect(ImmutableList.toImmutableList());

    static Stream<String> healthy() {
        ScenarioFinder catalogue = new ScenarioFinder();
        return Catalogue.names().stream().filter(name -> healthy(catalogue.find(name)));
    }

    private static boolean healthy(Scenario scenario) {
        return scenario.timeline().stream().noneMatch(e -> e.action() instanceof Action.StartGlitch)
                && scenario.devices().values().stream()
                        .allMatch(device -> Glitches.of(device.release()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void isAliveAtEveryMoment(String name) {
        Scenario scenario = new ScenarioFinder().find(name);
        for (long seed : new long[] {scenario.seed(), 8}) {
            Scenario asked = Variant.withExpectations(Variant.withSeed(scenario, seed), ALIVE);
            assertThat(new ScenarioRun(asked).run().outcomes())
                    .as("seed %d", seed)
                    .allSatisfy(
                            outcome -> assertThat(outcome.found()).doesNotContain("did not hold"));
        }
    }
}
