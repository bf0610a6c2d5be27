package dev.photosync.sim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A history tells of every moment what somebody would be told who asked at that moment.
class SituationHistoryTest {
    private static final int ASKED = 25;
    private static final int ALL = Integer.MAX_VALUE;

    static Stream<Scenario> builtIn() {
        return new ScenarioFinder().builtIn().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void tellsOfEveryMomentWhatASituationTells(Scenario scenario) {
        RunResult result = new ScenarioRun(scenario).run();
        List<TraceEvent> events = result.trace().events();
        SituationHistory history = SituationHistory.of(events, result.endMicros(), ALL);
        int stride = Math.max(1, events.size() / ASKED);
        Ledger ledger = new Ledger();
        int told = 0;

        for (int i = 0; i < events.size(); i++) {
            ledger.accept(events.get(i));
            long now = events.get(i).atMicros();
            boolean over = i + 1 == events.size() || events.get(i + 1).atMicros() > now;
            if (over && i >= told) {
                told = i + stride;
                Situation asked = Situation.of(ledger, events.subList(0, i + 1));
                for (OfDevice device : asked.devices()) {
                    assertThat(asOf(now, history.at(device.device(), now)))
                            .as("%s at %d", device.device(), now)
                            .isEqualTo(device);
                }
            }
        }
        assertThat(history.resolutionMicros()).isZero();
    }

    /// An end that was known is no longer told when it has passed.
    private static OfDevice asOf(long now, OfDevice state) {
        return new OfDevice(
                state.device(),
                state.account(),
                state.release(),
                state.running(),
                state.runningSinceMicros(),
                state.off(),
                state.work(),
                state.holds().stream()
                        .map(hold -> asOf(now, hold))
                        .collect(ImmutableList.toImmutableList()),
                state.unheard(),
                state.feedDue(),
                state.differences());
    }

    private static Hold asOf(long now, Hold hold) {
        return hold.untilMicros().isPresent() && hold.untilMicros().getAsLong() <= now
                ? new Hold(
                        hold.reason(),
                        hold.kinds(),
                        hold.items(),
                        hold.sinceMicros(),
                        OptionalLong.empty(),
                        hold.falseSinceMicros())
                : hold;
    }

    @Test
    void looksLessOftenAtARunWithTooManyInstantsAndSaysSo() {
        RunResult result = new ScenarioRun(new ScenarioFinder().find("cloud-storage-full")).run();
        List<TraceEvent> events = result.trace().events();

        SituationHistory exact = SituationHistory.of(events, result.endMicros(), ALL);
        SituationHistory coarse = SituationHistory.of(events, result.endMicros(), 100);

        assertThat(coarse.resolutionMicros()).isEqualTo(result.endMicros() / 100);
        assertThat(exact.devices().get("phone")).hasSizeGreaterThan(100);
        assertThat(coarse.devices().get("phone")).hasSizeLessThanOrEqualTo(102);
        assertThat(coarse.at("phone", result.endMicros()))
                .isEqualTo(exact.at("phone", result.endMicros()));
    }
}
