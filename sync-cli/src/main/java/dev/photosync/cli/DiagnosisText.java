package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.diagnose.Future;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.diagnose.Tried.Later;
import dev.photosync.sim.diagnose.Verdict;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.SituationWords;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A diagnosis as text: what is the matter, what to do, and what everything else would have done.
final class DiagnosisText {
    private static final long DAY_MICROS = 24 * 3_600_000_000L;

    private final Page page;
    private final String command;

    /// @param command by which the same was asked, without options
    DiagnosisText(Page page, String command) {
        this.page = page;
        this.command = command;
    }

    void write(Scenario scenario, Optional<Diagnosis> found) {
        if (found.isEmpty()) {
            page.line(0, scenario.title(), Page.Tone.BOLD);
            page.line(
                    0,
                    "Nothing stands still for ten minutes, so there is no stall to diagnose."
                            + " A moment of your own: "
                            + command
                            + " --at 2h",
                    Page.Tone.GOOD);
            return;
        }
        Diagnosis diagnosis = found.get();
        page.line(
                0, scenario.title() + ", at " + Words.clock(diagnosis.atMicros()), Page.Tone.BOLD);
        matter(diagnosis);
        if (diagnosis.already()) {
            page.blank();
            page.line(
                    0,
                    "Nothing to fix: " + goal(diagnosis) + " at that moment already.",
                    Page.Tone.GOOD);
            return;
        }
        advice(diagnosis);
        FixTables tables = new FixTables(page, diagnosis, goal(diagnosis));
        tables.alone();
        sets(diagnosis);
        later(diagnosis);
        tables.inManyFutures();
        diagnosis.bundle().ifPresent(bundle -> new BundleText(page, scenario).write(bundle));
    }

    private void matter(Diagnosis diagnosis) {
        Scenario scenario = diagnosis.scenario();
        for (OfDevice device : diagnosis.situation().devices()) {
            if (!diagnosis.devices().contains(device.device())) {
                continue;
            }
            page.blank();
            page.line(0, device.device() + ": " + SituationWords.headline(device), Page.Tone.PLAIN);
            for (Hold hold : device.holds()) {
                page.item(
                        2,
                        hold.genuine() ? "held: " : "held, falsely: ",
                        6,
                        hold.reason().text()
                                + " ("
                                + hold.reason().slug()
                                + "), since "
                                + Words.clock(hold.sinceMicros()),
                        hold.genuine() ? Page.Tone.WARNING : Page.Tone.BAD);
            }
        }
        if (!diagnosis.fork().leftOut().isEmpty()) {
            page.blank();
            page.line(
                    0,
                    "What the owner does later is left out of every future: "
                            + diagnosis.fork().leftOut().stream()
                                    .map(entry -> entry(scenario, entry))
                                    .collect(Collectors.joining("; "))
                            + ".",
                    Page.Tone.DIM);
        }
    }

    private static String entry(Scenario scenario, TimelineEntry entry) {
        return Words.clock(entry.atMicros())
                + " "
                + scenario.spoken(entry.target())
                + ": "
                + Vocabulary.phrase(entry.action());
    }

    private void advice(Diagnosis diagnosis) {
        Optional<Tried> best = diagnosis.best();
        Future waiting = diagnosis.waiting().future();
        page.blank();
        if (!diagnosis.complete()) {
            page.line(
                    0,
                    "INTERRUPTED after "
                            + Words.count(diagnosis.runs(), "future")
                            + ": what follows is not all that was to be tried.",
                    Page.Tone.BAD);
        } else if (!diagnosis.curable()) {
            page.line(
                    0,
                    "Nothing that an owner can do clears this. Take it to the support desk, with the"
                            + " bundle below.",
                    Page.Tone.BAD);
        } else if (best.isEmpty()) {
            page.line(
                    0,
                    "Wait: it clears by itself, and nothing that was tried is faster; "
                            + outcome(diagnosis, waiting)
                            + ".",
                    Page.Tone.GOOD);
        }
        best.ifPresent(tried -> doThis(diagnosis, tried));
    }

    private void doThis(Diagnosis diagnosis, Tried tried) {
        Fix fix = tried.fix();
        page.item(
                0,
                tried.future().reached() ? "Do this:" : "It helps to",
                8,
                fix.name() + (fix.row().isEmpty() ? "" : " (strategy " + fix.row() + ")"),
                Page.Tone.GOOD);
        page.item(2, "tap", 6, fix.tap(), Page.Tone.PLAIN);
        page.item(2, "then", 6, outcome(diagnosis, tried.future()), Page.Tone.PLAIN);
        String cost = PriceWords.all(tried);
        page.item(2, "takes", 6, cost.isEmpty() ? "nothing else" : cost, Page.Tone.PLAIN);
    }

