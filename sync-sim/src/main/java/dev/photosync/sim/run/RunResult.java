package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.library.Skipped;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;

/// What a run has left: its record, its books, and what became of its claims.
///
/// @param scenario what was run
/// @param world as it stands at the end
/// @param trace all that happened
/// @param ledger the trace's books at the end
/// @param outcomes the claims that were reached, in order of time
/// @param skipped files of an imported folder that are no pictures
/// @param endMicros how far it got
/// @param events how many events it took
/// @param interrupted whether it was stopped before its end
public record RunResult(
        Scenario scenario,
        World world,
        Trace trace,
        Ledger ledger,
        ImmutableList<Outcome> outcomes,
        ImmutableList<Skipped> skipped,
        long endMicros,
        long events,
        boolean interrupted) {

    /// Whether every claim that was reached held.
    public boolean passed() {
        return outcomes.stream().allMatch(Outcome::passed);
    }
}
