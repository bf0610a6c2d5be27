package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.diagnose.FixKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What may be behind what an owner sees, what would tell more, and in which order to try what.
///
/// @param known what the owner sees
/// @param tried what has been tried in vain: causes that it would have cleared are out
/// @param differing in how many answers the suspects differ from what is known; 0 if there are some
///   that show exactly that
/// @param suspects the likeliest first; empty if what was tried would have cleared all
/// @param telling the questions that are open, the one that tells most first
/// @param best the order that takes least on average
/// @param guide the order of the guide
public record Triage(
        Symptoms known,
        ImmutableSet<FixKind> tried,
        Assumptions assumptions,
        int differing,
        ImmutableList<Suspect> suspects,
        ImmutableList<Telling> telling,
        Order best,
        Order guide) {
    /// A question, and what its answer is expected to tell.
    ///
    /// @param bits by how much the answer lessens the uncertainty, on average (information gain)
    public record Telling(Question question, double bits) {}

    /// Weighs the evidence.
    public static Triage of(
            Evidence evidence,
            Symptoms known,
            ImmutableSet<FixKind> tried,
            Assumptions assumptions) {
        List<Cause> possible =
                evidence.causes().stream()
                        .filter(cause -> assumptions.weight(cause) > 0)
                        .filter(cause -> !cause.clearedBy(tried))
                        .toList();
        int differing = possible.stream().mapToInt(cause -> cause.distance(known)).min().orElse(0);
        ImmutableList<Suspect> suspects =
                suspects(
                        possible,
                        known,
                        differing,
                        assumptions,
                        evidence.causes().stream().mapToDouble(assumptions::weight).sum());
        OrderSearch search = new OrderSearch(suspects, tried, assumptions);
        return new Triage(
                known,
                tried,
                assumptions,
                differing,
                suspects,
                telling(suspects, known, differing),
                search.best(),
                search.guide());
    }

    private static ImmutableList<Suspect> suspects(
            List<Cause> possible,
            Symptoms known,
            int differing,
            Assumptions assumptions,
            double allWeights) {
        List<Suspect> unscaled = new ArrayList<>();
        double sum = 0;
        for (Cause cause : possible) {
            double likelihood =
                    (double) cause.sightings(known, differing) / Math.max(1, cause.sightings());
            double prior = assumptions.weight(cause) / allWeights;
            if (likelihood > 0) {
                unscaled.add(new Suspect(cause, prior, likelihood, prior * likelihood));
                sum += prior * likelihood;
            }
        }
        double all = sum;
        return unscaled.stream()
                .map(s -> new Suspect(s.cause(), s.prior(), s.likelihood(), s.share() / all))
                .sorted(
                        Comparator.comparingDouble(Suspect::share)
                                .reversed()
                                .thenComparing(s -> s.cause().name()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Telling> telling(
            ImmutableList<Suspect> suspects, Symptoms known, int differing) {
        List<Telling> telling = new ArrayList<>();
        for (Question question : Question.values()) {
            if (known.answer(question).isEmpty()) {
                telling.add(new Telling(question, gain(question, suspects, known, differing)));
            }
        }
        return ImmutableList.sortedCopyOf(
                Comparator.comparingDouble(Telling::bits)
                        .reversed()
                        .thenComparing(Telling::question),
                telling);
    }

    /// The uncertainty about the cause, less what is expected to be left of it after the answer.
    private static double gain(
            Question question, ImmutableList<Suspect> suspects, Symptoms known, int differing) {
        Map<String, List<Double>> joint = new TreeMap<>();
        List<Double> shares = new ArrayList<>();
        for (Suspect suspect : suspects) {
            shares.add(suspect.share());
            Map<String, Integer> times = new TreeMap<>();
            suspect.cause()
                    .seen()
                    .forEach((symptoms, count) -> {
                        if (symptoms.differing(known).size() == differing) {
                            times.merge(symptoms.answers().get(question), count, Integer::sum);
                        }
                    });
            double all = times.values().stream().mapToInt(Integer::intValue).sum();
            times.forEach((answer, count) ->
                    joint.computeIfAbsent(answer, _ -> new ArrayList<>())
                            .add(suspect.share() * count / all));
        }
        double left = 0;
        for (List<Double> ofAnswer : joint.values()) {
            left += bits(ofAnswer);
        }
        return Math.max(0, bits(shares) - left);
    }

    /// The uncertainty of shares, times their sum.
    private static double bits(List<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        double bits = 0;
        for (double share : shares) {
            bits -= share > 0 ? share * StrictMath.log(share / sum) / StrictMath.log(2) : 0;
        }
        return bits;
    }
}
