package dev.photosync.cli;

import dev.photosync.core.gate.Reason;
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
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A diagnosis as text: what is the matter, what to do, and what everything else would have done.
final class DiagnosisText {
    private static final int NAME = 34;
    private static final int VERDICT = 9;
    private static final int TIME = 9;
    private static final long MUCH_CELLULAR = 1_000_000L;

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
        advice(diagnosis);
        table(diagnosis);
        sets(diagnosis);
        later(diagnosis);
        odds(diagnosis);
        diagnosis.bundle().ifPresent(bundle -> new BundleText(page).write(bundle));
    }

    private void matter(Diagnosis diagnosis) {
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
            page.line(
                    0,
                    "Left out of the future, since the owner did it only later: "
                            + diagnosis.fork().leftOut().stream()
                                    .map(DiagnosisText::entry)
                                    .collect(Collectors.joining("; "))
                            + ".",
                    Page.Tone.DIM);
        }
    }

    private static String entry(TimelineEntry entry) {
        return Words.clock(entry.atMicros())
                + " "
                + entry.target()
                + ": "
                + Vocabulary.phrase(entry.action());
    }

    private void advice(Diagnosis diagnosis) {
        Optional<Tried> best = diagnosis.best();
        Future waiting = diagnosis.waiting().future();
        page.blank();
        if (!diagnosis.curable()) {
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
        String cost = cost(tried);
        page.item(2, "takes", 6, cost.isEmpty() ? "nothing else" : cost, Page.Tone.PLAIN);
    }

    private static String outcome(Diagnosis diagnosis, Future future) {
        if (!future.reached()) {
            return future.pendingAtEnd() + " items are left at the end";
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

    private void table(Diagnosis diagnosis) {
        page.heading("Every fix, alone, in the same future");
        page.row(
                2,
                RunText.pad("", 3)
                        + RunText.pad("", NAME)
                        + RunText.pad("verdict", VERDICT)
                        + RunText.pad("moves", TIME)
                        + "done",
                Page.Tone.DIM);
        row(diagnosis, diagnosis.waiting(), "", Page.Tone.BOLD);
        for (Tried tried : diagnosis.tried()) {
            if (tried.verdict() != Verdict.NO_EFFECT) {
                row(diagnosis, tried, word(tried.verdict()), tone(tried.verdict()));
            }
        }
        String none =
                diagnosis.tried().stream()
                        .filter(tried -> tried.verdict() == Verdict.NO_EFFECT)
                        .map(tried -> (tried.fix().row() + " " + tried.fix().name()).strip())
                        .collect(Collectors.joining(", "));
        if (!none.isEmpty()) {
            page.item(2, "No effect:", 3, none + ".", Page.Tone.PLAIN);
        }
        if (!diagnosis.inForce().isEmpty()) {
            page.item(
                    2,
                    "So already, or not to be had here:",
                    3,
                    String.join(", ", diagnosis.inForce()) + ".",
                    Page.Tone.DIM);
        }
        page.line(
                2,
                "moves: until a picture's first byte; done: until "
                        + goal(diagnosis)
                        + ". Strategies are numbered as in the guide.",
                Page.Tone.DIM);
    }

    private void row(Diagnosis diagnosis, Tried tried, String verdict, Page.Tone tone) {
        Fix fix = tried.fix();
        Future future = tried.future();
        String lead =
                RunText.pad(fix.row(), 3)
                        + RunText.pad(shortened(fix.name()), NAME)
                        + RunText.pad(verdict, VERDICT);
        if (tried.maskedBy() != Reasons.NONE) {
            page.item(2, lead, 40, "held by " + slugs(tried.maskedBy()), tone);
            return;
        }
        page.row(
                2,
                lead
                        + RunText.pad(after(future.firstByteMicros(), diagnosis.atMicros()), TIME)
                        + RunText.pad(after(future.reachedMicros(), diagnosis.atMicros()), TIME)
                        + (tried.verdict() == Verdict.HELPS && !future.reached()
                                ? future.pendingAtEnd() + " left"
                                : ""),
                tone);
        String cost = cost(tried);
        if (tried.does() && !cost.isEmpty()) {
            page.line(7, "takes " + cost, Page.Tone.DIM);
        }
    }

    private static String shortened(String name) {
        return name.length() < NAME ? name : name.substring(0, NAME - 2) + "…";
    }

    private static String after(OptionalLong micros, long fromMicros) {
        return micros.isPresent() ? Words.span(micros.getAsLong() - fromMicros) : "never";
    }

    private static String done(OptionalLong micros, long fromMicros) {
        return micros.isPresent() ? "done after " + after(micros, fromMicros) : "never done";
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case CLEARS -> "clears";
            case HELPS -> "helps";
            case MASKED -> "masked";
            case NO_EFFECT -> "no effect";
            case WORSE -> "worse";
        };
    }

    private static Page.Tone tone(Verdict verdict) {
        return switch (verdict) {
            case CLEARS -> Page.Tone.GOOD;
            case HELPS -> Page.Tone.PLAIN;
            case MASKED -> Page.Tone.WARNING;
            case NO_EFFECT -> Page.Tone.DIM;
            case WORSE -> Page.Tone.BAD;
        };
    }

    /// What a fix takes besides time.
    static String cost(Tried tried) {
        Fix.Price price = tried.fix().price();
        List<String> parts = new ArrayList<>();
        for (String part : List.of(money(price), givenUp(price))) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (tried.future().cellularBytes() >= MUCH_CELLULAR) {
            parts.add(Words.size(tried.future().cellularBytes()) + " cellular");
        }
        if (tried.future().batteryPercent() > 0) {
            parts.add(tried.future().batteryPercent() + " % battery");
        }
        return String.join(", ", parts);
    }

    /// What a fix costs a month; empty for nothing.
    static String money(Fix.Price price) {
        int cents = price.centsAMonth();
        return cents == 0
                ? ""
                : "$"
                        + cents / 100
                        + "."
                        + (cents % 100 < 10 ? "0" : "")
                        + cents % 100
                        + " a month";
    }

    /// What is given up or put at risk for a fix; empty for nothing.
    static String givenUp(Fix.Price price) {
        String given = price.gives().isEmpty() ? "" : price.gives() + " given up";
        String risk = price.risky() ? "pictures at risk" : "";
        return given + (given.isEmpty() || risk.isEmpty() ? "" : ", ") + risk;
    }

    private static String slugs(long reasons) {
        return Reasons.list(reasons).stream().map(Reason::slug).collect(Collectors.joining(", "));
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
                                                        ? "; larger sets were not all tried, since"
                                                                + " that takes more runs than"
                                                                + " --most-runs allows."
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
                            + done(tried.future().reachedMicros(), diagnosis.atMicros())
                            + "; "
                            + tried.later().stream()
                                    .map(later ->
                                            later.label()
                                                    + " ("
                                                    + Words.clock(later.atMicros())
                                                    + "), "
                                                    + done(later.reachedMicros(), later.atMicros()))
                                    .collect(Collectors.joining("; ")),
                    Page.Tone.PLAIN);
        }
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

    private void odds(Diagnosis diagnosis) {
        List<Tried> many = new ArrayList<>(diagnosis.tried());
        many.add(0, diagnosis.waiting());
        diagnosis.sets().flatMap(Sets::found).ifPresent(many::add);
        many.removeIf(tried -> tried.odds().isEmpty());
        if (many.isEmpty()) {
            return;
        }
        page.heading("In " + many.getFirst().odds().size() + " futures, each with other luck");
        page.row(
                2,
                RunText.pad("", NAME + 3)
                        + RunText.pad("cured", VERDICT)
                        + RunText.pad("1 in 10", TIME)
                        + RunText.pad("half", TIME)
                        + "9 in 10, done after",
                Page.Tone.DIM);
        for (Tried tried : many) {
            Quantiles spread = tried.spread(diagnosis.atMicros());
            page.row(
                    2,
                    RunText.pad(tried.fix().row(), 3)
                            + RunText.pad(shortened(tried.fix().name()), NAME)
                            + RunText.pad(100 * tried.cured() / tried.odds().size() + " %", VERDICT)
                            + RunText.pad(span(spread.p10()), TIME)
                            + RunText.pad(span(spread.p50()), TIME)
                            + span(spread.p90()),
                    Page.Tone.PLAIN);
        }
    }

    private static String span(long micros) {
        return micros == Quantiles.NEVER ? "never" : Words.span(micros);
    }
}
