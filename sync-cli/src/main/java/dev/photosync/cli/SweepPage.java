package dev.photosync.cli;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.sweep.SweepResults;

/// A sweep as one page of HTML that needs nothing beside it: a chart of each measure, and the table
/// that it is drawn from.
final class SweepPage {
    private static final ImmutableList<String> SCRIPTS = ImmutableList.of("words.js", "sweep.js");

    private SweepPage() {}

    static String text(SweepResults results) {
        return ReportPage.page(
                "sweep.html",
                SCRIPTS,
                results.grid().first().title(),
                ReportJson.harmless(SweepJson.text(results, 0, false).strip()));
    }
}
