package dev.photosync.cli;

import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.triage.Assumptions;
import dev.photosync.sim.triage.Order;
import dev.photosync.sim.triage.Question;
import dev.photosync.sim.triage.Suspect;
import dev.photosync.sim.triage.Symptoms;
import dev.photosync.sim.triage.Triage;
import dev.photosync.sim.triage.Triage.Telling;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A triage as text.
final class TriageText {
    private static final int MOST_SUSPECTS = 8;
    private static final int MOST_NEAREST = 5;
    private static final int MOST_STEPS = 12;
    private static final int NAME = 42;
    private static final String NEITHER = "neither";
    private static final double WORTH_ASKING_BITS = 0.05;

    private final Page page;

    TriageText(Page page) {
        this.page = page;
    }

    /// Lists what can be answered and tried.
    static void questions(Page page) {
        page.line(0, "What you can answer, as question=answer:", Page.Tone.BOLD);
        for (Question question : Question.values()) {
            page.blank().line(0, question.slug() + ": " + question.text(), Page.Tone.BOLD);
            question.answers()
                    .forEach(answer ->
                            page.item(2, answer.word(), 14, answer.text(), Page.Tone.PLAIN));
        }
        page.heading("What you can have tried, for --tried, and what it takes");
        for (FixKind fix : FixKind.values()) {
            page.item(
                    2, fix.slug(), 24, fix.text() + ", " + fix.minutes() + " min", Page.Tone.PLAIN);
        }
    }

    void write(Triage triage) {
        known(triage);
        if (triage.suspects().isEmpty()) {
            page.blank()
                    .line(
                            0,
                            "What was tried would have cleared every cause that is known here.",
                            Page.Tone.WARNING);
        } else {
            nothingMissing(triage);
            suspects(triage);
            telling(triage);
        }
        best(triage);
        guide(triage);
        assumptions(triage.assumptions());
    }

    private void known(Triage triage) {
        String seen = triage.known().answers().isEmpty() ? "nothing" : triage.known().toString();
        page.item(0, "Known:", 8, seen, Page.Tone.PLAIN);
        if (!triage.tried().isEmpty()) {
            page.item(
                    0,
                    "Tried:",
                    8,
                    triage.tried().stream().map(FixKind::slug).collect(Collectors.joining(", ")),
                    Page.Tone.PLAIN);
        }
    }

    /// What an owner sees on a day on which nothing is wrong is no symptom.
    private void nothingMissing(Triage triage) {
        String status = triage.known().answers().get(Question.STATUS);
        String direction = triage.known().answers().getOrDefault(Question.DIRECTION, NEITHER);
        if ("up-to-date".equals(status) && direction.equals(NEITHER)) {
            page.blank()
                    .line(
                            0,
                            "By that, nothing is missing, and nothing need be done. If something is,"
                                    + " say which way it does not go: direction=in, out, both or"
                                    + " originals.",
                            Page.Tone.GOOD);
        }
    }

    private void suspects(Triage triage) {
        List<Suspect> suspects = triage.suspects();
        if (triage.differing() > 0) {
            page.blank()
                    .line(
                            0,
                            "No cause shows exactly this. The nearest differ in "
                                    + Words.count(triage.differing(), "answer")
                                    + ":",
                            Page.Tone.WARNING);
            suspects.stream().limit(MOST_NEAREST).forEach(s -> differing(s, triage));
            page.line(
                    0,
                    "What differs may have a cause of its own. When the nearest is cleared, ask"
                            + " again by what you see then.",
                    Page.Tone.WARNING);
        }
        String one = triage.differing() > 0 ? "The nearest cause" : "One cause is left";
        String many = triage.differing() > 0 ? " causes are nearest" : " causes are left";
        page.heading(
                suspects.size() == 1 ? one : "What may be the matter: " + suspects.size() + many);
        for (Suspect suspect : suspects.stream().limit(MOST_SUSPECTS).toList()) {
            page.row(2, percent(suspect.share()) + "  " + suspect.cause().name(), Page.Tone.PLAIN);
            page.line(9, suspect.cause().title(), Page.Tone.DIM);
        }
        if (suspects.size() > MOST_SUSPECTS) {
            double rest = suspects.stream().skip(MOST_SUSPECTS).mapToDouble(Suspect::share).sum();
            int others = suspects.size() - MOST_SUSPECTS;
            page.row(
                    2,
                    percent(rest) + "  " + (others == 1 ? "another one" : others + " others"),
                    Page.Tone.PLAIN);
        }
    }

