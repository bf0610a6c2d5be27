package dev.photosync.cli;

import dev.photosync.sim.diagnose.Diagnoser;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import java.util.Optional;
import java.util.function.Function;

/// A diagnosis with someone at the keyboard: it shows its progress and stops at Ctrl-C.
final class DiagnosisRun {
    private final Terminal terminal;
    private final Interruption interruption;

    DiagnosisRun(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /// Diagnoses the longest stall of a run.
    ///
    /// @return empty if nothing stands still
    Optional<Diagnosis> ofStall(
            RunResult whole,
            Expectation goal,
            Optional<String> device,
            Diagnoser.Options options,
            int threads) {
        return with(options, threads, diagnoser -> diagnoser.diagnose(whole, goal, device));
    }

    /// Diagnoses a moment of a scenario.
    Diagnosis at(
            long micros,
            Scenario scenario,
            Expectation goal,
            Optional<String> device,
            Diagnoser.Options options,
            int threads) {
        return with(
                options, threads, diagnoser -> diagnoser.diagnose(scenario, goal, device, micros));
    }

    private <T> T with(Diagnoser.Options options, int threads, Function<Diagnoser, T> work) {
        interruption.busy();
        try (WorkerThreads pool = new WorkerThreads(threads);
                ProgressLine progress = new ProgressLine(terminal)) {
            return work.apply(
                    new Diagnoser(
                            options,
                            pool.workers(),
                            (done, of) -> progress.accept((double) done / of, done + " futures"),
                            interruption::happened));
        }
    }
}
