package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioSource;
import dev.photosync.sim.scenario.SetUpDifference;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.sweep.Measures.Measured;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/// Two runs with the same seed side by side: what is different in their set-ups, what differed
/// first, and what each comes to.
///
/// @param setUp what the two say differently
/// @param first the first event that differs; empty if the runs are the same to the end
/// @param decision the first report of an engine that differs, with what stood behind it
/// @param hold the first hold that one had and the other had not
/// @param claims those of both that came out differently
public record Comparison(
        Side a,
        Side b,
        ImmutableList<SetUpDifference> setUp,
        Optional<Parting> first,
        Optional<Decision> decision,
        Optional<HoldDifference> hold,
        ImmutableList<ClaimDifference> claims) {

    /// What is to be compared.
    public record Of(ScenarioSource source, ImmutableList<Variation> variations) {}

    /// One of the two.
    public record Side(ImmutableList<Variation> variations, Scenario scenario, Measured measured) {
        public Measures measures() {
            return measured.measures();
        }

        private List<TraceEvent> events() {
            return measured.run().trace().events();
        }
    }

    /// A claim that holds in one of the two alone.
    public record ClaimDifference(Outcome a, Outcome b) {
        public Expectation expectation() {
            return a.expectation();
        }
    }

    /// Runs and compares two scenarios.
    ///
    /// @param seed of both; if empty that of the first, unless the second is varied to have its own
    /// @param progress told how much is done, from 0 to 1
    /// @param stop asked now and then
    /// @return empty if it was stopped
    /// @throws dev.photosync.sim.scenario.ScenarioException if one has mistakes
    public static Optional<Comparison> of(
            Of first, Of second, OptionalLong seed, DoubleConsumer progress, BooleanSupplier stop) {
        ScenarioFinder finder = new ScenarioFinder();
        Scenario left = withSeed(finder.read(first.source(), first.variations()), seed);
        Scenario right = finder.read(second.source(), second.variations());
        boolean ownSeed = second.variations().stream().anyMatch(v -> v.key().equals("seed"));
        OptionalLong same = ownSeed ? OptionalLong.empty() : OptionalLong.of(left.seed());
        Scenario rightSeeded = withSeed(right, same);
        return Measures.of(left, done -> progress.accept(done / 2), stop)
                .flatMap(a ->
                        Measures.of(rightSeeded, done -> progress.accept(0.5 + done / 2), stop)
                                .map(b ->
                                        of(
                                                new Side(first.variations(), left, a),
                                                new Side(second.variations(), rightSeeded, b),
                                                SetUpDifference.between(
                                                        first.source(),
                                                        first.variations(),
                                                        second.source(),
                                                        second.variations()))));
    }

    private static Comparison of(Side a, Side b, ImmutableList<SetUpDifference> setUp) {
        return new Comparison(
                a,
                b,
                setUp,
                Parting.of(a.events(), b.events()),
                Decision.of(a.events(), b.events()),
                HoldDifference.first(holds(a), holds(b)),
                claims(a, b));
    }

    private static Scenario withSeed(Scenario of, OptionalLong seed) {
        return seed.isPresent() ? Variant.withSeed(of, seed.getAsLong()) : of;
    }

    private static HoldHistory holds(Side of) {
        return HoldHistory.of(of.events(), of.measured().run().endMicros());
    }

    private static ImmutableList<ClaimDifference> claims(Side a, Side b) {
        ImmutableList.Builder<ClaimDifference> found = ImmutableList.builder();
        for (Outcome left : a.measured().run().outcomes()) {
            b.measured().run().outcomes().stream()
                    .filter(right -> same(left.expectation(), right.expectation()))
                    .filter(right -> right.passed() != left.passed())
                    .findFirst()
                    .ifPresent(right -> found.add(new ClaimDifference(left, right)));
        }
        return found.build();
    }

    private static boolean same(Expectation left, Expectation right) {
        return left.when().equals(right.when())
                && left.subject().equals(right.subject())
                && left.text().equals(right.text());
    }
}
