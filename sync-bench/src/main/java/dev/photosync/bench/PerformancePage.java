package dev.photosync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The page `docs/performance.md`: a section for each suite, written when the suite was last
/// measured.
final class PerformancePage {
    private static final String HEADING = "## ";
    private static final List<String> PREFACE =
            List.of(
                    "# Performance",
                    "",
                    "<!-- Written by ./bench all and ./bench write; do not edit. -->",
                    "",
                    "Numbers on machines like these drift, so ratios are from one run of one suite, in which every"
                            + " arm has its turn once in each round. A ratio is of",
                    "the medians; what it could be by the least and the greatest iteration stands beside it."
                            + " `./bench all` measures everything and",
                    "writes this page anew, `./bench write SUITE` only the section of a suite.",
                    "");

    private final Path file;
    private final Map<String, List<String>> sections = new HashMap<>();

    /// @param file which may not exist yet
    PerformancePage(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            read(Files.readAllLines(file));
        }
    }

    private void read(List<String> lines) {
        int from = -1;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith(HEADING)) {
                if (from >= 0) {
                    sections.put(
                            lines.get(from).substring(HEADING.length()),
                            List.copyOf(lines.subList(from, i)));
                }
                from = i;
            }
        }
    }

    /// Puts a suite's section in place of the one there was.
    void put(Suite suite, List<String> section) {
        sections.put(suite.title(), section);
    }

    /// Writes the sections in the order of the suites.
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        PREFACE.forEach(line -> text.append(line).append('\n'));
        for (Suite suite : Suites.ALL) {
            sections.getOrDefault(suite.title(), List.of())
                    .forEach(line -> text.append(line).append('\n'));
        }
        Files.writeString(file, text);
    }
}
