package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that dies at the worst moment, a disk that keeps half a write or changes what it
/// keeps, and that nothing is lost of it.
class CrashFaultsTest {
    private static final String TWO_PHONES =
            """
            scenario: x
            length: 1d
            library: {photos: 5}
            devices:
              phone: {network: home-wifi, charging: true}
              tablet: {network: home-wifi, charging: true}
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55})
    void diesAfterSoManyEffectsAndStartsAgain(int effects) {
        RunResult result =
                TestScenarios.run(
                        """
                        %s
                        timeline:
                          - {at: 1h, phone: crash after %d effects}
                          - {at: 1h, phone: take 3 photos}
                        expect:
                          - {by: 2h, all: [synced, 8 assets]}
                          - {always: nothing lost}
                        """
                                .formatted(TWO_PHONES, effects));
        assertThat(result.outcomes()).hasSize(3).allMatch(Outcome::passed);
        assertThat(stops(result)).containsExactly("crash");
    }

    @Test
    void carriesOutNoFurtherEffectOfTheInputThatItDiesOf() {
        String story =
                """
                %s
                timeline:
                  - {at: 1h, phone: crash after %d effects}
                  - {at: 1h, phone: take 1 photo}
                """;
        // Of the first input to a photo's upload, effect by effect.
        for (int effects = 1; effects < 6; effects++) {
            List<TraceEvent> events =
                    TestScenarios.run(story.formatted(TWO_PHONES, effects)).trace().events();
            List<String> told =
                    events.stream()
                            .map(CrashFaultsTest::toldByPhone)
                            .flatMap(Optional::stream)
                            .dropWhile(what -> !what.equals("stopped"))
                            .toList();
            assertThat(told).startsWith("stopped", "started");
        }
    }

    private static Optional<String> toldByPhone(TraceEvent event) {
        return switch (event) {
            case TraceEvent.EngineStopped e when e.device().equals("phone") ->
                    Optional.of("stopped");
            case TraceEvent.EngineStarted e when e.device().equals("phone") ->
                    Optional.of("started");
            case TraceEvent.Engine e when e.device().equals("phone") ->
                    Optional.of(e.event().toString());
            default -> Optional.empty();
        };
    }

    @Test
    void recoversWhatWasWholeOfAWriteThatEndedTooEarly() {
        int torn = 0;
        for (int seed = 1; seed <= 12; seed++) {
            Seen seen =
                    watch(
                            """
                            %s
                            seed: %d
                            timeline:
                              - {at: 1h, phone: crash in the middle of a write}
                              - {at: 1h, phone: take 3 photos}
                              - {at: 3h, phone: take 3 photos}
                              - {at: 5h, phone: crash}
                            """
                                    .formatted(TWO_PHONES, seed));
            assertThat(seen.recovered).hasSize(4);
            assertThat(seen.recovered).allMatch(recovered -> recovered.refusedBytes() == 0);
            // What was torn is cut off, so that the next start finds nothing torn.
            assertThat(seen.recovered.getLast().tornBytes()).isZero();
            torn += seen.recovered.get(2).tornBytes() > 0 ? 1 : 0;
        }
        assertThat(torn).isBetween(6, 12);
    }

    @Test
    void keepsWhatStandsBeforeDamageAndLearnsTheRestAgain() {
        int refused = 0;
        for (int seed = 1; seed <= 12; seed++) {
            Seen seen =
                    watch(
                            """
                            %s
                            seed: %d
                            timeline:
                              - {at: 1h, phone: take 3 photos}
                              - {at: 2h, tablet: take 3 photos}
                              - {at: 3h, phone: edit 4 photos}
                              - {at: 4h, tablet: delete 2 photos}
                              - {at: 5h, phone: damage the journal}
                              - {at: 5h, phone: favourite 5 photos}
                              - {at: 6h, phone: crash}
                              - {at: 7h, phone: crash}
                            """
                                    .formatted(TWO_PHONES, seed));
            assertThat(seen.recovered).hasSize(4);
            refused += seen.recovered.get(2).refusedBytes() > 0 ? 1 : 0;
            assertThat(seen.recovered.getLast().refusedBytes()).isZero();
        }
        assertThat(refused).isBetween(6, 12);
    }

    /// Its journal says that they are live and were never deleted.
    @ParameterizedTest
    @ValueSource(strings = {"restore 4 photos", "import 4 purged photos again"})
    void keepsPicturesThatComeBackWhileItsDamagedJournalForgetsTheirDeletion(String back) {
        for (int seed = 1; seed <= 12; seed++) {
            watch(
                    """
                    %s
                    seed: %d
                    timeline:
                      - {at: 1h, phone: take 3 photos}
                      - {at: 2h, tablet: delete 5 photos}
                      %s
                      - {at: 4h, tablet: damage the journal}
                      - {at: 5h, tablet: crash}
                      - {at: 5h1s, tablet: %s}
                    """
                            .formatted(
                                    TWO_PHONES,
                                    seed,
                                    back.startsWith("import")
                                            ? "- {at: 3h, tablet: empty recently deleted}"
                                            : "",
                                    back));
        }
    }

    @Test
    void hasNothingToDamageInAnEmptyJournal() {
        Seen seen =
                watch(
                        """
                        %s
                        timeline:
                          - {at: 0s, phone: damage the journal}
                          - {at: 1h, phone: crash}
                        """
                                .formatted(TWO_PHONES));
        assertThat(seen.recovered).allMatch(recovered -> recovered.refusedBytes() == 0);
    }

    /// What the phones recovered at each start, once nothing was lost and all were in sync.
    private record Seen(List<Fact.Recovered> recovered) {}

    private static Seen watch(String text) {
        World world = new World(TestScenarios.read(text), new Trace());
        Invariants invariants = Invariants.watch(world);
        List<Fact.Recovered> recovered = new ArrayList<>();
        world.trace()
                .witness(fact -> {
                    if (fact instanceof Fact.Recovered r) {
                        recovered.add(r);
                    }
                });
        world.kernel().runUntil(86_400_000_000L);
        invariants.finish();
        assertThat(invariants.violations()).isZero();
        world.phones()
                .values()
                .forEach(phone ->
                        assertThat(
                                        world.cloud()
                                                .account(phone.account())
                                                .agreesWith(phone.library()))
                                .isTrue());
        return new Seen(recovered);
    }

    private static List<String> stops(RunResult result) {
        return result.trace().events().stream()
                .filter(TraceEvent.EngineStopped.class::isInstance)
                .map(event -> ((TraceEvent.EngineStopped) event).cause().word())
                .toList();
    }
}
