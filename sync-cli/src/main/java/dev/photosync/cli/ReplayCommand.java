package dev.photosync.cli;

import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `replay`: runs what a search has found again, step by step if wanted.
@Command(
        name = "replay",
        sortOptions = false,
        description =
                "Runs a scenario again and tells its story event by event: what happened, to whom,"
                        + " and what broke.",
        footer = {
            "",
            "With --step it waits after each event: Enter goes on, w says where everything"
                    + " stands, a goes on to the next action, q ends.",
            "",
            "Exit codes: as those of run."
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin private final ScenarioChoice choice = new ScenarioChoice();

    @Option(names = "--step", description = "Wait for a key after each event.")
    private boolean step;

    @Option(names = "--all", description = "Tell of every byte that moved, too.")
    private boolean all;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    ReplayCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Scenario scenario = choice.scenario();
        RunResult result = new Run(terminal, interruption).until(scenario, scenario.lengthMicros());
        RunReport report = RunReport.of(result);
        if (common.json()) {
            terminal.out().print(RunJson.text(report, choice.runCommand(report)));
        } else {
            new ReplayText(terminal, () -> common.page(terminal), step, all).tell(result);
            Page page = common.page(terminal);
            String closerLook = choice.explainCommand(report.closerLookMicros());
            new RunText(page, report, closerLook, choice.runCommand(report)).write();
            terminal.out().print(page.blank().text());
        }
        terminal.out().flush();
        return RunCommand.exitCode(report);
    }
}
