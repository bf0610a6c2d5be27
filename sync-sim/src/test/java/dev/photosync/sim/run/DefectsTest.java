package dev.photosync.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.check.Invariant;
import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.defect.Defect;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.trace.TraceEvent.Violated;
import dev.photosync.sim.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each planted defect has a scenario beside this test that shows it.
class DefectsTest {
    private static final String FOLDER = "src/test/resources/dev/photosync/sim/defect/";

    static Stream<String> all() {
        return Defects.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aDefectBreaksWhatItIsSaidToBreak(String name) {
        Defect defect = Defects.named(name);
        RunResult result = run(scenario(name));
        if (defect.breaks().safety()) {
            assertThat(broken(result)).contains(defect.breaks().check());
        } else {
            assertThat(result.outcomes()).anyMatch(outcome -> !outcome.passed());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameStoryWithoutTheDefectEndsWell(String name) {
        RunResult result = run(Variant.withDefect(scenario(name), Optional.empty()));
        assertThat(violations(result)).isEmpty();
        assertThat(result.outcomes()).isNotEmpty().allMatch(Outcome::passed);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aDefectDoesTheSameInEveryRun(String name) {
        assertThat(lines(run(scenario(name)))).isEqualTo(lines(run(scenario(name))));
    }

    @Test
    void everyDefectIsPlantedInAScenarioOfItsName() {
        assertThat(all().map(name -> scenario(name).defect().orElseThrow()))
                .containsExactlyElementsOf(Defects.all().keySet());
    }

    @Test
    void theChecksOfSafetyExist() {
        World world =
                new World(
                        TestScenarios.read(
                                """
                                scenario: nothing
                                length: 1h
                                devices: {phone: {}}
                                """),
                        new Trace());
        List<String> checks = Invariants.watch(world).all().stream().map(Invariant::name).toList();
        assertThat(Defects.all().values())
                .map(Defect::breaks)
                .allMatch(breach -> !breach.safety() || checks.contains(breach.check()));
    }

    @Test
    void thereAreTwentyFourAndACanary() {
        assertThat(Defects.planted()).hasSize(24);
        assertThat(Defects.all().keySet()).hasSize(25).endsWith(Defects.CANARY);
    }

    private static Scenario scenario(String name) {
        return new ScenarioFinder().readFile(FOLDER + name + ".yaml");
    }

    private static RunResult run(Scenario scenario) {
        return new ScenarioRun(scenario).run();
    }

    private static ImmutableList<Violated> violations(RunResult result) {
        return result.trace().events().stream()
                .filter(Violated.class::isInstance)
                .map(Violated.class::cast)
                .collect(ImmutableList.toImmutableList());
    }

    private static List<String> broken(RunResult result) {
        return violations(result).stream().map(Violated::invariant).distinct().toList();
    }

    private static List<String> lines(RunResult result) {
        return result.trace().events().stream().map(TraceEvent::toString).toList();
    }
}
