package dev.photosync.cli;

import dev.photosync.sim.defect.Defect;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.fuzz.DefectSurvey;
import dev.photosync.sim.fuzz.DefectSurvey.Result;
import dev.photosync.sim.fuzz.DefectSurvey.Try;
import dev.photosync.sim.fuzz.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of all defects, each with how soon the search finds it: `docs/defects.md`.
final class DefectsSurveyed {
    private final Terminal terminal;
    private final Interruption interruption;

    DefectsSurveyed(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    int measure(@Nullable OutputFile file) {
        interruption.busy();
        long began = System.nanoTime();
        long slowest = 0;
        List<Result> results = new ArrayList<>();
        try (WorkerThreads pool = new WorkerThreads(WorkerThreads.cores());
                ProgressLine progress = new ProgressLine(terminal)) {
            for (Defect defect : Defects.planted()) {
                if (!interruption.happened()) {
                    long start = System.nanoTime();
                    results.add(
                            DefectSurvey.of(
                                    defect,
                                    DefectSurvey.MOST_SEEDS,
                                    pool.workers(),
                                    interruption::happened));
                    slowest = Math.max(slowest, System.nanoTime() - start);
                    progress.accept(
                            (double) results.size() / Defects.planted().size(), defect.name());
                }
            }
        }
        String page = page(results, (System.nanoTime() - began) / 1e9, slowest / 1e9);
        if (file == null || interruption.happened()) {
            terminal.out().print(page);
        } else {
            file.write(page);
            terminal.out().println("Wrote " + file + ".");
        }
        terminal.out().flush();
        if (interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        return results.stream().allMatch(result -> result.medianSeeds().isPresent())
                ? ExitCode.OK
                : ExitCode.EXPECTATION_FAILED;
    }

    private static String page(List<Result> results, double seconds, double slowest) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Planted defects

                What the search must find, and how soon it does. Each defect is planted in every device of every
                system that is drawn (`./photosync fuzz --defect NAME`); it is the same engine with its boundary
                disturbed or one of its rules replaced. *Seeds* is the median over five starting seeds of how many
                systems were run until one broke; *before* and *after* are the medians of how many entries the
                timeline of the first that broke had, as drawn and as shrunk; *runs* is what the shrinking took.

                This page is written by a command:

                ```
                ./photosync defects --measure -o docs/defects.md
                ```

                """);
        text.append(
                "| Defect | What it does | Breaks | Seeds | Found as | Before | After | Runs |\n");
        text.append("|---|---|---|---:|---|---:|---:|---:|\n");
        List<Long> after = new ArrayList<>();
        for (Result result : results) {
            row(text, result);
            if (result.medianSeeds().isPresent()) {
                after.add(median(result, f -> f.scenario().timeline().size()));
            }
        }
        after.sort(null);
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nFound: %d of %d within %,d seeds. The median of the shrunk timelines is %d"
                                + " entries. All of it took %.0f s, the slowest defect %.0f s for its five"
                                + " searches and shrinkings.%n",
                        after.size(),
                        results.size(),
                        DefectSurvey.MOST_SEEDS,
                        after.isEmpty() ? 0 : after.get(after.size() / 2),
                        seconds,
                        slowest));
        text.append("\n## Reports of the like\n\n");
        for (Result result : results) {
            result.defect()
                    .report()
                    .ifPresent(report ->
                            text.append("- `")
                                    .append(result.defect().name())
                                    .append("`: [")
                                    .append(report.says())
                                    .append("](")
                                    .append(report.url())
                                    .append(")\n"));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Result result) {
        Defect defect = result.defect();
        String checks =
                result.tries().stream()
                        .flatMap(t -> t.finding().stream())
                        .map(finding -> finding.failure().check())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        text.append("| `")
                .append(defect.name())
                .append("` | ")
                .append(defect.story())
                .append(" | ")
                .append(defect.breaks().number())
                .append(' ')
                .append(defect.breaks().check())
                .append(" | ")
                .append(result.medianSeeds().map(String::valueOf).orElse("**not found**"))
                .append(" | ")
                .append(checks)
                .append(" | ");
        if (result.medianSeeds().isEmpty()) {
            text.append("| | |\n");
            return;
        }
        text.append(median(result, Finding::entriesBefore))
                .append(" | ")
                .append(median(result, f -> f.scenario().timeline().size()))
                .append(" | ")
                .append(median(result, Finding::trials))
                .append(" |\n");
    }

    private static long median(Result result, ToLongFunction<Finding> of) {
        List<Long> values =
                result.tries().stream()
                        .map(Try::finding)
                        .flatMap(Optional::stream)
                        .map(of::applyAsLong)
                        .sorted()
                        .toList();
        return values.get(values.size() / 2);
    }
}
