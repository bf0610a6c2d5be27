package dev.photosync.sim.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The views that reports draw from a run agree with one another, in every built-in scenario.
class ReportViewsTest {
    private static final long HOUR = 3_600_000_000L;

    static Stream<Scenario> builtIn() {
        return new ScenarioFinder().builtIn().stream();
    }

    private static RunResult run(String name) {
        return new ScenarioRun(new ScenarioFinder().find(name)).run();
    }

    private static RunResult run(String name, long untilMicros) {
        return new ScenarioRun(new ScenarioFinder().find(name)).run(untilMicros, _ -> {});
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void addUpInEveryBuiltInScenario(Scenario scenario) {
        RunReport report = RunReport.of(new ScenarioRun(scenario).run());

        for (HoldTotals totals : report.totals()) {
            assertThat(totals.elapsedMicros()).isEqualTo(scenario.lengthMicros());
            assertThat(totals.rows().stream().mapToLong(HoldTotals.Row::exclusiveMicros).sum())
                    .isEqualTo(scenario.lengthMicros());
            assertThat(totals.elapsedSeconds()).isEqualTo(scenario.lengthMicros() / 1_000_000);
            for (HoldTotals.Row row : totals.rows()) {
                assertThat(row.falseMicros()).isLessThanOrEqualTo(row.overlappingMicros());
                row.reason()
                        .ifPresent(reason ->
                                assertThat(heldMicros(report, totals.device(), reason))
                                        .as("%s on %s", row.label(), totals.device())
                                        .isEqualTo(row.overlappingMicros()));
            }
        }
        assertThat(report.highlights().lines()).hasSizeLessThanOrEqualTo(25);
        report.lastArrival()
                .ifPresent(story ->
                        assertThat(story.legs().stream().mapToLong(AssetStory.Leg::micros).sum())
                                .isEqualTo(story.endMicros() - story.startMicros()));
    }

    private static long heldMicros(RunReport report, String device, Reason reason) {
        return report.holds().stretches().stream()
                .filter(s -> s.device().equals(device) && s.reason() == reason)
                .mapToLong(HoldHistory.Stretch::micros)
                .sum();
    }

    @Test
    void tellSinceWhenALatchedHoldIsNotTrue() {
        RunResult result = run("stuck-low-power", 8 * HOUR);
        Situation situation = Situation.of(result.ledger(), result.trace().events());

        Situation.Hold hold =
                situation.of("phone").devices().getFirst().holds().stream()
                        .filter(h -> h.reason() == Reason.LOW_POWER_MODE)
                        .findFirst()
                        .orElseThrow();
        assertThat(hold.genuine()).isFalse();
        assertThat(hold.falseSinceMicros().orElseThrow()).isBetween(6 * HOUR, 8 * HOUR);
        assertThat(situation.of("phone").devices().getFirst().differences())
                .anyMatch(d -> d.what().equals("Low Power Mode"));
    }

    @Test
    void followAnAssetWithoutGaps() {
        RunResult result = run("stuck-low-power");
        List<TraceEvent> events = result.trace().events();
        AssetStory story = AssetStory.ofLastArrival(events).orElseThrow();
        ImmutableList<AssetId> found =
                AssetHistory.find(events, story.asset().toString().substring(0, 12));

        assertThat(found).containsExactly(story.asset());
        AssetHistory history = AssetHistory.of(story.asset(), events, result.endMicros());
        assertThat(history.devices()).hasSize(2);
        for (AssetHistory.OnDevice device : history.devices()) {
            long at = 0;
            for (AssetHistory.Leg leg : device.legs()) {
                assertThat(leg.fromMicros()).isEqualTo(at);
                at = leg.toMicros();
            }
            assertThat(at).isEqualTo(result.endMicros());
            assertThat(device.legs().getLast().settled()).isTrue();
        }
        assertThat(history.devices().getFirst().legs())
                .anyMatch(leg -> Reasons.contains(leg.holds(), Reason.LOW_POWER_MODE));
    }

    @Test
    void handTheSupportDeskWhatWasTriedInVain() {
        RunReport report = RunReport.of(run("support-desk"));

        assertThat(report.bundles()).hasSize(1);
        DiagnosticBundle bundle = report.bundles().getFirst();
        assertThat(bundle.tried())
                .extracting(DiagnosticBundle.Tried::phrase)
                .contains("restart", "reset network settings", "update to 18", "plug in");
        assertThat(bundle.tried()).noneMatch(DiagnosticBundle.Tried::cleared);
        assertThat(bundle.held())
                .extracting(DiagnosticBundle.StillHeld::reason)
                .contains(Reason.ZONE_BUSY);
        assertThat(bundle.pending()).isPositive();
        assertThat(bundle.truth()).isPresent();
    }
}
