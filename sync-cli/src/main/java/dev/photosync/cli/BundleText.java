package dev.photosync.cli;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.explain.DiagnosticBundle.Failure;
import dev.photosync.sim.explain.DiagnosticBundle.StillHeld;
import dev.photosync.sim.explain.DiagnosticBundle.Tried;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/// What the support desk was handed.
final class BundleText {
    private final Page page;
    private final Scenario scenario;

    BundleText(Page page, Scenario scenario) {
        this.page = page;
        this.scenario = scenario;
    }

    void write(DiagnosticBundle bundle) {
        page.heading(
                "What the support desk was handed, for "
                        + bundle.device()
                        + " at "
                        + Words.clock(bundle.atMicros()));
        page.line(
                2,
                Words.count(bundle.pending(), "item")
                        + " pending; something has been since "
                        + Words.clock(bundle.stalledSinceMicros())
                        + " ("
                        + Words.span(bundle.atMicros() - bundle.stalledSinceMicros())
                        + ")",
                Page.Tone.PLAIN);
        page.line(2, "device: " + facts(bundle), Page.Tone.PLAIN);
        for (StillHeld held : bundle.held()) {
            String untrue = held.isFalse() ? " (not true any more)" : "";
            page.item(
                    2,
                    "still held: ",
                    12,
                    held.reason().slug()
                            + " since "
                            + Words.clock(held.sinceMicros())
                            + ", "
                            + held.reason().text()
                            + untrue,
                    Page.Tone.WARNING);
        }
        if (bundle.tried().isEmpty()) {
            page.line(2, "nothing was tried", Page.Tone.PLAIN);
        }
        for (Tried tried : bundle.tried()) {
            page.item(
                    2,
                    "tried " + Words.clock(tried.atMicros()) + "  ",
                    16,
                    scenario.spoken(tried.target()) + ": " + tried.phrase() + "; " + effect(tried),
                    tried.cleared() ? Page.Tone.GOOD : Page.Tone.PLAIN);
        }
        for (Failure failure : bundle.failures()) {
            page.item(
                    2,
                    "failed: ",
                    8,
                    failure.problem()
                            + ", "
                            + Words.count(failure.times(), "time")
                            + ", last at "
                            + Words.clock(failure.lastMicros()),
                    Page.Tone.PLAIN);
        }
    }

    private static String effect(Tried tried) {
        if (tried.cleared()) {
            return "cleared " + slugs(tried.before());
        }
        return tried.before().equals(tried.after())
                ? "no effect: " + slugs(tried.after())
                : "held by "
                        + slugs(tried.before())
                        + " before, by "
                        + slugs(tried.after())
                        + " after";
    }

    private static String slugs(List<Reason> reasons) {
        return reasons.isEmpty()
                ? "nothing"
                : reasons.stream().map(Reason::slug).collect(Collectors.joining(", "));
    }

    private static String facts(DiagnosticBundle bundle) {
        String facts = "release " + bundle.release() + ", library of " + bundle.account();
        if (bundle.truth().isEmpty()) {
            return facts;
        }
        Conditions truth = bundle.truth().get();
        String account = truth.signedInAs() == null ? "nobody" : truth.signedInAs();
        String network =
                switch (truth.network().transport()) {
                    case NONE -> "no network";
                    case WIFI -> "Wi-Fi";
                    case CELLULAR -> "cellular";
                };
        return facts
                + ", signed in as "
                + account
                + ", "
                + network
                + (truth.network().internet() ? " with internet" : "")
                + ", battery "
                + truth.power().batteryPercent()
                + " %"
                + (truth.power().charging() ? " and charging" : "")
                + (truth.power().lowPowerMode() ? ", Low Power Mode" : "")
                + ", "
                + Words.size(truth.freeBytes())
                + " free";
    }
}
