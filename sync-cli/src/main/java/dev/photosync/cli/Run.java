package dev.photosync.cli;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Scenario;

/// A run with someone at the keyboard: it shows its progress and stops at Ctrl-C.
final class Run {
    private final Terminal terminal;
    private final Interruption interruption;

    Run(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    RunResult until(Scenario scenario, long endMicros) {
        interruption.busy();
        try (ProgressLine progress = new ProgressLine(terminal)) {
            ScenarioRun run = new ScenarioRun(scenario);
            interruption.watch(run::stop);
            return run.run(endMicros, progress);
        }
    }
}
