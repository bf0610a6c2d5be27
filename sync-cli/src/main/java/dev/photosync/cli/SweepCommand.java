package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.run.RunReport.Verdict;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.sweep.Axis;
import dev.photosync.sim.sweep.Grid;
import dev.photosync.sim.sweep.Sweep;
import dev.photosync.sim.sweep.SweepResults;
import dev.photosync.sim.sweep.SweepTable;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sweep`: a scenario with every combination of some values.
@Command(
        name = "sweep",
        sortOptions = false,
        description =
                "Runs a scenario with every combination of some values and with many seeds, and says"
                        + " what each comes to.",
        footer = {
            "",
            "For example:  photosync sweep cloud-storage-full \\",
            "    --set 'account.plan=5 GB,50 GB' --seeds 20 -o plans.csv",
            "",
            "A key is the way to a value of the scenario's file; docs/sweep.md explains it. The"
                    + " same command with the same -o goes on after Ctrl-C, and takes more"
                    + " values or seeds. The figures are the same on any number of threads.",
            "",
            "Exit codes: 0 done, whatever became of the claims; 2 wrong usage or input; 3"
                    + " safety violated in some run; 130 Ctrl-C, which prints what is known so"
                    + " far."
        })
final class SweepCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SCENARIO",
            completionCandidates = ScenarioChoice.BuiltIn.class,
            description = "A built-in name, or a file: a path with a / or one that ends in .yaml.")
    private String word = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=V1,V2",
            description =
                    "Try these values for a key, such as account.plan or"
                            + " devices.phone.power-policy. May be given several times.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Run each combination with so many seeds (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "K",
            description = "The first seed (default: the scenario's own).")
    private @Nullable Long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Write every run to a table, or go on with it.")
    private @Nullable String output;

    @Option(
            names = "--chart",
            paramLabel = "FILE.html",
            description = "Write a page with a chart of each measure.")
    private @Nullable String chart;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Run on so many threads (default: one for each core).")
    private int threads = WorkerThreads.cores();

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    SweepCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        OutputFile chartFile = chart == null ? null : OutputFile.ofPage(chart);
        Grid grid = grid();
        SweepResults results = new SweepResults(grid);
        int kept = 0;
        if (output == null) {
            run(results, null);
        } else {
            try (SweepFile file = SweepFile.open(output, new SweepTable(grid))) {
                file.known().forEach(results::put);
                kept = results.runs();
                run(results, file);
            }
        }
        if (chartFile != null) {
            chartFile.write(SweepPage.text(results));
        }
        tell(results, kept, chartFile);
        return interruption.happened()
                ? ExitCode.INTERRUPTED
                : results.verdicts().containsKey(Verdict.VIOLATED)
                        ? ExitCode.SAFETY_VIOLATED
                        : ExitCode.OK;
    }

    private Grid grid() {
        if (seeds < 1) {
            throw new UsageException("--seeds: expected a number from 1, found " + seeds);
        }
        if (seed != null && seed < 0) {
            throw new UsageException("--seed: expected a number from 0, found " + seed);
        }
        ImmutableList<Axis> axes;
        try {
            axes = Axis.parse(sets);
        } catch (WordingException e) {
            throw new UsageException("--set: " + e.getMessage());
        }
        return new Grid(
                new ScenarioFinder().source(word),
                axes,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                seeds);
    }

    private void run(SweepResults results, @Nullable SweepFile file) {
        interruption.busy();
        int all = results.grid().runs();
        int kept = results.runs();
        try (WorkerThreads pool = new WorkerThreads(threads);
                ProgressLine progress = new ProgressLine(terminal)) {
            new Sweep(results.grid(), pool.workers(), interruption::happened)
                    .run(
                            results::knows,
                            row -> {
                                if (file != null) {
                                    file.append(row);
                                }
                                results.put(row.cell(), row.measures());
                                // The bar's own estimate is of what is left to run.
                                double done = results.runs() - kept;
                                progress.accept(done / (all - kept), results.runs() + " of " + all);
                            });
        }
    }

    private void tell(SweepResults results, int kept, @Nullable OutputFile chartFile) {
        boolean interrupted = interruption.happened();
        if (common.json()) {
            terminal.out().print(SweepJson.text(results, kept, interrupted));
        } else {
            Page page = common.page(terminal);
            SweepText text = new SweepText(page, results);
            text.write();
            if (interrupted) {
                text.interrupted(output);
            } else if (output != null) {
                text.wrote(output, kept);
            }
            if (chartFile != null) {
                page.line(0, "Wrote " + chartFile + ". Open it in a browser.", Page.Tone.PLAIN);
            }
            terminal.out().print(page.text());
        }
        terminal.out().flush();
    }
}
