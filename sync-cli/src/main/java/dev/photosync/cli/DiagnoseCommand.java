package dev.photosync.cli;

import dev.photosync.sim.diagnose.Diagnoser;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Claims;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `diagnose`: which fix gets a stalled library going again.
@Command(
        name = "diagnose",
        sortOptions = false,
        description =
                "Runs the same future again with each fix of the guide, from the moment of a stall,"
                        + " and says which works, when, and what it takes.",
        footer = {
            "",
            "Without --at the moment is an hour into the longest stall: of all times for which"
                    + " a device had something to do without a break, the one with the most"
                    + " standstill; half-way through if it is shorter. What the owner tries"
                    + " after that moment is left out.",
            "",
            "Exit codes: 0 something clears it, waiting included; 1 nothing does; 2 wrong usage"
                    + " or input; 130 Ctrl-C, which prints what was learned so far."
        })
final class DiagnoseCommand implements Callable<Integer> {
    private static final int MOST_FUTURES = 1_000;

    @Mixin private final ScenarioChoice choice = new ScenarioChoice();

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "The moment, such as 20h or 1d 06:00 (default: in the longest stall).")
    private @Nullable String at;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Only this device is treated (default: all that are stalled).")
    private @Nullable String device;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            defaultValue = "all synced",
            description = "What is to come to be (default: \"${DEFAULT-VALUE}\").")
    private String goal = "";

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            defaultValue = "3d",
            description =
                    "How long after the moment a future is run at least (default:"
                            + " ${DEFAULT-VALUE}).")
    private String span = "";

    @Option(
            names = "--futures",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Try what helps in so many futures, each with other luck after the moment, and"
                            + " tell how often it works.")
    private int futures;

    @Option(
            names = "--most-runs",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "How many sets of fixes are tried at most when none works alone (default:"
                            + " ${DEFAULT-VALUE}).")
    private int mostRuns;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Run on so many threads (default: one for each core).")
    private int threads = WorkerThreads.cores();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.html",
            description = "Write a page that shows the run, and each fix's future over it.")
    private @Nullable String output;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Write what a support desk would be handed, as JSON; no bundle in it if"
                            + " something clears the stall.")
    private @Nullable String bundle;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    DiagnoseCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        OutputFile pageFile = output == null ? null : OutputFile.ofPage(output);
        OutputFile bundleFile = bundle == null ? null : OutputFile.of(bundle);
        Scenario scenario = choice.scenario();
        ScenarioChoice.checkDevice(device, scenario);
        Expectation wanted = goal(scenario);
        Diagnoser.Options options = options();
        OptionalLong moment =
                at == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(choice.moment("--at", at, scenario));
        Optional<RunResult> whole =
                moment.isEmpty() || pageFile != null
                        ? Optional.of(whole(scenario))
                        : Optional.empty();
        DiagnosisRun run = new DiagnosisRun(terminal, interruption);
        Optional<String> only = Optional.ofNullable(device);
        Optional<Diagnosis> diagnosis =
                moment.isEmpty()
                        ? run.ofStall(whole.orElseThrow(), wanted, only, options, threads)
                        : Optional.of(
                                run.at(
                                        moment.getAsLong(),
                                        scenario,
                                        wanted,
                                        only,
                                        options,
                                        threads));
        if (bundleFile != null) {
            bundleFile.write(
                    BundleJson.text(
                            scenario, diagnosis.flatMap(Diagnosis::bundle).stream().toList()));
        }
        if (pageFile != null) {
            RunReport report = RunReport.of(whole.orElseThrow());
            pageFile.write(
                    ReportPage.text(
                            report, choice.runCommand(report), diagnosis.map(FixesJson::text)));
        }
        tell(scenario, diagnosis, pageFile);
        if (interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        return diagnosis.isEmpty() || diagnosis.get().curable()
                ? ExitCode.OK
                : ExitCode.EXPECTATION_FAILED;
    }

    private void tell(
            Scenario scenario, Optional<Diagnosis> diagnosis, @Nullable OutputFile pageFile) {
        if (common.json()) {
            terminal.out().print(DiagnosisJson.text(scenario, diagnosis));
        } else if (pageFile != null) {
            terminal.out()
                    .print(
                            common.page(terminal)
                                    .line(
                                            0,
                                            "Wrote " + pageFile + ". Open it in a browser.",
                                            Page.Tone.PLAIN)
                                    .text());
        } else {
            Page page = common.page(terminal);
            new DiagnosisText(page, choice.diagnoseCommand()).write(scenario, diagnosis);
            terminal.out().print(page.text());
        }
        terminal.out().flush();
    }

    private RunResult whole(Scenario scenario) {
        return new Run(terminal, interruption).until(scenario, scenario.lengthMicros());
    }

    private Diagnoser.Options options() {
        if (futures < 1 || futures > MOST_FUTURES) {
            throw new UsageException(
                    "--futures: expected a number from 1 to "
                            + MOST_FUTURES
                            + ", found "
                            + futures);
        }
        if (mostRuns < 0) {
            throw new UsageException("--most-runs: expected a number from 0, found " + mostRuns);
        }
        try {
            return new Diagnoser.Options(Units.parseDuration(span), futures, true, mostRuns);
        } catch (WordingException e) {
            throw new UsageException("--for: " + e.getMessage());
        }
    }

    /// The goal: a subject and a claim of it, such as {@code all synced} or {@code phone: 0
    /// pending}.
    private Expectation goal(Scenario scenario) {
        String[] parts = goal.strip().split(":?\\s+", 2);
        List<String> subjects = new ArrayList<>();
        subjects.add("all");
        subjects.addAll(scenario.devices().keySet());
        subjects.addAll(scenario.accounts().keySet());
        if (parts.length < 2 || !subjects.contains(parts[0])) {
            throw new UsageException(
                    "--goal: expected what is to come to be, such as \"all synced\" or"
                            + " \"phone at most 3 pending\", found `"
                            + goal
                            + "`"
                            + NearestWord.advice(parts[0], subjects));
        }
        try {
            Claim claim = Claims.parse(parts[1]);
            if (Claims.OF_EVERY_MOMENT.contains(claim)) {
                throw new UsageException(
                        "--goal: `" + parts[1] + "` is about every moment, not about one");
            }
            return new Expectation(new Expectation.When.At(0), parts[0], claim, parts[1], 0);
        } catch (WordingException e) {
            throw new UsageException("--goal: " + e.getMessage());
        }
    }
}
