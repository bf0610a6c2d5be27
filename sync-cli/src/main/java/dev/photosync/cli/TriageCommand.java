package dev.photosync.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.WordingException;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.triage.Assumptions;
import dev.photosync.sim.triage.Evidence;
import dev.photosync.sim.triage.EvidenceReader;
import dev.photosync.sim.triage.EvidenceText;
import dev.photosync.sim.triage.GivenFile;
import dev.photosync.sim.triage.Learner;
import dev.photosync.sim.triage.Question;
import dev.photosync.sim.triage.Symptoms;
import dev.photosync.sim.triage.Triage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `triage`: what may be the matter, by what an owner sees, and what to try in which order.
@Command(
        name = "triage",
        sortOptions = false,
        description =
                "Weighs the causes of the catalogue by what you see, and gives the order of fixes"
                        + " that clears it soonest on average, beside the guide's.",
        footer = {
            "",
            "Answers are words such as status=cloud-full network=wifi; leave out what you do"
                    + " not know. Without any, on a terminal, it asks. --questions lists them"
                    + " all.",
            "",
            "Exit codes: 0 something is likely to clear it; 1 only the support desk is left; 2"
                    + " wrong usage or input."
        })
final class TriageCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ANSWER",
            arity = "0..*",
            description = "What you see: a question's name, =, and an answer.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--tried",
            paramLabel = "FIX,...",
            description = "What was tried in vain; causes that it would have cleared are out.")
    private @Nullable String tried;

    @Option(
            names = "--symptoms",
            paramLabel = "FILE",
            description = "Take answers from a YAML file: a question and its answer a line.")
    private @Nullable String symptoms;

    @Option(
            names = "--priors",
            paramLabel = "FILE",
            description =
                    "Replace what is assumed: YAML with priors (by a cause's name, a strategy or a"
                            + " kind) and minutes (by fix, wait, look).")
    private @Nullable String priors;

    @Option(
            names = "--from",
            paramLabel = "SCENARIO",
            description = "Take what an owner would see in a scenario while it is stalled.")
    private @Nullable String from;

    @Option(names = "--at", paramLabel = "T", description = "With --from: at this moment.")
    private @Nullable String at;

    @Option(names = "--device", paramLabel = "D", description = "With --from: on this device.")
    private @Nullable String device;

    @Option(names = "--questions", description = "List the questions, answers and fixes.")
    private boolean questions;

    @Option(
            names = "--learn",
            description = "Gather the evidence anew from the built-in scenarios, and print it.")
    private boolean learn;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "With --learn: write the evidence here.")
    private @Nullable String output;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --learn: on so many threads (default: one for each core).")
    private int threads = WorkerThreads.cores();

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    TriageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (learn) {
            return learn();
        }
        if (output != null) {
            throw new UsageException("--output goes with --learn");
        }
        Page page = common.page(terminal);
        if (questions) {
            if (common.json()) {
                terminal.out().print(TriageJson.questions());
            } else {
                TriageText.questions(page);
                terminal.out().print(page.text());
            }
            return ExitCode.OK;
        }
        Evidence evidence = EvidenceReader.builtIn();
        Assumptions assumptions =
                priors == null
                        ? Assumptions.DEFAULT
                        : GivenFile.assumptions(path("--priors", priors), evidence);
        Optional<GivenFile.Report> report =
                Optional.ofNullable(symptoms).map(f -> GivenFile.report(path("--symptoms", f)));
        ImmutableSet<FixKind> done = tried(report);
        Symptoms known = known(report);
        if (known.answers().isEmpty() && done.isEmpty() && from == null && report.isEmpty()) {
            known = ask(evidence, assumptions);
        }
        Triage triage = Triage.of(evidence, known, done, assumptions);
        if (common.json()) {
            terminal.out().print(TriageJson.text(triage));
        } else {
            new TriageText(page).write(triage);
            terminal.out().print(page.text());
        }
        terminal.out().flush();
        return triage.best().cleared() > 0 ? ExitCode.OK : ExitCode.EXPECTATION_FAILED;
    }

    private Symptoms ask(Evidence evidence, Assumptions assumptions) {
        if (!terminal.outIsTerminal() || common.json()) {
            throw new UsageException(
                    "say what you see, such as status=cloud-full network=wifi; --questions lists"
                            + " what can be answered, and on a terminal you are asked");
        }
        BufferedReader keys =
                new BufferedReader(new InputStreamReader(System.in, terminal.charset()));
        return new TriageInterview(terminal, keys, evidence, assumptions).hold();
    }

    /// What the answers on the command line, the file and the scenario say; the former where they
    /// differ.
    private Symptoms known(Optional<GivenFile.Report> report) {
        Symptoms known = Symptoms.NONE;
        if (from != null) {
            known = seenIn(new ScenarioFinder().find(from));
        } else if (at != null || device != null) {
            throw new UsageException("--at and --device go with --from");
        }
        known = over(known, report.map(GivenFile.Report::symptoms).orElse(Symptoms.NONE));
        return over(known, Symptoms.parse(words));
    }

    private static Symptoms over(Symptoms before, Symptoms after) {
        Symptoms both = before;
        for (Map.Entry<Question, String> answer : after.answers().entrySet()) {
            both = both.with(answer.getKey(), answer.getValue());
        }
        return both;
    }

    private ImmutableSet<FixKind> tried(Optional<GivenFile.Report> report) {
        List<FixKind> done = new ArrayList<>();
        report.ifPresent(given -> done.addAll(given.tried()));
        if (tried != null) {
            try {
                Splitter.on(',')
                        .trimResults()
                        .split(tried)
                        .forEach(word -> done.add(FixKind.named(word)));
            } catch (WordingException e) {
                throw new UsageException("--tried: " + e.getMessage());
            }
        }
        return Sets.immutableEnumSet(done);
    }

    private Symptoms seenIn(Scenario scenario) {
        ScenarioChoice.checkDevice(device, scenario);
        Optional<Long> moment =
                Optional.ofNullable(at)
                        .map(text -> new ScenarioChoice().moment("--at", text, scenario));
        return Learner.symptoms(scenario, moment, Optional.ofNullable(device))
                .orElseThrow(() ->
                        new UsageException(
                                "--from: nothing stands still in "
                                        + scenario.name()
                                        + "; --at chooses a moment"));
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(option + ": this cannot be the name of a file");
        }
    }

    private int learn() {
        if (common.json()) {
            throw new UsageException("--learn writes YAML; --json does not go with it");
        }
        Optional<OutputFile> file = Optional.ofNullable(output).map(OutputFile::of);
        List<Scenario> scenarios = new ScenarioFinder().builtIn();
        Evidence evidence;
        try (WorkerThreads pool = new WorkerThreads(threads);
                ProgressLine progress = new ProgressLine(terminal)) {
            int[] done = new int[1];
            evidence =
                    Learner.learn(
                            scenarios,
                            pool.workers(),
                            name -> progress.accept((double) ++done[0] / scenarios.size(), name));
        }
        String text = EvidenceText.of(evidence);
        file.ifPresentOrElse(f -> f.write(text), () -> terminal.out().print(text));
        file.ifPresent(f ->
                terminal.out()
                        .println(
                                Words.count(evidence.causes().size(), "cause")
                                        + " written to "
                                        + f));
        terminal.out().flush();
        return ExitCode.OK;
    }
}