    private void differing(Suspect suspect, Triage triage) {
        Symptoms nearest =
                suspect.cause().seen().keySet().stream()
                        .filter(s -> s.differing(triage.known()).size() == triage.differing())
                        .findFirst()
                        .orElseThrow();
        page.item(
                2,
                suspect.cause().name() + ":",
                0,
                nearest.differing(triage.known()).stream()
                        .map(q ->
                                q.slug()
                                        + " is "
                                        + nearest.answers().get(q)
                                        + ", not "
                                        + triage.known().answers().get(q))
                        .collect(Collectors.joining("; ")),
                Page.Tone.PLAIN);
    }

    private void telling(Triage triage) {
        List<Telling> worth =
                triage.telling().stream().filter(t -> t.bits() >= WORTH_ASKING_BITS).toList();
        if (!worth.isEmpty()) {
            Question question = worth.getFirst().question();
            page.blank()
                    .line(
                            0,
                            "What would tell most: "
                                    + question.slug()
                                    + ". "
                                    + question.text()
                                    + " ("
                                    + question.answers().stream()
                                            .map(Question.Answer::word)
                                            .collect(Collectors.joining(", "))
                                    + ")",
                            Page.Tone.PLAIN);
        }
    }

    private void best(Triage triage) {
        page.heading(
                triage.best().exact()
                        ? "Try in this order; none takes less on average"
                        : "Try in this order; what clears the most per minute first");
        page.row(
                2,
                RunText.pad("", 4) + RunText.pad("", NAME) + "   takes  cleared     spent",
                Page.Tone.DIM);
        List<Order.Step> steps = steps(triage.best());
        int shown = Math.min(steps.size(), MOST_STEPS);
        for (int i = 0; i < shown; i++) {
            step(i + 1, steps.get(i));
        }
        if (shown < steps.size()) {
            page.line(
                    2,
                    Words.count(steps.size() - shown, "step") + " more; --json has all.",
                    Page.Tone.DIM);
        }
    }

    /// The steps that somebody may come to.
    private static List<Order.Step> steps(Order order) {
        boolean sure = order.cleared() > 1 - 1e-9;
        return sure ? order.steps().subList(0, order.steps().size() - 1) : order.steps();
    }

    private void step(int number, Order.Step step) {
        boolean desk = step.fixes().contains(FixKind.SUPPORT_DESK);
        String text =
                step.fixes().stream().map(FixKind::text).collect(Collectors.joining(", and "));
        String row =
                step.fixes().stream()
                        .map(FixKind::row)
                        .filter(r -> !r.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        String what = row.isEmpty() ? text : text + " (" + row + ")";
        String figures =
                String.format(
                        Locale.ROOT,
                        "%4d min  %s  %4.0f min",
                        step.minutes(),
                        desk ? "      -" : "  " + percent(step.cleared()),
                        step.spent());
        String lead = RunText.pad(number + ".", 4);
        if (what.length() <= NAME) {
            page.row(2, lead + RunText.pad(what, NAME) + figures, Page.Tone.PLAIN);
        } else {
            page.item(2, lead, 4, what, Page.Tone.PLAIN);
            page.row(2, RunText.pad("", 4 + NAME) + figures, Page.Tone.PLAIN);
        }
    }

    private void guide(Triage triage) {
        Order best = triage.best();
        Order guide = triage.guide();
        double byItself =
                triage.suspects().stream()
                        .filter(s -> s.cause().passes())
                        .mapToDouble(Suspect::share)
                        .sum();
        page.heading("Beside the guide's order");
        figures("this order", best);
        figures("the guide, 1 to " + Guide.strategies(), guide);
        if (best.minutes() > 0) {
            page.line(
                    2,
                    String.format(
                            Locale.ROOT,
                            "The guide takes %.1f times as long.",
                            guide.minutes() / best.minutes()),
                    Page.Tone.PLAIN);
        }
        if (byItself > 0) {
            page.line(
                    2,
                    percent(byItself).strip()
                            + " of the weight is on causes that get well by themselves, in time.",
                    Page.Tone.PLAIN);
        }
    }

    private void figures(String name, Order order) {
        page.row(
                2,
                RunText.pad(name, 24)
                        + String.format(Locale.ROOT, "%5.0f min on average, ", order.minutes())
                        + percent(order.cleared()).strip()
                        + " cleared before the desk",
                Page.Tone.PLAIN);
    }

    private void assumptions(Assumptions assumptions) {
        page.blank()
                .line(
                        0,
                        "Assumed: "
                                + (assumptions.weights().isEmpty()
                                        ? "every cause is as likely as any other"
                                        : "causes weigh what --priors says, others 1")
                                + "; "
                                + assumptions.waitMinutes()
                                + " min of waiting after each fix, "
                                + assumptions.lookMinutes()
                                + " min to see that one is not called for. Fixes that put pictures"
                                + " at risk come only where nothing else helps. --priors FILE"
                                + " replaces this.",
                        Page.Tone.DIM);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * share);
    }
}
