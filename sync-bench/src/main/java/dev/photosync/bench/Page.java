package dev.photosync.bench;

import dev.photosync.bench.Claim.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tables of what was measured, as Markdown.
final class Page {
    private static final String MEASURE = "measure";
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Page() {}

    /// For a program that measures: lines for the page.
    static void print(String... lines) {
        for (String line : lines) {
            OUT.println(line);
        }
    }

    /// For a program that measures: a value for the claims.
    static void measure(String name, double value, String unit) {
        OUT.println(String.join("\t", MEASURE, name, Double.toString(value), unit));
    }

    /// Sorts a program's output into values and lines for the page.
    ///
    /// @return the lines
    static List<String> read(List<String> output, Measured measured) {
        List<String> lines = new ArrayList<>();
        for (String line : output) {
            String[] words = line.split("\t", -1);
            if (words.length == 4 && words[0].equals(MEASURE)) {
                measured.put(words[1], Double.parseDouble(words[2]), words[3]);
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    /// A suite's part of the page.
    ///
    /// @param tables what its programs printed
    static List<String> section(Suite suite, Measured measured, List<String> tables)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("## " + suite.title());
        lines.add("");
        lines.add(suite.text());
        lines.add("");
        lines.add("```");
        lines.add("./bench " + suite.name());
        lines.add("```");
        lines.add("");
        lines.add(Machine.inWords());
        if (!suite.claims().isEmpty()) {
            lines.add("");
            lines.add("| Promised | | Measured | Beside | Ratio of medians (all iterations) | |");
            lines.add("|---|---|---:|---:|---:|---|");
            for (Claim claim : suite.claims()) {
                Verdict verdict = claim.judge(measured);
                lines.add(verdict == null ? unmeasured(claim) : row(claim, verdict));
            }
        }
        if (!tables.isEmpty()) {
            lines.add("");
            lines.addAll(tables);
        }
        lines.add("");
        return lines;
    }

    private static String unmeasured(Claim claim) {
        return "| " + claim.text() + " | | not measured | | | |";
    }

    private static String row(Claim claim, Verdict verdict) {
        return "| "
                + String.join(
                        " | ",
                        claim.text(),
                        verdict.promised(),
                        verdict.measured(),
                        verdict.beside(),
                        verdict.ratio(),
                        verdict.met() ? "met" : "**short**")
                + " |";
    }

    /// A plain table of all values of some benchmarks, for those without a claim.
    static List<String> values(Map<String, Measured.Value> values) {
        List<String> lines = new ArrayList<>();
        lines.add("| Benchmark | Median | Iterations |");
        lines.add("|---|---:|---:|");
        values.forEach((name, value) ->
                lines.add(
                        "| "
                                + name
                                + " | "
                                + value.text()
                                + " | "
                                + Measured.Value.digits(value.least())
                                + " to "
                                + Measured.Value.digits(value.most())
                                + " |"));
        return lines;
    }
}
