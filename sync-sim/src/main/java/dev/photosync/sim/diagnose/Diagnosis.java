package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import java.util.Optional;

/// Which fix gets a stalled library going again: the same future, run with each.
///
/// @param stall what the moment was chosen by; empty if somebody chose it
/// @param devices the stalled ones, to which fixes were applied
/// @param goal what was to come to be
/// @param situation of these devices at the moment
/// @param fork the moment, and the future from there
/// @param waiting what comes of doing nothing
/// @param tried every fix alone, the best first; none if the goal was reached already
/// @param notCalledFor what was not called for, as instructions
/// @param sets the search for several at once, made if neither a fix alone nor waiting reaches the
///   goal
/// @param bundle what the support desk is handed, if nothing reaches it
/// @param runs how many futures were run
/// @param complete whether these were all; somebody may have stopped it
public record Diagnosis(
        Scenario scenario,
        Optional<Stall> stall,
        ImmutableList<String> devices,
        Expectation goal,
        Situation situation,
        Fork fork,
        Tried waiting,
        ImmutableList<Tried> tried,
        ImmutableList<String> notCalledFor,
        Optional<Sets> sets,
        Optional<DiagnosticBundle> bundle,
        int runs,
        boolean complete) {
    /// The search for a smallest set of fixes that clears the stall.
    ///
    /// @param found the set, or the first that reaches the goal later if none clears it; empty if
    ///   none reaches it
    /// @param refuted no set of so many fixes clears it: all were run
    /// @param bounded whether the search ended because it had run as many as it may
    public record Sets(Optional<Tried> found, int refuted, boolean bounded) {}

    /// The moment of the fork.
    public long atMicros() {
        return fork.atMicros();
    }

    /// Whether the goal was reached at that moment, so that nothing was to be tried.
    public boolean already() {
        return waiting.future().reachedAt(atMicros());
    }

    /// The best thing to do: the first fix that clears the stall, else the smallest set, else what
    /// helps without putting pictures at risk; empty if none is any better than waiting.
    public Optional<Tried> best() {
        return tried.stream()
                .filter(fix -> fix.verdict() == Verdict.CLEARS)
                .findFirst()
                .or(() -> sets.flatMap(Sets::found))
                .or(() -> tried.stream().filter(fix -> fix.verdict() == Verdict.HELPS).findFirst());
    }

    /// Whether anything reaches the goal: a fix, several, or waiting.
    public boolean curable() {
        return waiting.future().reached()
                || tried.stream().anyMatch(fix -> fix.future().reached())
                || sets.flatMap(Sets::found).isPresent();
    }
}
