package dev.photosync.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.view.GateBar.Layer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunSeriesTest {
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    static Stream<Scenario> builtIn() {
        return new ScenarioFinder().builtIn().stream();
    }

    private static RunSeries series(RunResult result) {
        return RunSeries.of(result.trace().events(), result.endMicros());
    }

    private static RunSeries series(String builtIn) {
        return series(new ScenarioRun(new ScenarioFinder().find(builtIn)).run());
    }

    private static DeviceSeries device(RunSeries series, String name) {
        return series.devices().stream()
                .filter(d -> d.device().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void agreesWithTheBooksOfEveryBuiltInScenario(Scenario scenario) {
        RunResult result = new ScenarioRun(scenario).run();
        HoldHistory holds = HoldHistory.of(result.trace().events(), result.endMicros());
        RunSeries series = series(result);

        assertThat(series.devices()).hasSameSizeAs(result.ledger().devices());
        for (DeviceLedger books : result.ledger().devices()) {
            DeviceSeries device = device(series, books.device());
            for (WorkKind kind : WorkKind.values()) {
                assertThat(device.queue().pending(kind).last()).isEqualTo(books.pending(kind));
                assertThat(device.queue().moving(kind).last()).isEqualTo(books.moving(kind));
            }
            assertThat(device.queue().unheard().last()).isEqualTo(books.unheard());
            assertThat(device.traffic().cellularBytes().last()).isEqualTo(books.cellularBytes());
            assertThat(device.traffic().upBytes().last() + device.traffic().downBytes().last())
                    .isEqualTo(moved(result.trace().events(), books.device()));
            assertThat(device.state().usedBytes().most())
                    .isLessThanOrEqualTo(device.state().storageBytes());
            for (Reason reason : Reason.values()) {
                assertThat(micros(device, reason, Layer.HELD))
                        .isEqualTo(books.overlappingMicros(reason))
                        .isEqualTo(micros(holds, books.device(), reason));
                assertThat(micros(device, reason, Layer.HELD_FALSELY))
                        .isEqualTo(holds.falseMicros(books.device(), reason));
            }
        }
        for (TraceEvent.QuotaIs quota : result.ledger().quotas()) {
            assertThat(series.accounts())
                    .filteredOn(a -> a.account().equals(quota.account()))
                    .first()
                    .satisfies(
                            a -> assertThat(a.photoBytes().last()).isEqualTo(quota.photoBytes()));
        }
    }

    private static long moved(List<TraceEvent> events, String device) {
        return events.stream()
                .filter(TraceEvent.BytesMoved.class::isInstance)
                .map(TraceEvent.BytesMoved.class::cast)
                .filter(moved -> moved.device().equals(device))
                .mapToLong(TraceEvent.BytesMoved::bytes)
                .sum();
    }

    private static long micros(DeviceSeries device, Reason reason, Layer layer) {
        return device.gates(layer).stream()
                .filter(bar -> bar.reason() == reason)
                .mapToLong(GateBar::micros)
                .sum();
    }

    private static long micros(HoldHistory holds, String device, Reason reason) {
        return holds.stretches().stream()
                .filter(s -> s.device().equals(device) && s.reason() == reason)
                .mapToLong(Stretch::micros)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void tellsTransfersWithoutOverlapAndAsManyAsThereWereMoving(Scenario scenario) {
        RunResult result = new ScenarioRun(scenario).run();

        for (DeviceSeries device : series(result).devices()) {
            for (WorkKind kind : WorkKind.values()) {
                long open =
                        device.transfers().stream()
                                .filter(t -> t.kind() == kind && t.end() == Transfer.End.OPEN)
                                .count();
                assertThat(open).isEqualTo(device.queue().moving(kind).last());
            }
            assertThat(device.transfers())
                    .allSatisfy(transfer -> {
                        assertThat(transfer.queuedMicros())
                                .isLessThanOrEqualTo(transfer.fromMicros());
                        assertThat(transfer.fromMicros()).isLessThanOrEqualTo(transfer.toMicros());
                    });
        }
    }

    @Test
    void tellsTheTruthApartFromWhatTheEngineLatched() {
        DeviceSeries phone = device(series("stuck-low-power"), "phone");
        GateBar falsely =
                phone.gates(Layer.HELD_FALSELY).stream()
                        .filter(bar -> bar.reason() == Reason.LOW_POWER_MODE)
                        .findFirst()
                        .orElseThrow();

        assertThat(falsely.micros()).isGreaterThan(HOUR);
        assertThat(phone.gates(Layer.TRUE))
                .noneMatch(bar ->
                        bar.reason() == Reason.LOW_POWER_MODE
                                && bar.fromMicros() < falsely.toMicros()
                                && falsely.fromMicros() < bar.toMicros());
        assertThat(phone.differences())
                .anyMatch(span ->
                        span.value().stream().anyMatch(d -> d.what().equals("Low Power Mode")));
    }

    @Test
    void endsAPauseWhenItEndsEvenIfNothingHappensThen() {
        RunSeries series =
                series(
                        TestScenarios.run(
                                """
                                scenario: paused
                                length: 6h
                                devices: {phone: {network: home-wifi, charging: true}}
                                timeline:
                                  - {at: 1h, phone: pause sync for 2h}
                                """));

        assertThat(device(series, "phone").gates(Layer.TRUE))
                .filteredOn(bar -> bar.reason() == Reason.USER_PAUSED)
                .containsExactly(
                        new GateBar(Reason.USER_PAUSED, Layer.TRUE, HOUR, 3 * HOUR, false));
    }

    @Test
    void marksWhatOwnersDoAndWhatGoesWrongInPlainWords() {
        RunSeries series =
                series(
                        TestScenarios.run(
                                """
                                scenario: marks
                                length: 3h
                                library: {photos: 10}
                                devices: {phone: {network: home-wifi, charging: true}}
                                timeline:
                                  - {at: 1h, phone: take 10 photos}
                                  - {at: 2h, phone: crash}
                                  - {at: 150m, cloud: outage for 10m}
                                """));

        assertThat(series.marks())
                .contains(
                        new Mark(HOUR, Mark.Kind.OWNER, "phone", "take 10 photos"),
                        new Mark(2 * HOUR, Mark.Kind.FAULT, "phone", "crash"),
                        new Mark(150 * MINUTE, Mark.Kind.WORLD, "cloud", "outage for 10m"))
                .anyMatch(mark ->
                        mark.kind() == Mark.Kind.ENGINE
                                && mark.text().startsWith("the engine starts"));
    }

    @Test
    void keepsTheLastWordAboutAMomentAndNoStepThatChangesNothing() {
        StepSeries.Builder builder = new StepSeries.Builder();
        builder.set(0, 5);
        builder.set(10, 7);
        builder.set(10, 8);
        builder.set(20, 8);
        builder.add(30, 2);
        StepSeries series = builder.build();

        assertThat(series.atMicros().asList()).containsExactly(0L, 10L, 30L);
        assertThat(series.values().asList()).containsExactly(5L, 8L, 10L);
        assertThat(series.valueAt(9)).isEqualTo(5);
        assertThat(series.valueAt(10)).isEqualTo(8);
        assertThat(series.valueAt(1_000)).isEqualTo(10);
    }

    @Test
    void thinsASeriesWithoutLosingAPeak() {
        StepSeries.Builder builder = new StepSeries.Builder();
        for (int i = 0; i < 10_000; i++) {
            builder.set(i, i == 7_777 ? 1_000_000 : i == 3_333 ? -5 : i % 10);
        }
        StepSeries all = builder.build();
        StepSeries thin = all.thinned(10_000, 100);

        assertThat(thin.size()).isLessThanOrEqualTo(400);
        assertThat(thin.valueAt(7_777)).isEqualTo(1_000_000);
        assertThat(thin.valueAt(3_333)).isEqualTo(-5);
        assertThat(thin.last()).isEqualTo(all.last());
        assertThat(all.thinned(10_000, 2_500)).isSameAs(all);
    }
}
