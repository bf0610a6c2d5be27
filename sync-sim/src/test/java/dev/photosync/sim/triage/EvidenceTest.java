package dev.photosync.sim.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the evidence to the simulation, and what is made of it to the scenarios it came from.
class EvidenceTest {
    private static final Evidence BUILT_IN = EvidenceReader.builtIn();

    static Stream<String> scenarios() {
        return Catalogue.names().stream();
    }

    static Stream<Cause> causes() {
        return BUILT_IN.causes().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void isWhatTheSimulationShows(String name) {
        Scenario scenario = new ScenarioFinder().find(name);
        Optional<Cause> known =
                BUILT_IN.causes().stream().filter(c -> c.name().equals(name)).findFirst();

        assertThat(Learner.cause(scenario).map(EvidenceText::of).orElse("no cause"))
                .as(
                        "write it anew: ./photosync triage --learn -o"
                                + " sync-sim/src/main/resources/dev/photosync/sim/triage/evidence.yaml")
                .isEqualTo(known.map(EvidenceText::of).orElse("no cause"));
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(EvidenceReader.read(EvidenceText.of(TinyEvidence.ALL)).causes())
                .usingRecursiveComparison()
                .ignoringFields("calledFor")
                .isEqualTo(TinyEvidence.ALL.causes());
        assertThat(BUILT_IN.causes())
                .extracting(Cause::name)
                .isSorted()
                .isSubsetOf(Catalogue.names());
    }

    /// Who describes a stall as it is seen is told its cause, or others that look exactly alike;
    /// and no cause becomes less likely by its own symptoms than it was before.
    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void findsACauseByWhatAnOwnerSeesOfIt(Cause cause) {
        Symptoms seen =
                Learner.symptoms(
                                new ScenarioFinder().find(cause.name()),
                                Optional.empty(),
                                Optional.empty())
                        .orElseThrow();
        Triage triage = Triage.of(BUILT_IN, seen, ImmutableSet.of(), Assumptions.DEFAULT);
        Suspect itself =
                triage.suspects().stream()
                        .filter(suspect -> suspect.cause().name().equals(cause.name()))
                        .findFirst()
                        .orElseThrow();

        assertThat(triage.differing()).isZero();
        assertThat(itself.share()).isGreaterThan(itself.prior());
        assertThat(triage.suspects())
                .allSatisfy(other -> assertThat(other.cause().seen()).containsKey(seen));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void neverTakesLongerThanTheGuideWhereItClearsNoMore(Cause cause) {
        for (Symptoms seen : cause.seen().keySet()) {
            Triage triage = Triage.of(BUILT_IN, seen, ImmutableSet.of(), Assumptions.DEFAULT);

            assertThat(triage.best().cleared() + 1e-9).isGreaterThan(triage.guide().cleared());
            if (triage.best().cleared() < triage.guide().cleared() + 1e-9) {
                assertThat(triage.best().minutes()).isLessThan(triage.guide().minutes() + 1e-9);
            }
        }
    }

    @Test
    void tellsApartWhatOneAnswerTellsApart() {
        Triage wide = triage("status=wifi");
        Triage narrow = triage("status=wifi", "network=wifi");

        assertThat(wide.suspects().size()).isGreaterThan(narrow.suspects().size());
        assertThat(narrow.suspects().getFirst().cause().name()).isEqualTo("vpn-makes-wifi-metered");
        assertThat(narrow.best().steps().getFirst().fixes()).containsExactly(FixKind.LEAVE_VPN);
    }

    @Test
    void knowsNothingWithoutAnswersAndIsSureOfNoOrder() {
        Triage triage = triage();

        assertThat(triage.suspects()).hasSize(BUILT_IN.causes().size());
        assertThat(triage.guide().minutes()).isGreaterThan(triage.best().minutes());
    }

    private static Triage triage(String... words) {
        return Triage.of(
                BUILT_IN, Symptoms.parse(List.of(words)), ImmutableSet.of(), Assumptions.DEFAULT);
    }
}
