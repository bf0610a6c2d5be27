package dev.photosync.cli;

import com.google.common.base.Splitter;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.AssetStory;
import dev.photosync.sim.explain.AssetStory.Leg;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.util.List;

/// A run as text, for someone who has never seen the scenario.
final class RunText {
    private static final int MOST_LEGS = 12;

    private final Page page;
    private final RunReport report;
    private final RunResult result;
    private final Scenario scenario;
    private final String closerLook;
    private final String again;

    /// @param closerLook the command that explains the run's most telling moment
    /// @param again the command that repeats the run exactly
    RunText(Page page, RunReport report, String closerLook, String again) {
        this.page = page;
        this.report = report;
        this.result = report.result();
        this.scenario = result.scenario();
        this.closerLook = closerLook;
        this.again = again;
    }

    void write() {
        new SetupText(page, scenario).write();
        new TimelineText(page, report).write();
        new EndText(page, report).write();
        new HoldsText(page).write(report.totals());
        report.lastArrival().ifPresent(this::arrival);
        for (DiagnosticBundle bundle : report.bundles()) {
            new BundleText(page, scenario).write(bundle);
        }
        claims();
        lesson();
        new BreachText(page).write(report, again);
        verdict();
    }

    private void arrival(AssetStory story) {
        page.heading(
                "The last picture to arrive: "
                        + story.asset().shortName()
                        + ", from "
                        + story.from()
                        + " to "
                        + story.to());
        boolean whole = story.legs().size() <= MOST_LEGS;
        List<Leg> legs = whole ? story.legs() : story.heaviest();
        int width = width(legs.stream().map(Leg::device).toList());
        long shown = 0;
        for (Leg leg : legs.subList(0, Math.min(MOST_LEGS, legs.size()))) {
            shown += leg.micros();
            String when = whole ? Words.clockSeconds(leg.fromMicros()) : "";
            leg(when, Words.span(leg.micros()), leg.device(), width, doing(leg));
        }
        long all = story.endMicros() - story.startMicros();
        if (shown < all) {
            leg("", Words.span(all - shown), "", width, "all else");
        }
        String end = "from where it was made to its copy; the legs sum to this";
        leg(Words.clockSeconds(story.endMicros()), Words.span(all), "", width, end);
    }

    private void leg(String when, String took, String device, int width, String doing) {
        String lead = pad(when, 13) + pad(took, 9) + pad(device, width);
        page.item(2, lead, 22 + width, doing, Page.Tone.PLAIN);
    }

    private static String doing(Leg leg) {
        return leg.reason().map(r -> "held by " + r.slug() + ": ").orElse("") + leg.doing();
    }

    private void claims() {
        if (scenario.expectations().isEmpty()) {
            return;
        }
        page.heading("What the scenario claims");
        for (Outcome outcome : result.outcomes()) {
            claim(outcome.expectation(), outcome.passed() ? "✓" : "✗", tone(outcome));
            if (!outcome.passed()) {
                page.item(18, "found: ", 7, outcome.found(), Page.Tone.BAD);
            }
        }
        for (Expectation claim : report.unreached()) {
            claim(claim, "-", Page.Tone.DIM);
        }
    }

    private void claim(Expectation claim, String sign, Page.Tone tone) {
        String when =
                switch (claim.when()) {
                    case When.At at -> "at " + Words.clock(at.micros());
                    case When.By by -> "by " + Words.clock(by.micros());
                    case When.Always _ -> "always";
                };
        String subject = claim.when() instanceof When.Always ? "" : claim.subject() + ": ";
        String unreached = sign.equals("-") ? " (its time had not come)" : "";
        page.item(2, pad(sign, 2) + when, 16, subject + claim.text() + unreached, tone);
    }

    private static Page.Tone tone(Outcome outcome) {
        return outcome.passed() ? Page.Tone.GOOD : Page.Tone.BAD;
    }

    private void lesson() {
        String strategy =
                scenario.strategy().isEmpty()
                        ? ""
                        : "Strategy " + Guide.inWords(scenario.strategy());
        if (strategy.isEmpty() && scenario.lesson().isBlank()) {
            return;
        }
        page.heading("The lesson");
        if (!scenario.lesson().isBlank()) {
            String first = Splitter.on("\n\n").split(scenario.lesson().strip()).iterator().next();
            page.line(2, first.replace('\n', ' '), Page.Tone.PLAIN);
        }
        if (!strategy.isEmpty()) {
            page.line(2, strategy + ".", Page.Tone.PLAIN);
        }
    }

    private void verdict() {
        page.blank();
        long claims = result.outcomes().size();
        String held = claims == 0 ? "nothing was claimed" : held(report.claimsHeld(), claims);
        String at = Words.clock(result.endMicros());
        switch (report.verdict()) {
            case VIOLATED ->
                    page.line(
                            0,
                            "SAFETY VIOLATED "
                                    + Words.count(result.ledger().violations(), "time")
                                    + "; "
                                    + held
                                    + ".",
                            Page.Tone.BAD);
            case INTERRUPTED ->
                    page.line(0, "INTERRUPTED at " + at + "; " + held + ".", Page.Tone.WARNING);
            case NOT_CONVERGED -> page.line(0, "NOT CONVERGED: " + held + ".", Page.Tone.BAD);
            case FAILED -> page.line(0, "FAILED: " + held + ".", Page.Tone.BAD);
            case PASSED -> {
                boolean whole = result.endMicros() == scenario.lengthMicros();
                String until = whole ? "" : ", until " + at;
                page.line(0, "OK: " + held + until + ".", Page.Tone.GOOD);
            }
        }
        page.line(0, "Look closer: " + closerLook, Page.Tone.PLAIN);
    }

    /// How many of the claims held.
    static String held(long held, long claims) {
        return held + " of " + Words.count(claims, "claim") + " held";
    }

    /// The columns that the longest of some words needs, with a gap.
    static int width(List<String> words) {
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        return Math.min(18, longest) + 2;
    }

    static String pad(String text, int columns) {
        return text.length() < columns ? text + " ".repeat(columns - text.length()) : text + " ";
    }
}
