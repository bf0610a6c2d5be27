package dev.photosync.cli;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.Differences;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.run.RunReport.Verdict;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.SetUpDifference;
import dev.photosync.sim.sweep.Comparison;
import dev.photosync.sim.sweep.Comparison.ClaimDifference;
import dev.photosync.sim.sweep.Comparison.Side;
import dev.photosync.sim.sweep.Decision;
import dev.photosync.sim.sweep.HoldDifference;
import dev.photosync.sim.sweep.Measure;
import dev.photosync.sim.sweep.Parting;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two runs side by side.
final class CompareText {
    private static final int MOST = 12;
    private static final int LABEL = 28;
    private static final int NUMBER = 18;

    private final Page page;
    private final Comparison of;

    CompareText(Page page, Comparison of) {
        this.page = page;
        this.of = of;
    }

    void write() {
        page.item(0, "A", 3, story(of.a()), Page.Tone.BOLD);
        page.item(0, "B", 3, story(of.b()), Page.Tone.BOLD);
        setUp();
        if (of.first().isEmpty()) {
            page.heading("What differed first");
            page.line(2, "Nothing: the runs are the same to the end.", Page.Tone.GOOD);
        } else {
            first(of.first().get());
            why();
        }
        figures();
        claims();
    }

    private static String story(Side side) {
        String with =
                side.variations().isEmpty()
                        ? ""
                        : " with "
                                + side.variations().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "));
        return side.scenario().name() + with + ", seed " + side.scenario().seed();
    }

    private void setUp() {
        page.heading("What is different in the set-up");
        List<SetUpDifference> all = of.setUp();
        if (all.isEmpty()) {
            page.line(2, "Nothing but the seed, if that.", Page.Tone.PLAIN);
        }
        for (SetUpDifference one : all.subList(0, Math.min(MOST, all.size()))) {
            boolean entry = one.first().isEmpty() != one.second().isEmpty();
            String text =
                    entry
                            ? "only in "
                                    + (one.first().isPresent() ? "A: " : "B: ")
                                    + one.first().or(one::second).orElse("")
                            : "A " + one.first().orElse("") + ", B " + one.second().orElse("");
            page.item(2, one.key(), LABEL, shortened(text), Page.Tone.PLAIN);
        }
        if (all.size() > MOST) {
            page.line(2, "… " + (all.size() - MOST) + " more", Page.Tone.DIM);
        }
    }

    private void first(Parting parting) {
        page.heading("What differed first");
        String same = Words.count(parting.events(), "event") + " are the same, then:";
        page.line(2, same, Page.Tone.PLAIN);
        sides(parting);
    }

    private void sides(Parting parting) {
        String a = inWords(parting.a());
        String b = inWords(parting.b());
        boolean alike = a.equals(b);
        page.item(2, "A", 3, alike ? a + "; " + fine(parting, true) : a, Page.Tone.PLAIN);
        page.item(2, "B", 3, alike ? b + "; " + fine(parting, false) : b, Page.Tone.PLAIN);
    }

    /// What tells two events apart of which the words are the same.
    private static String fine(Parting parting, boolean ofA) {
        TraceEvent a = parting.a().orElseThrow();
        TraceEvent b = parting.b().orElseThrow();
        Conditions first = conditions(a);
        Conditions second = conditions(b);
        String differences =
                first == null || second == null
                        ? ""
                        : Differences.between(first, second).stream()
                                .map(one -> one.what() + " " + (ofA ? one.truth() : one.belief()))
                                .collect(Collectors.joining(", "));
        return differences.isEmpty() ? (ofA ? a : b).toString() : differences;
    }

    private static @Nullable Conditions conditions(TraceEvent event) {
        return event instanceof TraceEvent.Observed told
                ? told.conditions()
                : event instanceof TraceEvent.ConditionsAre are ? are.conditions() : null;
    }

    private void why() {
        page.heading("And why");
        if (of.decision().isEmpty()) {
            page.line(2, "No engine decided anything differently.", Page.Tone.PLAIN);
        }
        of.decision().ifPresent(this::decision);
        of.hold().ifPresent(this::hold);
    }

    private void decision(Decision decision) {
        boolean told = of.first().equals(Optional.of(decision.parting()));
        page.line(
                2,
                "The first decision of an engine that differs is of "
                        + decision.device()
                        + ", at "
                        + Words.clockSeconds(decision.atMicros())
                        + ".",
                Page.Tone.PLAIN);
        if (!told) {
            sides(decision.parting());
        }
        page.line(2, heldThen(decision), Page.Tone.PLAIN);
        for (Difference one : decision.conditions()) {
            page.line(
                    2,
                    decision.device()
                            + " then: "
                            + one.what()
                            + " "
                            + one.truth()
                            + " in A, "
                            + one.belief()
                            + " in B.",
                    Page.Tone.PLAIN);
        }
    }

