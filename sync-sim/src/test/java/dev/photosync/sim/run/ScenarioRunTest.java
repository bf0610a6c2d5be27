package dev.photosync.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.AssetStory;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioRunTest {
    private static final String BUSY =
            """
            scenario: busy
            title: A busy day
            length: 2d
            seed: %d
            account: {plan: 5 GB, used: {backups: 4.2 GB}}
            library: {photos: 60, videos: 1}
            networks:
              train: {link: {down: 3 Mbit/s, up: 1 Mbit/s, latency: 80ms, loss: 2 %%, reset-every: 40s}}
            devices:
              phone: {network: train, cellular: lte, routine: commuter, battery: 60 %%}
              tablet: {network: home-wifi, routine: homebody}
            timeline:
              - {at: 1h, phone: take 40 photos}
              - {at: 90m, phone: crash}
              - {at: 3h, tablet: edit 5 photos}
              - {at: 4h, phone: delete 6 photos}
              - {at: 1d, account: upgrade plan to 50 GB}
            expect:
              - {always: nothing lost}
            """;

    @Test
    void sameScenarioAndSeedGiveTheSameTrace() {
        assertThat(lines(3)).isEqualTo(lines(3));
    }

    @Test
    void anotherSeedGivesAnotherTrace() {
        assertThat(lines(3)).isNotEqualTo(lines(4));
    }

    @Test
    void theExclusiveAccountSumsToTheElapsedTime() {
        RunResult result = TestScenarios.run(BUSY.formatted(5));
        for (DeviceLedger device : result.ledger().devices()) {
            long sum = 0;
            for (Reason reason : Reason.values()) {
                sum += device.exclusiveMicros(reason);
                assertThat(device.overlappingMicros(reason))
                        .isGreaterThanOrEqualTo(device.exclusiveMicros(reason));
            }
            for (DeviceLedger.Share share : DeviceLedger.Share.values()) {
                sum += device.shareMicros(share);
            }
            assertThat(sum).isEqualTo(result.endMicros());
        }
    }

    @Test
    void theLegsOfTheLastArrivalFollowOneAnotherWithoutAGap() {
        RunResult result = TestScenarios.run(BUSY.formatted(6));
        AssetStory story = AssetStory.ofLastArrival(result.trace().events()).orElseThrow();
        long at = story.startMicros();
        for (AssetStory.Leg leg : story.legs()) {
            assertThat(leg.fromMicros()).isEqualTo(at);
            at = leg.toMicros();
        }
        assertThat(at).isEqualTo(story.endMicros());
    }

    @Test
    void theLastArrivalOfALibraryThatWasThereBeforeComesFromTheCloud() {
        RunResult result =
                TestScenarios.run(
                        """
                        scenario: joins
                        title: A new tablet
                        length: 6h
                        library: {photos: 40, except: tablet}
                        devices:
                          phone: {network: home-wifi, charging: true}
                          tablet: {charging: true}
                        timeline:
                          - {at: 1h, tablet: join home-wifi}
                        """);
        AssetStory story = AssetStory.ofLastArrival(result.trace().events()).orElseThrow();
        assertThat(story.from()).isEqualTo(AssetStory.CLOUD);
        assertThat(story.to()).isEqualTo("tablet");
        assertThat(story.legs().stream().mapToLong(AssetStory.Leg::micros).sum())
                .isEqualTo(story.endMicros());
        assertThat(story.heaviest().getFirst().reason()).contains(Reason.NO_NETWORK);
    }

    @Test
    void aStoppedRunKeepsWhatWasLearned() {
        ScenarioRun run = new ScenarioRun(TestScenarios.read(BUSY.formatted(7)));
        RunResult result =
                run.run(
                        2 * 24 * 3_600_000_000L,
                        done -> {
                            if (done > 0.5) {
                                run.stop();
                            }
                        });
        assertThat(result.interrupted()).isTrue();
        assertThat(result.endMicros()).isBetween(24 * 3_600_000_000L, 30 * 3_600_000_000L);
        assertThat(result.trace().events()).isNotEmpty();
    }

    private static List<String> lines(long seed) {
        return TestScenarios.run(BUSY.formatted(seed)).trace().events().stream()
                .map(TraceEvent::toString)
                .toList();
    }
}
