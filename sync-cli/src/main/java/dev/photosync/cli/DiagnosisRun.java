package dev.photosync.cli;

import dev.photosync.sim.diagnose.Diagnoser;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import java.util.Optional;
import java.util.OptionalLong;

/// A diagnosis with someone at the keyboard: it shows its progress and stops at Ctrl-C.
final class DiagnosisRun {
    private final Terminal terminal;
    private final Interruption interruption;

    DiagnosisRun(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    /// @param atMicros the moment; empty for the longest stall
    /// @return empty if no moment is given and nothing stands still
    Optional<Diagnosis> of(
            Scenario scenario,
            Expectation goal,
            Optional<String> device,
            OptionalLong atMicros,
            Diagnoser.Options options,
            int threads) {
        interruption.busy();
        try (WorkerThreads pool = new WorkerThreads(threads);
                ProgressLine progress = new ProgressLine(terminal)) {
            Diagnoser diagnoser =
                    new Diagnoser(
                            options,
                            pool.workers(),
                            (done, of) -> progress.accept((double) done / of, done + " futures"),
                            interruption::happened);
            return atMicros.isEmpty()
                    ? diagnoser.diagnose(scenario, goal, device)
                    : Optional.of(diagnoser.diagnose(scenario, goal, device, atMicros.getAsLong()));
        }
    }
}
