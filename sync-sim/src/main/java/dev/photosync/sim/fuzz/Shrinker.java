package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes a failing scenario as small as it can while the same check goes on failing.
///
/// Greedy delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing
/// Input", 2002) over the scenario instead of its text: devices first, then what happens, then how
/// long it takes, then values toward what is usual. A round of all reductions is repeated until
/// none helps. Which reductions are tried depends on the scenario alone, and their number is
/// bounded.
public final class Shrinker {
    /// What makes a scenario smaller, one step at a time.
    @FunctionalInterface
    interface Reduction {
        /// The scenario with its step number so and so taken.
        ///
        /// @param step from zero
        /// @return the same scenario if that step changes nothing; empty if there is no such step
        Optional<Scenario> apply(Scenario scenario, int step);
    }

    private final int mostTrials;
    private final BooleanSupplier stop;
    private int trials;
    private Scenario smallest;
    private Failure failure;

    private Shrinker(Scenario scenario, Failure failure, int mostTrials, BooleanSupplier stop) {
        this.smallest = scenario;
        this.failure = failure;
        this.mostTrials = mostTrials;
        this.stop = stop;
    }

    /// What is left of a failing scenario.
    ///
    /// @param scenario the smallest found that still fails
    /// @param failure how it fails
    /// @param trials how many were run to find it
    public record Shrunk(Scenario scenario, Failure failure, int trials) {}

    /// Shrinks a scenario.
    ///
    /// @param failure how it fails
    /// @param mostTrials how many runs that may take
    /// @param stop asked before each run whether to leave it at that
    public static Shrunk shrink(
            Scenario scenario, Failure failure, int mostTrials, BooleanSupplier stop) {
        Shrinker shrinker = new Shrinker(scenario, failure, mostTrials, stop);
        ImmutableList<Reduction> reductions = Reductions.ALL;
        boolean smaller = true;
        while (smaller && shrinker.mayTry()) {
            smaller = false;
            for (Reduction reduction : reductions) {
                smaller |= shrinker.reduce(reduction);
            }
        }
        return new Shrunk(shrinker.smallest, shrinker.failure, shrinker.trials);
    }

    private boolean mayTry() {
        return trials < mostTrials && !stop.getAsBoolean();
    }

    private boolean reduce(Reduction reduction) {
        boolean smaller = false;
        int step = 0;
        Optional<Scenario> candidate = reduction.apply(smallest, step);
        while (candidate.isPresent() && mayTry()) {
            // After a step that helped, the same number means the next thing.
            if (!candidate.get().equals(smallest) && stillFails(candidate.get())) {
                smaller = true;
            } else {
                step++;
            }
            candidate = reduction.apply(smallest, step);
        }
        return smaller;
    }

    private boolean stillFails(Scenario candidate) {
        if (!Health.survivable(candidate) || !Health.allowsConvergence(candidate)) {
            return false;
        }
        trials++;
        Optional<Failure> found;
        try {
            found = Trial.of(candidate).failure();
        } catch (ScenarioException e) {
            // The smaller system does not fit together; that is another problem than the one
            // sought.
            return false;
        }
        if (found.isEmpty() || !found.get().check().equals(failure.check())) {
            return false;
        }
        smallest = candidate;
        failure = found.get();
        return true;
    }
}
