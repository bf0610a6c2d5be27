package dev.photosync.sim.fuzz.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.diff.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The planner survives the search, and what is not the planner does not.
class PlannerFuzzTest {
    private static List<PlannerFinding> findings(PlannerFuzz fuzz, long from, long seeds) {
        List<PlannerFinding> findings = new ArrayList<>();
        fuzz.run(from, seeds, findings::add);
        return findings;
    }

    /// The first finding that breaks a law; fails if it takes more than 10,000 seeds.
    private static PlannerFinding first(PlannerFuzz fuzz, Predicate<Law> law) {
        return LongStream.rangeClosed(1, 10_000)
                .mapToObj(fuzz::replay)
                .flatMap(Optional::stream)
                .filter(finding -> law.test(finding.law()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing found within 10,000 seeds"));
    }

    @Test
    void findsNothingWrongWithThePlanner() {
        List<PlannerFinding> findings = new ArrayList<>();
        PlannerTally tally = PlannerFuzz.ofPlanner().run(1, 60_000, findings::add);

        assertThat(findings).extracting(PlannerFinding::inWords).isEmpty();
        assertThat(tally.cases()).isGreaterThan(500_000);
    }

    /// Seeds in which a device that had forgotten the base purged again what was restored, or added
    /// again, elsewhere.
    @ParameterizedTest
    @ValueSource(longs = {1_384, 10_708_450, 11_968_783})
    void findsNothingWrongWithThePlannerWhereItOnceDid(long seed) {
        assertThat(PlannerFuzz.ofPlanner().replay(seed)).isEmpty();
    }

    @Test
    void meetsEveryKindOfCase() {
        PlannerTally tally = PlannerFuzz.ofPlanner().run(1, 20_000, finding -> {});

        assertThat(tally.met()).containsOnlyKeys(Met.values());
        assertThat(tally.met())
                .allSatisfy((kind, cases) -> assertThat(cases).as("%s", kind).isPositive());
    }

    @ParameterizedTest
    @EnumSource
    void findsAMistakeInTheMerge(BrokenPolicies broken) {
        assertThat(first(PlannerFuzz.of(broken), law -> true).steps()).isNotEmpty();
    }

    /// A model can share a misunderstanding with what it models; the laws do not know it.
    @ParameterizedTest
    @EnumSource
    void findsAMistakeInTheMergeWithoutTheModel(BrokenPolicies broken) {
        PlannerFinding finding = first(PlannerFuzz.byLawsAlone(broken), broken.breaks()::equals);

        assertThat(finding.steps()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void shrinksALostEditToTheStepsThatLoseIt() {
        PlannerFinding finding =
                first(PlannerFuzz.byLawsAlone(BrokenPolicies.NO_CONFLICT_COPY), law -> true);

        // Two devices have the picture, and each edits it before it hears of the other's edit.
        assertThat(finding.steps()).hasSizeLessThanOrEqualTo(4);
        assertThat(finding.steps()).filteredOn(step -> step.contains("edits it")).hasSize(2);
        assertThat(finding.drawnSteps()).isGreaterThan(finding.steps().size());
    }

    @Test
    void namesTheSeedTheTreesAndTheCommandThatFindsItAgain() {
        PlannerFuzz fuzz = PlannerFuzz.of(BrokenPolicies.STALE_OVERWRITES);
        PlannerFinding finding = first(fuzz, Law.MODEL::equals);

        assertThat(finding.inWords())
                .contains("seed " + finding.seed())
                .contains("\ndevice ", "\ncloud  ", "\nbase   ", "\nplan   ")
                .contains("\nmodel  ")
                .endsWith("--only planner --seeds 1 --from " + finding.seed());
        assertThat(fuzz.replay(finding.seed())).contains(finding);
    }

    @Test
    void findsTheSameAgainWhereverTheSearchBegins() {
        PlannerFuzz fuzz = PlannerFuzz.of(BrokenPolicies.LAST_WRITER_WINS);
        List<PlannerFinding> whole = findings(fuzz, 1, 60);
        List<PlannerFinding> parts = findings(fuzz, 1, 25);
        parts.addAll(findings(fuzz, 26, 35));

        assertThat(parts).isEqualTo(whole).isNotEmpty();
    }

    @Test
    void noticesAPolicyThatChangesItsMind() {
        AtomicLong calls = new AtomicLong();
        MergePolicy moody =
                (id, local, remote, base) ->
                        calls.incrementAndGet() % 50 == 0
                                ? BrokenPolicies.STALE_OVERWRITES.plan(id, local, remote, base)
                                : Planner.plan(id, local, remote, base);

        assertThat(first(PlannerFuzz.byLawsAlone(moody), Law.DETERMINISM::equals).seed())
                .isPositive();
    }
}