    private static String outcome(Diagnosis diagnosis, Future future) {
        if (!future.reached()) {
            return Words.count(future.picturesAtEnd(), "picture")
                    + (future.picturesAtEnd() == 1 ? " is" : " are")
                    + " left at the end";
        }
        long at = future.reachedMicros().getAsLong();
        return goal(diagnosis)
                + " after "
                + Words.span(at - diagnosis.atMicros())
                + ", at "
                + Words.clock(at);
    }

    private static String goal(Diagnosis diagnosis) {
        return diagnosis.goal().subject() + " " + diagnosis.goal().text();
    }

    private static String done(OptionalLong micros, long fromMicros, long heldAtEnd) {
        if (micros.isPresent()) {
            return "done after " + FixTables.after(micros, fromMicros);
        }
        return heldAtEnd == Reasons.NONE
                ? "never done"
                : "never done, since held by " + Reasons.text(heldAtEnd);
    }

    private void sets(Diagnosis diagnosis) {
        if (diagnosis.sets().isEmpty()) {
            return;
        }
        Sets sets = diagnosis.sets().get();
        page.heading("Several at once");
        String refuted =
                sets.refuted() == 1
                        ? "No fix alone clears it"
                        : "No " + sets.refuted() + " fixes together clear it";
        sets.found()
                .ifPresentOrElse(
                        tried ->
                                page.line(
                                        2,
                                        refuted
                                                + ", and all were run. "
                                                + (tried.verdict() == Verdict.CLEARS
                                                        ? "No smaller set does it than: "
                                                        : "Later it is done by: ")
                                                + tried.fix().name()
                                                + ".",
                                        Page.Tone.GOOD),
                        () ->
                                page.line(
                                        2,
                                        refuted
                                                + (sets.bounded()
                                                        ? "; larger sets were not all tried"
                                                                + (diagnosis.complete()
                                                                        ? ", since that takes more"
                                                                                + " runs than --most-runs"
                                                                                + " allows."
                                                                        : ".")
                                                        : "."),
                                        Page.Tone.WARNING));
    }

    /// Where it matters when a fix is begun.
    private void later(Diagnosis diagnosis) {
        List<Tried> matters =
                diagnosis.tried().stream()
                        .filter(tried -> timingMatters(tried, diagnosis))
                        .toList();
        if (matters.isEmpty()) {
            return;
        }
        page.heading("Where it matters when it is done");
        for (Tried tried : matters) {
            page.item(
                    2,
                    tried.fix().name() + ": ",
                    4,
                    "now, "
                            + done(
                                    tried.future().reachedMicros(),
                                    diagnosis.atMicros(),
                                    tried.future().heldAtEnd())
                            + "; "
                            + tried.later().stream()
                                    .map(later ->
                                            later.label()
                                                    + " at "
                                                    + time(diagnosis, later)
                                                    + " ("
                                                    + Words.clock(later.atMicros())
                                                    + " of the run), "
                                                    + done(
                                                            later.reachedMicros(),
                                                            later.atMicros(),
                                                            later.heldAtEnd()))
                                    .collect(Collectors.joining("; ")),
                    Page.Tone.PLAIN);
        }
    }

    /// The time of day, as a clock on the wall has it.
    private static String time(Diagnosis diagnosis, Later later) {
        long micros = diagnosis.scenario().startOfDayMicros() + later.atMicros();
        return Units.formatTimeOfDay(micros % DAY_MICROS);
    }

    private static boolean timingMatters(Tried tried, Diagnosis diagnosis) {
        OptionalLong now = tried.future().reachedMicros();
        for (Later later : tried.later()) {
            OptionalLong then = later.reachedMicros();
            if (now.isPresent() != then.isPresent()) {
                return true;
            }
            if (now.isPresent()) {
                long a = now.getAsLong() - diagnosis.atMicros();
                long b = then.getAsLong() - later.atMicros();
                if (Math.abs(a - b) > Math.max(15 * 60_000_000L, Math.min(a, b) / 4)) {
                    return true;
                }
            }
        }
        return false;
    }
}
