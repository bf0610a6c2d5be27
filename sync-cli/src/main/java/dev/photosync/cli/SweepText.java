package dev.photosync.cli;

import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.run.RunReport.Verdict;
import dev.photosync.sim.sweep.Axis;
import dev.photosync.sim.sweep.Grid;
import dev.photosync.sim.sweep.Measure;
import dev.photosync.sim.sweep.SweepResults;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a sweep came to: for each measure that tells combinations apart, a table of them.
final class SweepText {
    private static final int MOST_ROWS = 24;
    private static final int LABELS = 36;
    private static final int NUMBER = 11;

    private final Page page;
    private final SweepResults results;
    private final Grid grid;

    SweepText(Page page, SweepResults results) {
        this.page = page;
        this.results = results;
        this.grid = results.grid();
    }

    void write() {
        String seeds = grid.seeds() == 1 ? "one seed each" : grid.seeds() + " seeds each";
        page.line(
                0,
                grid.first().title()
                        + ": "
                        + Words.count(grid.points(), "combination")
                        + ", "
                        + seeds,
                Page.Tone.BOLD);
        page.line(0, outcome(), Page.Tone.PLAIN);
        List<String> same = new ArrayList<>();
        for (Measure measure : Measure.ALL) {
            List<Quantiles> spreads = spreads(measure);
            if (spreads.size() > 1) {
                table(measure);
            } else if (!spreads.isEmpty()) {
                same(measure, spreads.getFirst()).ifPresent(same::add);
            }
        }
        if (!same.isEmpty()) {
            page.blank();
            String lead =
                    results.runs() < grid.runs()
                            ? "So far:"
                            : grid.points() > 1 ? "The same everywhere:" : "It comes to:";
            page.item(0, lead, lead.length() + 1, String.join("; ", same) + ".", Page.Tone.PLAIN);
        }
        if (grid.seeds() > 1) {
            page.line(
                    0,
                    "p10, p50, p90: a tenth, half, nine tenths of the seeds come to no more.",
                    Page.Tone.DIM);
        }
    }

    /// Says how to go on after Ctrl-C.
    void interrupted(@Nullable String file) {
        String known = "INTERRUPTED: " + results.runs() + " of " + grid.runs() + " runs are known.";
        page.line(0, known, Page.Tone.WARNING);
        page.line(
                0,
                file == null
                        ? "With -o FILE.csv the same command could go on from here."
                        : file + " has them: the same command goes on from here.",
                Page.Tone.PLAIN);
    }

    /// Says where the runs are.
    void wrote(String file, int kept) {
        String before =
                kept == 0
                        ? ""
                        : kept == 1 ? "; 1 was there already" : "; " + kept + " were there already";
        page.line(
                0,
                file + " has " + Words.count(results.runs(), "run") + before + ".",
                Page.Tone.PLAIN);
    }

