package dev.photosync.cli;

import dev.photosync.sim.diagnose.Diagnoser;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `report`: a run as one page to look at.
@Command(
        name = "report",
        sortOptions = false,
        description =
                "Runs a scenario and writes one page that shows it: a lane per device on a shared"
                        + " time axis, and what is the matter at every moment.",
        footer = {
            "",
            "The page needs no network and no server: open it in a browser. A moment can be"
                    + " linked to, such as FILE.html#t=1d06:00. Exit codes are those of run."
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin private final ScenarioChoice choice = new ScenarioChoice();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.html",
            required = true,
            description = "The page to write.")
    private String output = "";

    @Option(
            names = "--no-fixes",
            description = "Leave out which fix would end the longest stall, which takes longer.")
    private boolean noFixes;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    ReportCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        OutputFile file = OutputFile.ofPage(output);
        Scenario scenario = choice.scenario();
        RunResult result = new Run(terminal, interruption).until(scenario, scenario.lengthMicros());
        RunReport report = RunReport.of(result);
        Optional<String> tried =
                !noFixes && !result.interrupted() ? diagnosis(result) : Optional.empty();
        String page = ReportPage.text(report, choice.runCommand(report), tried);
        file.write(page);
        long bytes = page.getBytes(StandardCharsets.UTF_8).length;
        terminal.out().print(common.json() ? json(report, file, bytes) : text(file, bytes));
        terminal.out().flush();
        return RunCommand.exitCode(report);
    }

    private Optional<String> diagnosis(RunResult result) {
        return new DiagnosisRun(terminal, interruption)
                .ofStall(
                        result,
                        Diagnoser.ALL_SYNCED,
                        Optional.empty(),
                        Diagnoser.Options.DEFAULT,
                        WorkerThreads.cores())
                .map(FixesJson::text);
    }

    private String text(OutputFile file, long bytes) {
        String wrote = "Wrote " + file + ", " + Words.size(bytes) + ". Open it in a browser.";
        return common.page(terminal).line(0, wrote, Page.Tone.PLAIN).text();
    }

    private static String json(RunReport report, OutputFile file, long bytes) {
        Json json = new Json("report");
        RunJson.scenario(json, report.result().scenario());
        return json.put("verdict", RunJson.word(report.verdict()))
                .put("file", file.toString())
                .put("bytes", bytes)
                .text();
    }
}
