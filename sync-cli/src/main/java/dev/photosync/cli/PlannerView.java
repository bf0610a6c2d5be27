package dev.photosync.cli;

import dev.photosync.sim.fuzz.planner.PlannerFinding;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.Locale;

/// What a search of the planner alone has found, for people and for scripts.
///
/// @param seeds how many histories were tried
/// @param cases how many decisions that took
record PlannerView(long seeds, long cases, List<PlannerFinding> findings, double seconds) {

    int exitCode() {
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SAFETY_VIOLATED;
    }

    String text(Page page) {
        page.line(
                0, Words.count(seeds, "history").replace("historys", "histories"), Page.Tone.BOLD);
        page.line(
                2,
                String.format(
                        Locale.ROOT,
                        "%,d decisions in %.1f s, %.1f million a minute on 1 thread, each compared"
                                + " with the reference model",
                        cases,
                        seconds,
                        cases / seconds * 60 / 1e6),
                Page.Tone.PLAIN);
        page.blank();
        if (findings.isEmpty()) {
            page.line(0, "Nothing broke.", Page.Tone.GOOD);
        }
        for (PlannerFinding finding : findings) {
            finding.inWords().lines().forEach(line -> page.line(0, line, Page.Tone.PLAIN));
            page.blank();
        }
        return page.text();
    }

    String json() {
        return new Json("fuzz")
                .put("histories", seeds)
                .put("decisions", cases)
                .objects(
                        "findings",
                        findings,
                        (json, finding) ->
                                json.put("seed", finding.seed())
                                        .put("law", finding.law().words())
                                        .put("detail", finding.detail())
                                        .strings("steps", finding.steps()))
                .text();
    }
}
