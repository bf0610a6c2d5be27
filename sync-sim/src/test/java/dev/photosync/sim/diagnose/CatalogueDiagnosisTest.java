package dev.photosync.sim.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.explain.Fixes;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the diagnosis to what every built-in scenario says about itself: what its owner tried, and
/// what its claims say came of it.
class CatalogueDiagnosisTest {
    private static final Diagnoser.Options QUICK =
            new Diagnoser.Options(3 * 24 * 3_600_000_000L, 1, false, 1_000);

    static Stream<Scenario> taught() {
        return scenarios().filter(scenario -> !scenario.strategy().isEmpty());
    }

    static Stream<Scenario> scenarios() {
        return Catalogue.names().stream().map(new ScenarioFinder()::find);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taught")
    void namesTheStrategyThatTheScenarioTeachesAsClearingIt(Scenario scenario) {
        Diagnosis diagnosis = atItsStall(scenario).orElseThrow();
        boolean works =
                Stream.concat(
                                diagnosis.tried().stream(),
                                diagnosis.sets().flatMap(Sets::found).stream())
                        .filter(tried -> tried.does() && tried.future().reached())
                        .anyMatch(tried ->
                                List.of(tried.fix().row().split(", "))
                                        .contains(scenario.strategy()));

        assertThat(works || !taughtByItsOwner(scenario, diagnosis))
                .as("strategy %s clears it: %s", scenario.strategy(), told(diagnosis))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void neverCallsAFixACureThatTheScenarioRefutes(Scenario scenario) {
        for (TimelineEntry attempt : scenario.timeline()) {
            if (Fixes.attempt(attempt.action()) && refuted(scenario, attempt)) {
                Diagnosis diagnosis =
                        diagnoser()
                                .diagnose(
                                        scenario,
                                        Diagnoser.ALL_SYNCED,
                                        Optional.empty(),
                                        attempt.atMicros() - 1);
                assertThat(diagnosis.tried())
                        .filteredOn(tried -> sameAttempt(tried.fix(), attempt))
                        .as("%s", attempt)
                        .noneMatch(tried -> tried.verdict() == Verdict.CLEARS);
            }
        }
    }

    private static Diagnoser diagnoser() {
        return new Diagnoser(QUICK, Workers.CALLER, (done, of) -> {}, () -> false);
    }

    private static Optional<Diagnosis> atItsStall(Scenario scenario) {
        return diagnoser()
                .diagnose(new ScenarioRun(scenario).run(), Diagnoser.ALL_SYNCED, Optional.empty());
    }

    /// Whether the owner does what the strategy says, and the scenario does not go on to claim that
    /// it was in vain. Some scenarios teach what a strategy does without being cured by it.
    private static boolean taughtByItsOwner(Scenario scenario, Diagnosis diagnosis) {
        return scenario.timeline().stream()
                .filter(entry -> !refuted(scenario, entry))
                .anyMatch(entry ->
                        diagnosis.tried().stream()
                                .map(Tried::fix)
                                .anyMatch(fix ->
                                        fix.row().equals(scenario.strategy())
                                                && sameAttempt(fix, entry)));
    }

    private static boolean sameAttempt(Fix fix, TimelineEntry attempt) {
        return fix.steps().stream()
                .map(Fix.Step::action)
                .anyMatch(action -> action.getClass() == attempt.action().getClass());
    }

    /// Whether a scenario claims that an attempt was in vain: before anything else is tried, what
    /// it was done to is still held, or not in sync, half an hour later, and is not said to be so
    /// yet.
    private static boolean refuted(Scenario scenario, TimelineEntry attempt) {
        long next =
                scenario.timeline().stream()
                        .filter(entry -> entry.atMicros() > attempt.atMicros())
                        .filter(entry -> Fixes.attempt(entry.action()))
                        .mapToLong(TimelineEntry::atMicros)
                        .min()
                        .orElse(Long.MAX_VALUE);
        List<Expectation> then =
                scenario.expectations().stream()
                        .filter(claim ->
                                !scenario.devices().containsKey(attempt.target())
                                        || claim.subject().equals(attempt.target())
                                        || claim.subject().equals("all"))
                        .filter(claim -> {
                            long at = micros(claim.when());
                            return at > attempt.atMicros() + 30 * 60_000_000L && at < next;
                        })
                        .toList();
        return then.stream().noneMatch(claim -> claim.claim() instanceof Claim.Synced)
                && then.stream()
                        .anyMatch(claim ->
                                claim.claim() instanceof Claim.NotSynced
                                        || claim.claim() instanceof Claim.HeldBy
                                        || claim.claim() instanceof Claim.FalselyHeldBy);
    }

    private static long micros(When when) {
        return switch (when) {
            case When.At at -> at.micros();
            case When.By by -> by.micros();
            case When.Always _ -> -1;
        };
    }

    private static List<String> told(Diagnosis diagnosis) {
        return diagnosis.tried().stream()
                .map(tried -> tried.verdict() + " " + tried.fix().row() + " " + tried.fix().name())
                .toList();
    }
}
