package dev.photosync.cli;

import dev.photosync.sim.check.Occasion;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.fuzz.Finding;
import dev.photosync.sim.fuzz.FindingFile;
import dev.photosync.sim.fuzz.Search;
import dev.photosync.sim.fuzz.planner.PlannerFinding;
import dev.photosync.sim.fuzz.planner.PlannerFuzz;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.WordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fuzz`: searches for what breaks the engine.
@Command(
        name = "fuzz",
        sortOptions = false,
        description =
                "Draws whole systems from seeds, runs them, and shrinks what breaks to scenario files"
                        + " that anyone can replay.",
        footer = {
            "",
            "The same seeds give the same findings on any number of threads.",
            "",
            "Exit codes: 0 nothing broke, 1 with --reach, a situation was never reached, 2"
                    + " wrong usage, 3 safety violated, 4 a system did not converge or held"
                    + " without a true reason, 130 Ctrl-C, which prints what was found so far."
        })
final class FuzzCommand implements Callable<Integer> {
    /// What is searched.
    enum Part {
        SYSTEM,
        PLANNER
    }

    private static final long PLANNER_SLICE = 1_000;
    private static final int MOST_PLANNER_FINDINGS = 10;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds to try (default: 1000).")
    private long seeds = 1_000;

    @Option(names = "--from", paramLabel = "K", description = "The first seed (default: 1).")
    private long from = 1;

    @Option(
            names = "--time",
            paramLabel = "D",
            description = "Stop after so long, such as 5m, whatever seeds are left.")
    private @Nullable String time;

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            description = "Plant a defect in every device; `photosync defects` lists them.")
    private @Nullable String defect;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "What to search: ${COMPLETION-CANDIDATES} (default: system).")
    private Part part = Part.SYSTEM;

    @Option(names = "--first", description = "Stop at the first seed that breaks.")
    private boolean first;

    @Option(
            names = "--reach",
            description = "Fail if a situation that runs should reach was never reached.")
    private boolean reach;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "How many threads to use (default: one for each processor).")
    private int threads = WorkerThreads.cores();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder for what is found, made if need be (default: findings).")
    private String output = "findings";

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    FuzzCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        checkOptions();
        if (part == Part.PLANNER) {
            return planner();
        }
        long began = System.nanoTime();
        BooleanSupplier stop = stopper(began);
        Search search = new Search(Optional.ofNullable(defect), stop);
        try (WorkerThreads pool = new WorkerThreads(threads);
                ProgressLine progress = new ProgressLine(terminal)) {
            search.run(
                    from,
                    seeds,
                    pool.workers(),
                    first,
                    now -> progress.accept((double) now.seeds() / seeds, progress(now, began)));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        List<String> files = write(search.findings());
        FuzzView view = new FuzzView(search, from, seeds, files, seconds, threads);
        terminal.out().print(common.json() ? view.json() : view.text(common.page(terminal)));
        terminal.out().flush();
        if (interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        boolean hole = reach && !search.occasions().unreached().isEmpty();
        return view.exitCode() == ExitCode.OK && hole
                ? ExitCode.EXPECTATION_FAILED
                : view.exitCode();
    }

    /// Searches the planner alone, in slices, so that it can be stopped between them.
    private int planner() {
        long began = System.nanoTime();
        BooleanSupplier stop = stopper(began);
        PlannerFuzz fuzz =
                defect == null
                        ? PlannerFuzz.ofPlanner()
                        : PlannerFuzz.ofDefect(Defects.named(defect))
                                .orElseThrow(() ->
                                        new UsageException(
                                                "--defect: "
                                                        + defect
                                                        + " leaves the planner as it is"));
        List<PlannerFinding> findings = new ArrayList<>();
        long searched = 0;
        long cases = 0;
        try (ProgressLine progress = new ProgressLine(terminal)) {
            while (searched < seeds
                    && !stop.getAsBoolean()
                    && findings.size() < MOST_PLANNER_FINDINGS) {
                long slice = Math.min(PLANNER_SLICE, seeds - searched);
                cases += fuzz.run(from + searched, slice, findings::add).cases();
                searched += slice;
                progress.accept((double) searched / seeds, findings.size() + " found");
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        PlannerView view = new PlannerView(searched, cases, findings, seconds);
        terminal.out().print(common.json() ? view.json() : view.text(common.page(terminal)));
        terminal.out().flush();
        return interruption.happened() ? ExitCode.INTERRUPTED : view.exitCode();
    }

    /// Says when to stop: at Ctrl-C, or when the time is up.
    private BooleanSupplier stopper(long beganNanos) {
        long mostNanos = time == null ? Long.MAX_VALUE : duration(time) * 1_000;
        interruption.busy();
        return () -> interruption.happened() || System.nanoTime() - beganNanos >= mostNanos;
    }

    private void checkOptions() {
        if (seeds < 1) {
            throw new UsageException("--seeds: expected a number from 1, found " + seeds);
        }
        if (from < 0) {
            throw new UsageException("--from: expected a number from 0, found " + from);
        }
        if (time != null && duration(time) == 0) {
            throw new UsageException("--time: expected more than nothing, found " + time);
        }
        if (defect != null && !Defects.all().containsKey(defect)) {
            throw new UsageException(
                    "--defect: there is no defect `"
                            + defect
                            + "`"
                            + NearestWord.of(defect, Defects.all().keySet())
                                    .map(near -> "; did you mean `" + near + "`?")
                                    .orElse("; `photosync defects` lists them"));
        }
    }

    private static long duration(String text) {
        try {
            return Units.parseDuration(text);
        } catch (WordingException e) {
            throw new UsageException("--time: " + e.getMessage());
        }
    }

    private static String progress(Search now, long began) {
        double seconds = Math.max(1e-3, (System.nanoTime() - began) / 1e9);
        int reached = Occasion.values().length - now.occasions().unreached().size();
        return Math.round(now.seeds() / seconds)
                + "/s, "
                + now.failures().size()
                + " found, "
                + reached
                + " situations reached";
    }

    /// Writes each finding to a file of its own.
    ///
    /// @return the names of the files
    private List<String> write(List<Finding> findings) {
        List<String> files = new ArrayList<>();
        if (findings.isEmpty()) {
            return files;
        }
        Path folder;
        try {
            folder = Path.of(output);
            Files.createDirectories(folder);
        } catch (InvalidPathException | IOException e) {
            throw new UsageException(output + ": this folder cannot be made");
        }
        for (Finding finding : findings) {
            String file = folder.resolve(FindingFile.name(finding)).toString();
            OutputFile.of(file).write(FindingFile.text(finding, file));
            files.add(file);
        }
        return files;
    }
}
