package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.explain.HoldTotals;
import dev.photosync.sim.run.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is comma-separated values as RFC 4180 has them, and agrees with the report.
class RunTableTest {
    /// Reads records as RFC 4180 has them.
    private static List<List<String>> records(String csv) {
        assertThat(csv).endsWith("\r\n");
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                record.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    assertThat(csv.charAt(++i)).isEqualTo('\n');
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted).isFalse();
        return records;
    }

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.export.Runs#builtIn")
    void hasAsManyCellsInEachRowAndTheSumsOfTheReport(String builtIn) throws IOException {
        RunReport report = RunReport.of(Runs.of(builtIn));
        List<List<String>> rows = records(Runs.text(report.result(), RunTable::write));
        List<String> header = rows.getFirst();

        assertThat(header).startsWith("row", "device", "name").doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(header));
        for (HoldTotals totals : report.totals()) {
            for (HoldTotals.Row reason : totals.rows()) {
                if (reason.reason().isPresent()) {
                    assertThat(sum(rows, totals.device(), reason.label(), "duration_micros"))
                            .isEqualTo(reason.overlappingMicros());
                    assertThat(sum(rows, totals.device(), reason.label(), "false_micros"))
                            .isEqualTo(reason.falseMicros());
                }
            }
        }
    }

    private static long sum(List<List<String>> rows, String device, String reason, String column) {
        int at = rows.getFirst().indexOf(column);
        return rows.stream()
                .filter(row -> row.subList(0, 3).equals(List.of("hold", device, reason)))
                .mapToLong(row -> Long.parseLong(row.get(at)))
                .sum();
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(RunTable.quoted("plain")).isEqualTo("plain");
        for (String cell : List.of("a,b", "say \"no\"", "two\nlines", "\r")) {
            assertThat(records(RunTable.quoted(cell) + ",x\r\n"))
                    .containsExactly(List.of(cell, "x"));
        }
    }
}