    private static String heldThen(Decision decision) {
        long a = decision.heldInA();
        long b = decision.heldInB();
        if (a == b) {
            return a == Reasons.NONE
                    ? "Nothing held its work then, in A or in B."
                    : "Its work was held by the same in both: " + Reasons.text(a) + ".";
        }
        return "What held its work then: in A "
                + (a == Reasons.NONE ? "nothing" : Reasons.text(a))
                + ", in B "
                + (b == Reasons.NONE ? "nothing" : Reasons.text(b))
                + ".";
    }

    private void hold(HoldDifference hold) {
        Stretch stretch = hold.stretch();
        String self = hold.inFirst() ? "A" : "B";
        String other = hold.inFirst() ? "B" : "A";
        page.line(
                2,
                "The first hold that differs is in "
                        + self
                        + ": "
                        + stretch.reason().text()
                        + " ("
                        + stretch.reason().slug()
                        + ") on "
                        + stretch.device()
                        + ", from "
                        + Words.clock(stretch.fromMicros())
                        + " for "
                        + Words.span(stretch.micros())
                        + (stretch.open() ? ", to the end" : "")
                        + "; in "
                        + other
                        + " "
                        + (hold.inOtherMicros() == 0
                                ? "it did not hold then."
                                : "for " + Words.span(hold.inOtherMicros()) + " of that."),
                Page.Tone.PLAIN);
    }

    private void figures() {
        page.heading("Side by side");
        row("", "A", "B", Page.Tone.DIM);
        row("verdict", word(of.a().measures().verdict()), word(of.b().measures().verdict()));
        row("claims held", claimsOf(of.a()), claimsOf(of.b()));
        for (Measure measure : Measure.ALL) {
            long a = measure.value(of.a().measures());
            long b = measure.value(of.b().measures());
            boolean gate = measure.name().startsWith("held by");
            if (!gate || a != 0 || b != 0) {
                row(measure.name(), measure.words(a), measure.words(b));
            }
        }
        row(
                "violations",
                Integer.toString(of.a().measured().run().ledger().violations()),
                Integer.toString(of.b().measured().run().ledger().violations()));
        page.line(
                2,
                "Time to sync is the longest time out of sync at a stretch. Held: every instant of a"
                        + " device counts for one gate.",
                Page.Tone.DIM);
        if (of.a().measures().claims() + of.b().measures().claims() > 0) {
            boolean oneFile = of.a().scenario().source().equals(of.b().scenario().source());
            page.line(
                    2,
                    oneFile
                            ? "B is judged by A's claims; that some fail is what a difference is for."
                            : "Each is judged by the claims of its own file.",
                    Page.Tone.DIM);
        }
    }

    private void claims() {
        List<ClaimDifference> all = of.claims();
        if (all.isEmpty()) {
            return;
        }
        page.heading("Claims that came out differently");
        for (ClaimDifference one : all.subList(0, Math.min(MOST, all.size()))) {
            String when =
                    switch (one.expectation().when()) {
                        case When.At at -> "at " + Words.clock(at.micros());
                        case When.By by -> "by " + Words.clock(by.micros());
                        case When.Always _ -> "always";
                    };
            page.item(
                    2,
                    when,
                    12,
                    one.expectation().subject()
                            + " "
                            + one.expectation().text()
                            + ": "
                            + (one.a().passed() ? "held in A, not in B (" : "held in B, not in A (")
                            + (one.a().passed() ? one.b() : one.a()).found()
                            + ")",
                    Page.Tone.PLAIN);
        }
        if (all.size() > MOST) {
            page.line(2, "… " + (all.size() - MOST) + " more", Page.Tone.DIM);
        }
    }

    private void row(String label, String a, String b) {
        row(label, a, b, a.equals(b) ? Page.Tone.PLAIN : Page.Tone.BOLD);
    }

    private void row(String label, String a, String b, Page.Tone tone) {
        page.row(2, RunText.pad(label, LABEL) + right(a) + right(b), tone);
    }

    private static String claimsOf(Side side) {
        return side.measures().claimsHeld() + " of " + side.measures().claims();
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case VIOLATED -> "safety violated";
            case INTERRUPTED -> "interrupted";
            case NOT_CONVERGED -> "not converged";
            case FAILED -> "failed";
            case PASSED -> "OK";
        };
    }

    private static String inWords(Optional<TraceEvent> event) {
        return event.map(e ->
                        Words.clockSeconds(e.atMicros())
                                + ", "
                                + EventWords.subject(e)
                                + ": "
                                + EventWords.text(e))
                .orElse("nothing more happens");
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, NUMBER - text.length())) + text;
    }
}
