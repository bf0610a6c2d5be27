package dev.photosync.cli;

import dev.photosync.core.library.AssetId;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.explain.LeadUp;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.Situation.Work;
import dev.photosync.sim.explain.SituationWords;
import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.util.stream.Collectors;

/// What must hold in every run and did not, and what had not come to rest where a claim demands it.
final class BreachText {
    private static final int FACT = 8;

    private final Page page;

    BreachText(Page page) {
        this.page = page;
    }

    /// Writes nothing if neither happened.
    ///
    /// @param again the command that repeats the run exactly
    void write(RunReport report, String again) {
        report.leadUps().forEach(this::violated);
        report.notConverged().ifPresent(this::unfinished);
        if (report.result().ledger().violations() > 0 || report.notConverged().isPresent()) {
            page.blank();
            fact("seed", Long.toString(report.result().scenario().seed()));
            fact("replay", again);
        }
    }

    private void violated(LeadUp leadUp) {
        TraceEvent.Violated violation = leadUp.violation();
        AssetId asset = violation.asset();
        page.blank().line(0, "Must hold and does not: " + violation.invariant(), Page.Tone.BAD);
        fact("what", violation.detail());
        fact("when", Words.clockSeconds(violation.atMicros()));
        fact("where", violation.device());
        fact("asset", asset == null ? "none in particular" : asset.shortName());
        page.line(2, "What led there:", Page.Tone.PLAIN);
        for (TraceEvent step : leadUp.steps()) {
            String lead =
                    RunText.pad(Words.clockSeconds(step.atMicros()), 13)
                            + RunText.pad(EventWords.subject(step), 10);
            page.item(4, lead, 23, EventWords.text(step), Page.Tone.PLAIN);
        }
        if (leadUp.steps().isEmpty()) {
            page.line(4, "nothing that the trace tells of", Page.Tone.DIM);
        }
    }

    private void unfinished(Outcome outcome) {
        Situation situation = outcome.unfinished().orElseThrow();
        String at = Words.clock(outcome.atMicros());
        page.blank().line(0, "Not at rest at " + at + ": what is still to do", Page.Tone.BAD);
        int width =
                Math.max(
                        FACT,
                        RunText.width(situation.devices().stream().map(OfDevice::device).toList()));
        for (OfDevice device : situation.devices()) {
            page.item(2, device.device(), width, pending(device), Page.Tone.PLAIN);
            for (Hold hold : device.holds()) {
                page.item(4, "- ", 2, held(hold), Page.Tone.PLAIN);
            }
        }
    }

    private static String pending(OfDevice device) {
        String work =
                device.work().stream().map(BreachText::work).collect(Collectors.joining(", "));
        return (work.isEmpty() ? "nothing pending" : work)
                + (device.unheard() > 0 ? ", " + device.unheard() + " not heard of" : "")
                + (device.running() ? "" : ", the engine is off");
    }

    private static String work(Work work) {
        return SituationWords.count(work.kind(), work.pending())
                + (work.moving() > 0 ? " (" + work.moving() + " moving)" : "");
    }

    private static String held(Hold hold) {
        return hold.kinds().stream().map(EventWords::noun).collect(Collectors.joining(", "))
                + " held by "
                + hold.reason().slug()
                + " since "
                + Words.clock(hold.sinceMicros())
                + (hold.falseSinceMicros().isPresent()
                        ? ", which is not true since "
                                + Words.clock(hold.falseSinceMicros().getAsLong())
                        : "");
    }

    private void fact(String name, String text) {
        page.item(2, name, FACT, text, Page.Tone.PLAIN);
    }
}
