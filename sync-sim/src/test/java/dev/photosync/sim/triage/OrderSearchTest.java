package dev.photosync.sim.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Holds the search for an order to the plain way: try all of them.
class OrderSearchTest {
    private static final int MOST_CURES = 6;

    @RepeatedTest(60)
    void findsWhatNoPermutationBeats(RepetitionInfo repetition) {
        ImmutableList<Suspect> suspects = draw(new Random(repetition.getCurrentRepetition()));
        Set<ImmutableSet<FixKind>> cures = new LinkedHashSet<>();
        suspects.forEach(suspect -> cures.addAll(suspect.cause().cures()));

        double least = Double.POSITIVE_INFINITY;
        for (Set<ImmutableSet<FixKind>> some : Sets.powerSet(cures)) {
            for (List<ImmutableSet<FixKind>> order : Collections2.permutations(some)) {
                least = Math.min(least, minutes(suspects, order));
            }
        }

        Order best = new OrderSearch(suspects, ImmutableSet.of(), Assumptions.DEFAULT).best();
        assertThat(best.exact()).isTrue();
        assertThat(best.minutes()).isEqualTo(least, within(1e-9));
        assertThat(minutes(suspects, best.steps().stream().map(Order.Step::fixes).toList()))
                .isEqualTo(least, within(1e-9));
    }

    /// What an order takes on average, one suspect after the other; without end if it leaves
    /// somebody at the support desk whom a cure would have helped.
    private static double minutes(List<Suspect> suspects, List<ImmutableSet<FixKind>> order) {
        double minutes = 0;
        for (Suspect suspect : suspects) {
            Cause cause = suspect.cause();
            EnumSet<FixKind> done = EnumSet.noneOf(FixKind.class);
            for (ImmutableSet<FixKind> step : order) {
                if (!cause.clearedBy(done) && !step.contains(FixKind.SUPPORT_DESK)) {
                    minutes += suspect.share() * minutes(cause, Sets.difference(step, done));
                    done.addAll(step);
                }
            }
            if (!cause.clearedBy(done)) {
                minutes +=
                        cause.cures().isEmpty()
                                ? suspect.share() * minutes(cause, Set.of(FixKind.SUPPORT_DESK))
                                : Double.POSITIVE_INFINITY;
            }
        }
        return minutes;
    }

    private static int minutes(Cause cause, Set<FixKind> step) {
        int minutes = 0;
        for (FixKind fix : step) {
            minutes += cause.calledFor().contains(fix) ? fix.minutes() : 1;
        }
        return step.stream().anyMatch(cause.calledFor()::contains) ? minutes + 10 : minutes;
    }

    @Test
    void doesTogetherWhatOnlyHelpsTogether() {
        Cause both =
                TinyEvidence.cause(
                        "both",
                        "",
                        ImmutableMap.of(TinyEvidence.seen("wifi", "room"), 1),
                        List.of(FixKind.JOIN_WIFI, FixKind.PLUG_IN));
        Order best =
                new OrderSearch(
                                ImmutableList.of(new Suspect(both, 1, 1, 1)),
                                ImmutableSet.of(),
                                Assumptions.DEFAULT)
                        .best();

        assertThat(best.steps().getFirst().fixes())
                .containsExactly(FixKind.JOIN_WIFI, FixKind.PLUG_IN);
        // 5 and 1 minutes, and one wait for both.
        assertThat(best.minutes()).isEqualTo(16, within(1e-9));
    }

    @Test
    void putsPicturesAtRiskOnlyWhereNothingElseHelps() {
        Cause safe =
                TinyEvidence.cause(
                        "safe",
                        "",
                        ImmutableMap.of(TinyEvidence.seen("wifi", "room"), 1),
                        List.of(FixKind.REINSTALL),
                        List.of(FixKind.UPDATE));
        Cause desperate =
                TinyEvidence.cause(
                        "desperate",
                        "",
                        ImmutableMap.of(TinyEvidence.seen("wifi", "room"), 1),
                        List.of(FixKind.REINSTALL));

        assertThat(first(safe)).containsExactly(FixKind.UPDATE);
        assertThat(first(desperate)).containsExactly(FixKind.REINSTALL);
    }

    @Test
    void saysWhenThereAreTooManyCuresToBeSure() {
        List<Suspect> suspects = new ArrayList<>();
        List<FixKind> safe = EnumSet.allOf(FixKind.class).stream().filter(r -> !r.risky()).toList();
        for (FixKind fix : safe.subList(0, OrderSearch.MOST_EXACT + 1)) {
            suspects.add(suspect(List.of(fix), 1.0 / (OrderSearch.MOST_EXACT + 1)));
        }
        Order best =
                new OrderSearch(
                                ImmutableList.copyOf(suspects),
                                ImmutableSet.of(),
                                Assumptions.DEFAULT)
                        .best();

        assertThat(best.exact()).isFalse();
        assertThat(best.cleared()).isEqualTo(1, within(1e-9));
        // Of cures that clear as much each, the quickest first is the best there is.
        assertThat(best.steps().subList(0, OrderSearch.MOST_EXACT + 1))
                .extracting(Order.Step::minutes)
                .isSorted();
    }

    private static ImmutableSet<FixKind> first(Cause cause) {
        return new OrderSearch(
                        ImmutableList.of(new Suspect(cause, 1, 1, 1)),
                        ImmutableSet.of(),
                        Assumptions.DEFAULT)
                .best()
                .steps()
                .getFirst()
                .fixes();
    }

    private static Suspect suspect(List<FixKind> cure, double share) {
        return new Suspect(
                TinyEvidence.cause(
                        "any", "", ImmutableMap.of(TinyEvidence.seen("wifi", "room"), 1), cure),
                1,
                1,
                share);
    }

    /// Some causes with some of a few cures, one of them of two fixes, of drawn weights, for which
    /// not everything is called for.
    private static ImmutableList<Suspect> draw(Random random) {
        List<ImmutableSet<FixKind>> cures = new ArrayList<>();
        List<FixKind> safe = EnumSet.allOf(FixKind.class).stream().filter(r -> !r.risky()).toList();
        while (cures.size() < MOST_CURES) {
            EnumSet<FixKind> cure = EnumSet.of(safe.get(random.nextInt(safe.size() - 1)));
            if (cures.size() == 2) {
                cure.addAll(cures.getFirst());
            }
            if (!cures.contains(cure)) {
                cures.add(Sets.immutableEnumSet(cure));
            }
        }
        List<Cause> causes = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ImmutableList<ImmutableSet<FixKind>> some =
                    cures.stream()
                            .filter(c -> random.nextInt(3) == 0)
                            .collect(ImmutableList.toImmutableList());
            EnumSet<FixKind> called = EnumSet.allOf(FixKind.class);
            called.removeIf(r -> random.nextBoolean());
            some.forEach(called::addAll);
            causes.add(
                    new Cause(
                            "cause-" + i,
                            "",
                            "",
                            "",
                            ImmutableMap.of(),
                            Sets.immutableEnumSet(called),
                            some,
                            false));
            weights.add(1 + random.nextInt(9));
        }
        double sum = weights.stream().mapToInt(Integer::intValue).sum();
        ImmutableList.Builder<Suspect> suspects = ImmutableList.builder();
        for (int i = 0; i < causes.size(); i++) {
            suspects.add(new Suspect(causes.get(i), 0, 0, weights.get(i) / sum));
        }
        return suspects.build();
    }
}