    private String outcome() {
        List<String> parts = new ArrayList<>();
        results.verdicts().forEach((verdict, runs) -> parts.add(words(verdict) + " in " + runs));
        return parts.isEmpty()
                ? "No run is known."
                : "Of "
                        + Words.count(results.runs(), "run")
                        + ": "
                        + String.join(", ", parts)
                        + ".";
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case VIOLATED -> "safety was violated";
            case INTERRUPTED -> "it was interrupted";
            case NOT_CONVERGED -> "a claim of convergence failed";
            case FAILED -> "a claim failed";
            case PASSED -> "every claim held";
        };
    }

    /// How the measure is spread in the combinations that have runs; those that look the same once.
    private List<Quantiles> spreads(Measure measure) {
        Map<String, Quantiles> spreads = new LinkedHashMap<>();
        for (int point = 0; point < grid.points(); point++) {
            List<Long> values = results.values(point, measure);
            if (!values.isEmpty()) {
                Quantiles spread = Quantiles.of(values);
                String shown =
                        measure.words(spread.p10())
                                + ", "
                                + measure.words(spread.p50())
                                + ", "
                                + measure.words(spread.p90());
                spreads.putIfAbsent(shown, spread);
            }
        }
        return List.copyOf(spreads.values());
    }

    /// A measure that tells no combination apart; empty for a gate that never held.
    private static Optional<String> same(Measure measure, Quantiles spread) {
        boolean one = measure.words(spread.p10()).equals(measure.words(spread.p90()));
        if (one && spread.p50() == 0 && measure.unit() == Measure.Unit.MICROS) {
            return Optional.empty();
        }
        String range =
                " (" + measure.words(spread.p10()) + " to " + measure.words(spread.p90()) + ")";
        return Optional.of(measure.name() + " " + measure.words(spread.p50()) + (one ? "" : range));
    }

    private void table(Measure measure) {
        String name = measure.name().substring(0, 1).toUpperCase(Locale.ROOT);
        page.blank();
        page.line(
                0, name + measure.name().substring(1) + ": " + measure.meaning(), Page.Tone.PLAIN);
        boolean several = grid.seeds() > 1;
        int[] widths = widths();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            head.append(cell(shortName(grid.axes().get(i)), widths[i]));
        }
        boolean never = spreads(measure).stream().anyMatch(s -> s.p90() == Quantiles.NEVER);
        String numbers = several ? right("p10") + right("p50") + right("p90") : right("");
        page.row(2, head + numbers + (never && several ? right("never") : ""), Page.Tone.DIM);
        int rows = Math.min(MOST_ROWS, grid.points());
        for (int point = 0; point < rows; point++) {
            row(measure, point, widths, never);
        }
        if (grid.points() > rows) {
            String more = (grid.points() - rows) + " more; --json and -o have all of them";
            page.line(2, "… " + more, Page.Tone.DIM);
        }
    }

    private void row(Measure measure, int point, int[] widths, boolean never) {
        List<Long> values = results.values(point, measure);
        StringBuilder line = new StringBuilder();
        List<String> labels = grid.values(point);
        for (int i = 0; i < widths.length; i++) {
            line.append(cell(labels.get(i), widths[i]));
        }
        if (values.isEmpty()) {
            line.append(right("-"));
        } else {
            Quantiles spread = Quantiles.of(values);
            if (grid.seeds() > 1) {
                line.append(right(measure.words(spread.p10())))
                        .append(right(measure.words(spread.p50())))
                        .append(right(measure.words(spread.p90())));
                long nevers = values.stream().filter(v -> v == Quantiles.NEVER).count();
                line.append(never ? right(nevers + "/" + values.size()) : "");
            } else {
                line.append(right(measure.words(spread.p50())));
            }
        }
        page.row(2, line.toString(), Page.Tone.PLAIN);
    }

    /// The columns of each axis: what its values need, as far as there is room.
    private int[] widths() {
        int axes = grid.axes().size();
        int[] widths = new int[axes];
        int sum = 0;
        for (int i = 0; i < axes; i++) {
            Axis axis = grid.axes().get(i);
            int longest = axis.values().stream().mapToInt(String::length).max().orElse(0);
            widths[i] = Math.max(longest, shortName(axis).length()) + 2;
            sum += widths[i];
        }
        for (int i = 0; i < axes && sum > LABELS; i++) {
            widths[i] = Math.max(5, widths[i] * LABELS / sum);
        }
        return widths;
    }

    /// The last part of a key, unless another key has the same.
    private String shortName(Axis axis) {
        String last = axis.key().substring(axis.key().lastIndexOf('.') + 1);
        long same =
                grid.axes().stream()
                        .filter(a -> a.key().equals(last) || a.key().endsWith("." + last))
                        .count();
        return same > 1 ? axis.key() : last;
    }

    private static String cell(String text, int width) {
        String shown =
                text.length() < width ? text : text.substring(0, Math.max(1, width - 2)) + "…";
        return shown + " ".repeat(Math.max(1, width - shown.length()));
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, NUMBER - text.length())) + text;
    }
}
