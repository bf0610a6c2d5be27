package dev.photosync.cli;

import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.export.TraceFormat;
import dev.photosync.sim.run.Lockstep;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: runs a scenario and tells what happened and why.
@Command(
        name = "run",
        sortOptions = false,
        description =
                "Runs a scenario and tells what happened and why; of a folder, every scenario in it.",
        footer = {
            "",
            "--trace FILE is written in the format that its name ends in:",
            "  .jsonl          every event, a JSON object a line",
            "  .perfetto.json  a timeline to open at ui.perfetto.dev",
            "  .csv            holds and transfers as a table",
            "  junit.xml       the claims as test cases, also of a folder",
            "  .svg            the messages as a diagram, between --from and --to",
            "docs/traces.md describes them.",
            "",
            "Exit codes: 0 every claim held, 1 one did not, 2 wrong usage or input, 3 safety"
                    + " violated, 4 a claim of convergence did not hold, 130 Ctrl-C, which"
                    + " prints what was learned so far."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin private final ScenarioChoice choice = new ScenarioChoice();

    @Option(
            names = "--until",
            paramLabel = "T",
            description = "Stop at this moment, such as 20h, 1d6h or 1d 06:00.")
    private @Nullable String until;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to a file.")
    private @Nullable String output;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Write what a support desk would be handed, as JSON: at the visits to the desk,"
                            + " or at the end where there are none.")
    private @Nullable String bundle;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write the run for other tools: .jsonl, .perfetto.json, .csv, junit.xml or .svg."
                            + " May be given several times.")
    private List<String> traces = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Where an .svg of messages begins (default: the start).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "T",
            description = "Where an .svg of messages ends (default: the end).")
    private @Nullable String to;

    @Option(
            names = "--fingerprint",
            description =
                    "Print a digest over all that happened instead of a report. The same scenario"
                            + " and seed give the same on any machine.")
    private boolean fingerprint;

    @Option(
            names = "--lockstep",
            paramLabel = "OTHER",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Run it twice side by side, or beside another scenario, and name the first event"
                            + " that differs: exit 0 if none does, 1 if one does.")
    private @Nullable String lockstep;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    RunCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        OutputFile reportFile = output == null ? null : OutputFile.of(output);
        OutputFile bundleFile = bundle == null ? null : OutputFile.of(bundle);
        TraceFiles traceFiles = TraceFiles.of(traces);
        Optional<Path> folder = choice.ofFolder();
        if (folder.isPresent()) {
            return folder(folder.get(), traceFiles);
        }
        if (fingerprint && output != null) {
            throw new UsageException("--fingerprint is printed; --output does not go with it");
        }
        Scenario scenario = choice.scenario();
        if (lockstep != null) {
            return lockstep(scenario, lockstep);
        }
        long end =
                until == null ? scenario.lengthMicros() : choice.moment("--until", until, scenario);
        TraceFiles.Window window = window(scenario, end, traceFiles);
        long began = System.nanoTime();
        RunResult result = new Run(terminal, interruption).until(scenario, end);
        double seconds = (System.nanoTime() - began) / 1e9;
        RunReport report = RunReport.of(result);
        if (bundleFile != null) {
            bundleFile.write(bundles(report));
        }
        traceFiles.write(result, seconds, window);
        tell(report, reportFile, traceFiles);
        terminal.out().flush();
        return exitCode(report);
    }

    private void tell(RunReport report, @Nullable OutputFile reportFile, TraceFiles traceFiles) {
        if (fingerprint) {
            terminal.out().print(LockstepText.fingerprint(report.result(), common.json()));
            return;
        }
        Page wrote = common.page(terminal);
        if (reportFile == null) {
            terminal.out().print(text(report, common.page(terminal)));
        } else {
            reportFile.write(text(report, new Page(StandardCharsets.UTF_8, false)));
            wrote.line(0, "Wrote " + reportFile + ".", Page.Tone.PLAIN);
        }
        traceFiles.tell(wrote);
        if (!common.json() || reportFile != null) {
            terminal.out().print(wrote.text());
        }
    }

    /// The part of the run that a diagram of messages shows.
    private TraceFiles.Window window(Scenario scenario, long endMicros, TraceFiles traceFiles) {
        if ((from != null || to != null) && !traceFiles.any(TraceFormat.MESSAGES)) {
            throw new UsageException("--from and --to go with --trace FILE.svg");
        }
        long first = from == null ? 0 : choice.moment("--from", from, scenario);
        long last = to == null ? endMicros : choice.moment("--to", to, scenario);
        if (last < first || last > endMicros) {
            throw new UsageException(
                    "--from and --to: expected a window up to "
                            + Words.clock(endMicros)
                            + ", found "
                            + Words.clock(first)
                            + " to "
                            + Words.clock(last));
        }
        return new TraceFiles.Window(first, last);
    }

    private int folder(Path folder, TraceFiles traceFiles) {
        if (lockstep != null
                || fingerprint
                || until != null
                || output != null
                || bundle != null
                || from != null
                || to != null) {
            throw new UsageException(
                    folder
                            + ": a folder goes with --seed, --library, --trace junit.xml and --json,"
                            + " and with no other option");
        }
        traceFiles.mustBeOfClaims();
        Run run = new Run(terminal, interruption);
        RunFolder all =
                RunFolder.run(
                        folder,
                        choice::scenario,
                        scenario -> run.until(scenario, scenario.lengthMicros()));
        traceFiles.write(all.suites());
        if (common.json()) {
            terminal.out().print(all.json());
        } else {
            Page page = all.text(common.page(terminal));
            traceFiles.tell(page);
            terminal.out().print(page.text());
        }
        terminal.out().flush();
        return all.exitCode();
    }

    private int lockstep(Scenario scenario, String beside) {
        boolean other =
                fingerprint
                        || until != null
                        || output != null
                        || bundle != null
                        || !traces.isEmpty();
        if (other) {
            throw new UsageException(
                    "--lockstep goes with --seed, --library and --json, and with no other option");
        }
        Scenario second = beside.isEmpty() ? scenario : choice.scenario(beside);
        Lockstep.Result result = Lockstep.of(scenario, second);
        terminal.out()
                .print(
                        common.json()
                                ? LockstepText.json(result, scenario, second)
                                : LockstepText.text(
                                        result, scenario, second, common.page(terminal)));
        terminal.out().flush();
        return result.difference().isEmpty() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED;
    }

    private String text(RunReport report, Page page) {
        if (common.json()) {
            return RunJson.text(report, choice.runCommand(report));
        }
        String closerLook = choice.explainCommand(report.closerLookMicros());
        new RunText(page, report, closerLook, choice.runCommand(report)).write();
        return page.text();
    }

    private static String bundles(RunReport report) {
        RunResult result = report.result();
        return BundleJson.text(
                result.scenario(),
                report.bundles().isEmpty()
                        ? DiagnosticBundle.atEnd(
                                result.scenario(),
                                result.endMicros(),
                                result.trace().events(),
                                report.holds())
                        : report.bundles());
    }

    static int exitCode(RunReport report) {
        return switch (report.verdict()) {
            case VIOLATED -> ExitCode.SAFETY_VIOLATED;
            case NOT_CONVERGED -> ExitCode.NOT_CONVERGED;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case FAILED -> ExitCode.EXPECTATION_FAILED;
            case PASSED -> ExitCode.OK;
        };
    }
}
