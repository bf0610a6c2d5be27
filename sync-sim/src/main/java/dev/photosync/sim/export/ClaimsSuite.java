package dev.photosync.sim.export;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.check.Breach;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.OptionalLong;

/// What became of a scenario's claims, as a test suite: a case for each claim, and one for what
/// must always hold.
///
/// @param name the scenario's name, or its file's where it could not be read
/// @param seed which the run drew from; empty where there was no run
/// @param seconds how long the run took, in real time
public record ClaimsSuite(
        String name, OptionalLong seed, double seconds, ImmutableList<Case> cases) {
    /// The case that every suite has.
    static final String SAFETY = "what must always hold";

    /// One claim.
    public record Case(String name, Result result) {}

    /// What became of a claim.
    public sealed interface Result {
        /// It held.
        record Passed() implements Result {}

        /// It did not hold.
        ///
        /// @param type the invariant that it asks for, or that it is a claim
        /// @param message what was found instead
        record Failed(String type, String message) implements Result {}

        /// Its time had not come.
        record Skipped(String message) implements Result {}

        /// There was no run that could tell.
        record Error(String type, String message) implements Result {}
    }

    /// The suite of a run.
    ///
    /// @param seconds how long it took
    public static ClaimsSuite of(RunResult run, double seconds) {
        ImmutableList.Builder<Case> cases = ImmutableList.builder();
        cases.add(new Case(SAFETY, safety(run)));
        List<Expectation> reached = run.outcomes().stream().map(Outcome::expectation).toList();
        for (Outcome outcome : run.outcomes()) {
            cases.add(new Case(name(outcome.expectation()), result(outcome)));
        }
        for (Expectation expectation : run.scenario().expectations()) {
            if (!reached.contains(expectation)) {
                cases.add(
                        new Case(
                                name(expectation),
                                new Result.Skipped(
                                        "the run ended at " + Words.clock(run.endMicros()))));
            }
        }
        return new ClaimsSuite(
                run.scenario().name(),
                OptionalLong.of(run.scenario().seed()),
                seconds,
                cases.build());
    }

    /// The suite of what is no scenario.
    ///
    /// @param file what it was read from
    /// @param message why it could not be read
    public static ClaimsSuite unreadable(String file, String message) {
        Result error = new Result.Error("invalid", message);
        return new ClaimsSuite(
                file, OptionalLong.empty(), 0, ImmutableList.of(new Case("is a scenario", error)));
    }

    /// How many of the cases failed.
    int failures() {
        return (int) cases.stream().filter(c -> c.result() instanceof Result.Failed).count();
    }

    /// How many of the cases could not be told.
    int errors() {
        return (int) cases.stream().filter(c -> c.result() instanceof Result.Error).count();
    }

    /// How many of the cases had not come to their time.
    int skipped() {
        return (int) cases.stream().filter(c -> c.result() instanceof Result.Skipped).count();
    }

    private static String name(Expectation expectation) {
        String when =
                switch (expectation.when()) {
                    case When.At at -> "at " + Words.clock(at.micros());
                    case When.By by -> "by " + Words.clock(by.micros());
                    case When.Always _ -> "always";
                };
        return when + ", " + expectation.subject() + ": " + expectation.text();
    }

    private static Result result(Outcome outcome) {
        return outcome.passed()
                ? new Result.Passed()
                : new Result.Failed(
                        outcome.breach().map(Breach::invariant).orElse("claim"),
                        "found at "
                                + Words.clockSeconds(outcome.atMicros())
                                + ": "
                                + outcome.found());
    }

    private static Result safety(RunResult run) {
        for (TraceEvent event : run.trace().events()) {
            if (event instanceof TraceEvent.Violated violated) {
                AssetId asset = violated.asset();
                return new Result.Failed(
                        violated.invariant(),
                        violated.detail()
                                + ", at "
                                + Words.clockSeconds(violated.atMicros())
                                + " on "
                                + violated.device()
                                + (asset == null ? "" : ", asset " + asset));
            }
        }
        return new Result.Passed();
    }
}
