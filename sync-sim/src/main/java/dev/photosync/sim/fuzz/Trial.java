package dev.photosync.sim.fuzz;

import dev.photosync.sim.check.Breach;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.check.OccasionWatch;
import dev.photosync.sim.check.Occasions;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Claims;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Optional;

/// One scenario run for the search: did anything break, and what first?
///
/// @param failure what broke first; empty if all went well
/// @param events how many events the run took
/// @param simulatedMicros how far it got
/// @param occasions the situations it reached
record Trial(Optional<Failure> failure, long events, long simulatedMicros, Occasions occasions) {
    /// The check that fails when engine or world throw.
    static final String NO_EXCEPTION = "no-exception";

    /// Fifty times what a run usually takes.
    private static final int MOST_EVENTS = 250_000;

    /// Runs a scenario to its end or to the first violation.
    static Trial of(Scenario scenario) {
        ScenarioRun run = new ScenarioRun(scenario).endAtFirstBreach(MOST_EVENTS);
        OccasionWatch occasions = run.watchOccasions();
        try {
            RunResult result = run.run();
            return new Trial(
                    failure(run, result), result.events(), result.endMicros(), occasions.reached());
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] frames = e.getStackTrace();
            String at = frames.length == 0 ? "" : " at " + frames[0];
            return new Trial(
                    Optional.of(new Failure(NO_EXCEPTION, true, 0, "", e + at)),
                    0,
                    scenario.lengthMicros(),
                    occasions.reached());
        }
    }

    private static Optional<Failure> failure(ScenarioRun run, RunResult result) {
        for (TraceEvent event : result.trace().events()) {
            if (event instanceof TraceEvent.Violated e) {
                return Optional.of(
                        new Failure(e.invariant(), true, e.atMicros(), e.device(), e.detail()));
            }
        }
        if (run.firstBreach().isPresent()) {
            return run.firstBreach().map(Trial::failure);
        }
        return result.outcomes().stream()
                .filter(outcome -> !outcome.passed())
                .filter(outcome -> !(outcome.expectation().claim() instanceof Claim.NothingLost))
                .findFirst()
                .map(Trial::failure);
    }

    private static Failure failure(Outcome outcome) {
        return outcome.breach()
                .map(Trial::failure)
                .orElseGet(() ->
                        new Failure(
                                Claims.phrase(outcome.expectation().claim()).replace(' ', '-'),
                                false,
                                outcome.atMicros(),
                                outcome.expectation().subject(),
                                outcome.found()));
    }

    private static Failure failure(Breach breach) {
        return new Failure(
                breach.invariant(), false, breach.atMicros(), breach.device(), breach.why());
    }
}
