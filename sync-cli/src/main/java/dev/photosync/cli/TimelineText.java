package dev.photosync.cli;

import dev.photosync.sim.explain.Highlight;
import dev.photosync.sim.explain.Highlights;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.Words;

/// The short timeline of what mattered.
final class TimelineText {
    private final Page page;
    private final RunReport report;

    TimelineText(Page page, RunReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        Highlights highlights = report.highlights();
        page.heading(
                "What happened (days and clock count from the start, at "
                        + Units.formatTimeOfDay(report.result().scenario().startOfDayMicros())
                        + ")");
        int width = RunText.width(highlights.lines().stream().map(this::subject).toList());
        for (Highlight line : highlights.lines()) {
            String lead =
                    RunText.pad(Words.clock(line.atMicros()), 10)
                            + sign(line.kind())
                            + RunText.pad(subject(line), width);
            page.item(2, lead, 12 + width, line.text(), tone(line.kind()));
        }
        if (highlights.leftOut() > 0) {
            String more = Words.count(highlights.leftOut(), "lesser event") + " left out";
            page.item(2, "…", 12, more, Page.Tone.DIM);
        }
        if (highlights.routineActions() > 0) {
            String routine =
                    Words.count(highlights.routineActions(), "action")
                            + " of the owners' routines left out";
            page.item(2, "…", 12, routine, Page.Tone.DIM);
        }
        if (highlights.lines().isEmpty()) {
            page.line(2, "nothing worth a line", Page.Tone.DIM);
        }
        if (report.result().interrupted()) {
            String at = "interrupted at " + Words.clockSeconds(report.result().endMicros());
            String brief = report.brief() ? "; when holds began and ended is left out" : "";
            page.line(2, at + brief, Page.Tone.WARNING);
        }
    }

    /// The only account there is has a name that no file mentions.
    private String subject(Highlight line) {
        return report.result().scenario().spoken(line.subject());
    }

    private static String sign(Highlight.Kind kind) {
        return switch (kind) {
            case PASSED -> "✓ ";
            case FAILED, VIOLATED -> "✗ ";
            case ACTION -> "> ";
            case HELD, FALSE, RELEASED, CAUGHT_UP, ENGINE -> "  ";
        };
    }

    private static Page.Tone tone(Highlight.Kind kind) {
        return switch (kind) {
            case PASSED, CAUGHT_UP -> Page.Tone.GOOD;
            case FAILED, VIOLATED -> Page.Tone.BAD;
            case HELD, FALSE -> Page.Tone.WARNING;
            case ACTION -> Page.Tone.BOLD;
            case RELEASED, ENGINE -> Page.Tone.PLAIN;
        };
    }
}
