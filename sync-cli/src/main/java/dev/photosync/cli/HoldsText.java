package dev.photosync.cli;

import dev.photosync.sim.explain.HoldTotals;
import dev.photosync.sim.explain.HoldTotals.Row;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/// How long what held each device's work.
final class HoldsText {
    private static final int MOST = 10;
    private static final int LABEL = 24;
    private static final int NUMBER = 13;
    private static final long WORTH_TELLING_MICROS = 60_000_000L;

    private final Page page;

    HoldsText(Page page) {
        this.page = page;
    }

    void write(List<HoldTotals> totals) {
        page.heading("What held the work, in hours:minutes:seconds");
        for (HoldTotals device : totals.subList(0, Math.min(MOST, totals.size()))) {
            boolean held = device.rows().stream().anyMatch(row -> row.reason().isPresent());
            if (held) {
                table(device);
            } else {
                line(device);
            }
        }
        if (totals.size() > MOST) {
            page.line(2, "… " + (totals.size() - MOST) + " more devices", Page.Tone.DIM);
        }
        page.line(
                2,
                "Reasons overlap; in the exclusive column every instant counts once.",
                Page.Tone.DIM);
    }

    private void line(HoldTotals device) {
        String parts =
                device.rows().stream()
                        .map(row -> row.label() + " " + Words.stopwatch(row.exclusiveSeconds()))
                        .collect(Collectors.joining(" + "));
        page.line(
                2,
                device.device()
                        + ": never held; "
                        + parts
                        + " = "
                        + Words.stopwatch(device.elapsedSeconds()),
                Page.Tone.PLAIN);
    }

    private void table(HoldTotals device) {
        boolean falsely = device.rows().stream().anyMatch(HoldsText::falsely);
        String head = device.device() + ", held by";
        row(head, "overlapping", "exclusive", falsely ? "not true" : "", Page.Tone.PLAIN);
        for (Row row : device.rows()) {
            boolean reason = row.reason().isPresent();
            row(
                    "  " + row.label(),
                    reason ? seconds(row.overlappingMicros()) : "",
                    Words.stopwatch(row.exclusiveSeconds()),
                    falsely(row) ? seconds(row.falseMicros()) : "",
                    falsely(row) ? Page.Tone.WARNING : Page.Tone.PLAIN);
        }
        row("  sum = elapsed", "", Words.stopwatch(device.elapsedSeconds()), "", Page.Tone.PLAIN);
    }

    /// Word that takes a moment to get round does not count.
    private static boolean falsely(Row row) {
        return row.falseMicros() >= WORTH_TELLING_MICROS;
    }

    private static String seconds(long micros) {
        return Words.stopwatch(Math.round(micros / 1e6));
    }

    private void row(String label, String first, String second, String third, Page.Tone tone) {
        page.row(2, RunText.pad(label, LABEL) + right(first) + right(second) + right(third), tone);
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, NUMBER - text.length())) + text;
    }
}
