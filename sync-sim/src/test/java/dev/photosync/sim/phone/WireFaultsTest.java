package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong between one phone and the cloud, and that sync gets over it.
class WireFaultsTest {
    private static final String TWO_PHONES =
            """
            scenario: x
            length: 1d
            library: {photos: 5}
            devices:
              phone: {network: home-wifi, charging: true}
              tablet: {network: home-wifi, charging: true}
            timeline:
            """;

    @Test
    void losesAnAnswerToWhatTheCloudHasDoneAndFindsItDone() {
        RunResult result =
                run(
                        """
                          - {at: 1h, phone: lose the next 7 answers}
                          - {at: 1h, phone: take 3 photos}
                        expect:
                          - {by: 4h, all: [synced, 8 assets]}
                          - {always: nothing lost}
                        """);
        assertThat(failures(result, "phone")).hasSize(7).containsOnly("CONNECTION_RESET");
        assertThat(commits(result)).isEqualTo(3);
    }

    @Test
    void repeatsAnswersWhichTheEngineDoesNotMind() {
        String story =
                """
                  - {at: 1h, phone: take 3 photos}
                expect:
                  - {by: 2h, all: [synced, 8 assets]}
                  - {always: nothing lost}
                """;
        RunResult once = run(story);
        RunResult twice = run("  - {at: 30m, phone: repeat the next 50 answers}\n" + story);
        assertThat(engineEvents(twice, "phone")).isEqualTo(engineEvents(once, "phone"));
        assertThat(twice.events()).isGreaterThan(once.events());
    }

    @Test
    void delaysAnswersSoThatLaterOnesOvertakeThem() {
        RunResult result =
                run(
                        """
                          - {at: 1h, phone: delay the next 2 answers by 50s}
                          - {at: 1h, phone: take 12 photos}
                        expect:
                          - {at: 1h45s, phone: not synced}
                          - {by: 2h, all: [synced, 17 assets]}
                          - {always: nothing lost}
                        """);
        List<EngineEvent> events = engineEvents(result, "phone");
        List<EngineEvent> begun =
                events.stream().filter(EngineEvent.Began.class::isInstance).toList();
        List<EngineEvent> done =
                events.stream().filter(EngineEvent.Finished.class::isInstance).toList();
        assertThat(((EngineEvent.Finished) done.getFirst()).asset())
                .isNotEqualTo(((EngineEvent.Began) begun.getFirst()).asset());
    }

    @Test
    void cutsOneDeviceOffWhoseSystemBelievesInItsNetwork() {
        RunResult result =
                run(
                        """
                          - {at: 1h, phone: cut off from the cloud for 2h}
                          - {at: 1h5m, phone: take 3 photos}
                          - {at: 1h5m, tablet: take 2 photos}
                        expect:
                          - {at: 2h, phone: [not held by no-internet, held by retry-wait]}
                          - {at: 2h, tablet: 0 pending}
                          - {at: 2h, phone: 2 unheard}
                          - {by: 10h, all: [synced, 10 assets]}
                          - {always: nothing lost}
                        """);
        assertThat(failures(result, "phone")).isNotEmpty().containsOnly("TIMED_OUT");
        assertThat(failures(result, "tablet")).isEmpty();
    }

    @Test
    void stopsWhatIsUnderWayWhenItCutsADeviceOff() {
        RunResult result =
                run(
                        """
                          - {at: 1h, phone: take a 4 GB video}
                          - {at: 1h1m, phone: cut off from the cloud for 1h}
                        expect:
                          - {at: 1h1m30s, phone: not synced}
                          - {by: 12h, all: [synced, 6 assets]}
                          - {always: nothing lost}
                        """);
        assertThat(result.trace().events())
                .filteredOn(TraceEvent.BytesMoved.class::isInstance)
                .map(event -> (TraceEvent.BytesMoved) event)
                .filteredOn(moved -> moved.device().equals("phone"))
                .noneMatch(moved ->
                        moved.atMicros() > 3_660_000_000L && moved.atMicros() < 7_260_000_000L);
        assertThat(failures(result, "phone")).contains("TIMED_OUT");
    }

    @ParameterizedTest
    @CsvSource({"lose the next 1 hint, 1", "cut off from the cloud for 10m, 1", "open the app, 0"})
    void losesHintsOfOneDeviceUntilItLooksByItself(String fault, int lost) {
        RunResult result =
                run(
                        """
                          - {at: 1h, tablet: FAULT}
                          - {at: 1h1m, phone: take 1 photo}
                        expect:
                          - {at: 1h9m, tablet: LOST unheard}
                          - {by: 20h, all: [synced, 6 assets]}
                          - {always: nothing lost}
                        """
                                .replace("FAULT", fault)
                                .replace("LOST", Integer.toString(lost)));
        assertThat(result.trace().events())
                .filteredOn(TraceEvent.HintLost.class::isInstance)
                .hasSize(lost);
    }

    private static RunResult run(String rest) {
        RunResult result = TestScenarios.run(TWO_PHONES + rest);
        assertThat(result.outcomes()).isNotEmpty().allMatch(Outcome::passed);
        return result;
    }

    private static List<EngineEvent> engineEvents(RunResult result, String device) {
        return result.trace().events().stream()
                .filter(TraceEvent.Engine.class::isInstance)
                .map(TraceEvent.Engine.class::cast)
                .filter(event -> event.device().equals(device))
                .map(TraceEvent.Engine::event)
                .toList();
    }

    private static List<String> failures(RunResult result, String device) {
        return engineEvents(result, device).stream()
                .filter(EngineEvent.RequestFailed.class::isInstance)
                .map(event -> ((EngineEvent.RequestFailed) event).problem())
                .toList();
    }

    private static long commits(RunResult result) {
        return result.trace().events().stream()
                .filter(TraceEvent.CloudCommitted.class::isInstance)
                .count();
    }
}
