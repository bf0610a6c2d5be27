package dev.photosync.cli;

import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.run.Lockstep;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: runs a scenario and tells what happened and why.
@Command(
        name = "run",
        sortOptions = false,
        description = "Runs a scenario and tells what happened and why.",
        footer = {
            "",
            "Exit codes: 0 every claim held, 1 one did not, 2 wrong usage or input,",
            "3 safety violated, 4 a claim of convergence did not hold, 130 Ctrl-C, which",
            "prints what was learned so far."
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
        Scenario scenario = choice.scenario();
        if (lockstep != null) {
            return lockstep(scenario, lockstep);
        }
        long end =
                until == null ? scenario.lengthMicros() : choice.moment("--until", until, scenario);
        RunResult result = new Run(terminal, interruption).until(scenario, end);
        RunReport report = RunReport.of(result);
        if (bundleFile != null) {
            bundleFile.write(bundles(report));
        }
        if (fingerprint) {
            terminal.out().print(LockstepText.fingerprint(result, common.json()));
            terminal.out().flush();
            return exitCode(report);
        }
        if (reportFile == null) {
            terminal.out().print(text(report, common.page(terminal)));
        } else {
            reportFile.write(text(report, new Page(StandardCharsets.UTF_8, false)));
            terminal.out()
                    .print(
                            common.page(terminal)
                                    .line(0, "Wrote " + reportFile + ".", Page.Tone.PLAIN)
                                    .text());
        }
        terminal.out().flush();
        return exitCode(report);
    }

    private int lockstep(Scenario scenario, String other) {
        if (fingerprint || until != null || output != null || bundle != null) {
            throw new UsageException(
                    "--lockstep goes with --seed, --library and --json, and with no other option");
        }
        Scenario second = other.isEmpty() ? scenario : choice.scenario(other);
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
