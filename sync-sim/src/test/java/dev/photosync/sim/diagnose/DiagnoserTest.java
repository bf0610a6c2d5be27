package dev.photosync.sim.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Scenario;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class DiagnoserTest {
    private static final long HOUR = 3_600_000_000L;

    private static Diagnosis diagnose(String name, Diagnoser.Options options, Workers workers) {
        Scenario scenario = new ScenarioFinder().find(name);
        return new Diagnoser(options, workers, (done, of) -> {}, () -> false)
                .diagnose(new ScenarioRun(scenario).run(), Diagnoser.ALL_SYNCED, Optional.empty())
                .orElseThrow();
    }

    private static Diagnosis diagnose(String name) {
        return diagnose(name, Diagnoser.Options.DEFAULT, Workers.CALLER);
    }

    private static Diagnosis at(String name, long atMicros, BooleanSupplier stop) {
        return new Diagnoser(Diagnoser.Options.DEFAULT, Workers.CALLER, (done, of) -> {}, stop)
                .diagnose(
                        new ScenarioFinder().find(name),
                        Diagnoser.ALL_SYNCED,
                        Optional.empty(),
                        atMicros);
    }

    private static Tried tried(Diagnosis diagnosis, String fix) {
        return diagnosis.tried().stream()
                .filter(tried -> tried.fix().name().startsWith(fix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ranksTheCureFirstAndSaysWhenItIsDone() {
        Diagnosis diagnosis = diagnose("cloud-storage-full");

        assertThat(diagnosis.waiting().future().reached()).isFalse();
        Tried best = diagnosis.best().orElseThrow();
        assertThat(best.fix().name()).isEqualTo("upgrade the plan to 50 GB");
        assertThat(best.verdict()).isEqualTo(Verdict.CLEARS);
        assertThat(best.fix().price().centsAMonth()).isEqualTo(99);
        assertThat(best.future().firstByteMicros().getAsLong()).isGreaterThan(diagnosis.atMicros());
        assertThat(best.future().reachedMicros().getAsLong())
                .isGreaterThan(best.future().firstByteMicros().getAsLong());
        assertThat(best.future().violations()).isZero();
    }

    @Test
    void ranksWhatGivesPicturesUpLast() {
        Diagnosis diagnosis = diagnose("cloud-storage-full");

        assertThat(diagnosis.tried())
                .filteredOn(tried -> tried.verdict() == Verdict.CLEARS)
                .extracting(tried -> tried.fix().price().rank())
                .isSorted()
                .endsWith(3);
    }

    @Test
    void namesWhatMasksAFix() {
        Tried network = tried(diagnose("two-gates"), "switch mobile data");

        assertThat(network.verdict()).isEqualTo(Verdict.MASKED);
        assertThat(Reasons.list(network.maskedBy())).contains(Reason.LOW_POWER_MODE);
    }

    @Test
    void doesNotNameWhatAFixTookAwayAsWhatMasksIt() {
        Tried lowPower = tried(diagnose("two-gates"), "switch Low Power Mode off");

        assertThat(Reasons.list(lowPower.maskedBy()))
                .containsExactly(Reason.MOBILE_DATA_OFF, Reason.LOW_BATTERY);
    }

    @Test
    void hasNothingToFixWhereTheGoalIsReached() {
        Diagnosis diagnosis = at("captive-portal", HOUR / 60, () -> false);

        assertThat(diagnosis.already()).isTrue();
        assertThat(diagnosis.tried()).isEmpty();
        assertThat(diagnosis.best()).isEmpty();
    }

    @Test
    void looksAtTheVeryFirstMoment() {
        Diagnosis diagnosis = at("captive-portal", 0, () -> false);

        assertThat(diagnosis.atMicros()).isZero();
        assertThat(diagnosis.complete()).isTrue();
    }

    @Test
    void doesNotSayThatNothingHelpsWhenItWasStopped() {
        AtomicInteger asked = new AtomicInteger();
        Diagnosis diagnosis = at("two-gates", 2 * HOUR, () -> asked.incrementAndGet() > 5);

        assertThat(diagnosis.complete()).isFalse();
        assertThat(diagnosis.curable()).isFalse();
        assertThat(diagnosis.bundle()).isEmpty();
    }

    @Test
    void doesNotCountDeletingPicturesThatStayStuckAsHelp() {
        Scenario stuck =
                TestScenarios.read(
                        """
                        scenario: stuck
                        title: Two things are wrong
                        length: 1d
                        account: {plan: 5 GB, used: {backups: 4.9 GB}}
                        library: {photos: 10}
                        devices:
                          phone: {network: home-wifi, charging: true}
                        timeline:
                          - {at: 1h, phone: [leave Wi-Fi, take 400 photos]}
                        """);
        Diagnosis diagnosis =
                new Diagnoser(
                                new Diagnoser.Options(24 * HOUR, 1, false, 0),
                                Workers.CALLER,
                                (done, of) -> {},
                                () -> false)
                        .diagnose(stuck, Diagnoser.ALL_SYNCED, Optional.empty(), 2 * HOUR);

        assertThat(diagnosis.tried())
                .filteredOn(tried -> tried.fix().name().startsWith("delete"))
                .isNotEmpty()
                .noneMatch(Tried::does);
    }

    @Test
    void doesNotChargeAFixForTheBatteryThatTheScenarioSets() {
        Diagnosis diagnosis = diagnose("first-failing-condition-only");

        assertThat(diagnosis.best().orElseThrow().future().batteryPercent()).isLessThan(10);
    }

    @Test
    void offersTheNetworksThatTheOwnersJoin() {
        assertThat(diagnose("captive-portal").tried())
                .extracting(tried -> tried.fix().name())
                .contains("join home-wifi")
                .doesNotContain("join office-wifi");
        assertThat(diagnose("captive-portal").best().orElseThrow().fix().name())
                .isEqualTo("answer the sign-in page");
    }

    @Test
    void findsASmallestSetWhereNoFixWorksAlone() {
        Diagnosis diagnosis = diagnose("first-failing-condition-only");

        Diagnosis.Sets sets = diagnosis.sets().orElseThrow();
        assertThat(sets.refuted()).isEqualTo(2);
        assertThat(sets.bounded()).isFalse();
        Tried found = sets.found().orElseThrow();
        assertThat(found.fix().name())
                .contains("plug in", "resume the paused sync", "join home-wifi");
        assertThat(found.verdict()).isEqualTo(Verdict.CLEARS);
        assertThat(diagnosis.best()).contains(found);
    }

    @Test
    void saysWhenTheSearchForASetHitItsBound() {
        Diagnosis diagnosis =
                diagnose(
                        "first-failing-condition-only",
                        new Diagnoser.Options(48 * HOUR, 1, false, 10),
                        Workers.CALLER);

        Diagnosis.Sets sets = diagnosis.sets().orElseThrow();
        assertThat(sets.bounded()).isTrue();
        assertThat(sets.refuted()).isEqualTo(1);
    }

    @Test
    void advisesToWaitWhereNothingIsFaster() {
        Diagnosis diagnosis = diagnose("outage-and-recovery");

        assertThat(diagnosis.waiting().future().reached()).isTrue();
        assertThat(diagnosis.best()).isEmpty();
        assertThat(diagnosis.sets()).isEmpty();
        assertThat(diagnosis.curable()).isTrue();
    }

    @Test
    void doesNotTakeForgettingAWishForACure() {
        Scenario scenario = new ScenarioFinder().find("originals-on-demand");
        Diagnosis diagnosis =
                new Diagnoser(
                                Diagnoser.Options.DEFAULT,
                                Workers.CALLER,
                                (done, of) -> {},
                                () -> false)
                        .diagnose(
                                scenario,
                                Diagnoser.ALL_SYNCED,
                                Optional.empty(),
                                5 * HOUR + HOUR / 2);

        assertThat(tried(diagnosis, "restart").future().reached()).isFalse();
        assertThat(tried(diagnosis, "switch mobile data").verdict()).isEqualTo(Verdict.CLEARS);
    }

    @Test
    void findsNothingToDiagnoseOnAHealthyDay() {
        Scenario day = new ScenarioFinder().find("healthy-day");

        assertThat(
                        new Diagnoser(
                                        Diagnoser.Options.DEFAULT,
                                        Workers.CALLER,
                                        (done, of) -> {},
                                        () -> false)
                                .diagnose(
                                        new ScenarioRun(day).run(),
                                        Diagnoser.ALL_SYNCED,
                                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        Diagnoser.Options many = new Diagnoser.Options(48 * HOUR, 5, true, 300);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (String name : new String[] {"two-gates", "lossy-network"}) {
                assertThat(diagnose(name, many, new Workers(threads, 12)))
                        .usingRecursiveComparison()
                        .ignoringFields("scenario", "fork", "goal")
                        .isEqualTo(diagnose(name, many, Workers.CALLER));
            }
        }
    }

    @Test
    void triesWhatHelpsInManyFutures() {
        Scenario iffy =
                TestScenarios.read(
                        """
                        scenario: iffy
                        title: Connections break
                        length: 1d
                        account: {plan: 50 GB}
                        library: {photos: 20}
                        networks:
                          iffy: {link: {down: 8 Mbit/s, up: 4 Mbit/s, loss: 2 %, reset-every: 8s}}
                        devices:
                          phone: {network: iffy, charging: true}
                        timeline:
                          - {at: 1h, phone: take 40 photos}
                        """);
        Diagnosis diagnosis =
                new Diagnoser(
                                new Diagnoser.Options(24 * HOUR, 8, false, 0),
                                Workers.CALLER,
                                (done, of) -> {},
                                () -> false)
                        .diagnose(iffy, Diagnoser.ALL_SYNCED, Optional.empty(), HOUR + HOUR / 60);

        Tried waiting = diagnosis.waiting();
        assertThat(waiting.odds()).hasSize(8).contains(waiting.future().reachedMicros());
        assertThat(waiting.cured()).isEqualTo(8);
        Quantiles spread = waiting.spread(diagnosis.atMicros());
        assertThat(spread.p10()).isLessThan(spread.p90());
    }
}
