package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.diagnose.Future;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.diagnose.Verdict;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// The fixes of a diagnosis as tables.
final class FixTables {
    private static final int NAME = 34;
    private static final int VERDICT = 9;
    private static final int TIME = 9;

    private final Page page;
    private final Diagnosis diagnosis;
    private final String goal;

    /// @param goal what was to come to be, in words
    FixTables(Page page, Diagnosis diagnosis, String goal) {
        this.page = page;
        this.diagnosis = diagnosis;
        this.goal = goal;
    }

    /// What came of every fix alone, and of waiting.
    void alone() {
        page.heading("Every fix, alone, in the same future");
        page.row(
                2,
                RunText.pad("", 3)
                        + RunText.pad("", NAME)
                        + RunText.pad("verdict", VERDICT)
                        + RunText.pad("moves", TIME)
                        + "done",
                Page.Tone.DIM);
        row(diagnosis.waiting(), "", Page.Tone.BOLD);
        for (Tried tried : diagnosis.tried()) {
            if (tried.verdict() != Verdict.NO_EFFECT) {
                row(tried, word(tried.verdict()), tone(tried.verdict()));
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
        if (!diagnosis.notCalledFor().isEmpty()) {
            page.item(
                    2,
                    "Not called for here:",
                    3,
                    String.join(", ", diagnosis.notCalledFor()) + ".",
                    Page.Tone.DIM);
        }
        page.line(
                2,
                "moves: until a picture's first byte; done: until "
                        + goal
                        + "; left: pictures that are not, at the end. Strategies are numbered as"
                        + " in the guide.",
                Page.Tone.DIM);
    }

    private void row(Tried tried, String verdict, Page.Tone tone) {
        Fix fix = tried.fix();
        Future future = tried.future();
        String lead =
                RunText.pad(fix.row(), 3)
                        + RunText.pad(shortened(fix.name()), NAME)
                        + RunText.pad(verdict, VERDICT);
        if (tried.maskedBy() != Reasons.NONE) {
            page.item(2, lead, 40, "held by " + Reasons.text(tried.maskedBy()), tone);
            return;
        }
        page.row(
                2,
                lead
                        + RunText.pad(after(future.firstByteMicros(), diagnosis.atMicros()), TIME)
                        + RunText.pad(after(future.reachedMicros(), diagnosis.atMicros()), TIME)
                        + (future.reached() ? "" : future.picturesAtEnd() + " left"),
                tone);
        if (!future.reached() && future.heldAtEnd() != Reasons.NONE) {
            page.item(7, "held at the end by ", 5, Reasons.text(future.heldAtEnd()), Page.Tone.DIM);
        }
        String cost = PriceWords.all(tried);
        if (tried.does() && !cost.isEmpty()) {
            page.line(7, "takes " + cost, Page.Tone.DIM);
        }
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

    /// How what does something did in many futures; nothing if only one was run.
    void inManyFutures() {
        List<Tried> many = new ArrayList<>(diagnosis.tried());
        many.add(0, diagnosis.waiting());
        diagnosis.sets().flatMap(Sets::found).ifPresent(many::add);
        many.removeIf(tried -> tried.odds().isEmpty());
        if (many.isEmpty()) {
            return;
        }
        page.heading(
                "In "
                        + many.getFirst().odds().size()
                        + " futures, each with other luck: done after");
        page.row(
                2,
                RunText.pad("", NAME + 3)
                        + RunText.pad("cured", VERDICT)
                        + RunText.pad("1 in 10", TIME)
                        + RunText.pad("half", TIME)
                        + "9 in 10",
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

    private static String shortened(String name) {
        return name.length() < NAME ? name : name.substring(0, NAME - 2) + "…";
    }

    /// How long after a moment something came to be.
    static String after(OptionalLong micros, long fromMicros) {
        return micros.isPresent() ? Words.span(micros.getAsLong() - fromMicros) : "never";
    }

    private static String span(long micros) {
        return micros == Quantiles.NEVER ? "never" : Words.span(micros);
    }
}
