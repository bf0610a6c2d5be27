package dev.photosync.cli;

import dev.photosync.core.gate.Reason.Firmness;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.AssetHistory;
import dev.photosync.sim.explain.AssetHistory.Leg;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Disproof;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.explain.Guide;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.Situation.Work;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// The true state at one moment, in plain words.
final class SituationText {
    private static final int MOST_LEGS = 20;

    private final Page page;

    SituationText(Page page) {
        this.page = page;
    }

    void write(Scenario scenario, Situation situation, Optional<AssetHistory> history) {
        String at = Words.clock(situation.atMicros());
        page.line(0, scenario.title() + ", at " + at, Page.Tone.BOLD);
        for (OfDevice device : situation.devices()) {
            write(device, situation.atMicros());
        }
        history.ifPresent(this::write);
    }

    private void write(OfDevice device, long now) {
        page.heading(headline(device));
        if (device.running()) {
            page.line(
                    2,
                    "release "
                            + device.release()
                            + ", engine up since "
                            + Words.clock(device.runningSinceMicros()),
                    Page.Tone.DIM);
        }
        for (Work work : device.work()) {
            page.item(2, "- ", 2, pending(work), Page.Tone.PLAIN);
        }
        if (device.unheard() > 0) {
            String unheard =
                    Words.count(device.unheard(), "asset")
                            + " in the cloud that it has not heard of";
            page.item(2, "- ", 2, unheard, Page.Tone.PLAIN);
        } else if (device.feedDue()) {
            page.item(2, "- ", 2, "the list of changes is to be read", Page.Tone.PLAIN);
        }
        for (Hold hold : device.holds()) {
            write(hold, now);
        }
        if (!device.differences().isEmpty()) {
            page.blank();
            page.line(2, "What the engine was told differs from what is so:", Page.Tone.WARNING);
            for (Difference difference : device.differences()) {
                page.item(
                        4,
                        difference.what() + ": ",
                        2,
                        difference.truth() + "; the engine believes " + difference.belief(),
                        Page.Tone.PLAIN);
            }
        }
    }

    /// How a device is, in a line.
    static String headline(OfDevice device) {
        return device.device() + ": " + state(device);
    }

    private static String state(OfDevice device) {
        if (!device.running()) {
            return "the engine is off";
        }
        if (device.atRest()) {
            return "nothing to do, everything is in sync";
        }
        if (device.pending() == 0 && device.unheard() == 0) {
            return device.holds().isEmpty()
                    ? "nothing pending, and it looks for news"
                    : "nothing pending, and it cannot look for news";
        }
        int moving = device.work().stream().mapToInt(Work::moving).sum();
        String pending =
                device.pending() == 0
                        ? "news in the cloud"
                        : Words.count(device.pending(), "item") + " pending";
        if (device.holds().isEmpty()) {
            return pending + (moving > 0 ? ", on its way" : ", nothing holds it");
        }
        boolean untrue = device.holds().stream().anyMatch(hold -> !hold.genuine());
        return pending
                + (moving > 0 ? ", partly on its way" : ", and nothing moves")
                + (untrue ? "; a reason given is not true" : "");
    }

    private static String pending(Work work) {
        List<String> parts = new ArrayList<>();
        if (work.moving() > 0) {
            parts.add(work.moving() + " moving");
        }
        if (work.held() > 0) {
            parts.add(work.held() + " held");
        }
        if (work.waiting() > 0) {
            parts.add(work.waiting() + " waiting for a turn");
        }
        return WorkText.count(work.kind(), work.pending())
                + ", "
                + Words.size(work.bytes())
                + ": "
                + String.join(", ", parts)
                + " (such as "
                + work.example().shortName()
                + ")";
    }

    private void write(Hold hold, long now) {
        page.blank();
        String kinds =
                hold.kinds().stream().map(EventWords::noun).collect(Collectors.joining(", "));
        page.line(
                2,
                hold.genuine()
                        ? "Held: " + hold.reason().text()
                        : "Held for a reason that is not true: " + hold.reason().text(),
                hold.genuine() ? Page.Tone.WARNING : Page.Tone.BAD);
        hold.falseSinceMicros().ifPresent(since -> fact("truth", truth(hold, since)));
        fact("what", kinds + (hold.items() > 0 ? "; " + Words.count(hold.items(), "item") : ""));
        fact(
                "since",
                Words.clock(hold.sinceMicros())
                        + ", for "
                        + Words.span(now - hold.sinceMicros())
                        + until(hold.untilMicros()));
        String firmness =
                hold.reason().firmness() == Firmness.HARD
                        ? "hard: it stays until its cause ends"
                        : "soft: the engine tries again by itself";
        fact(
                "gate",
                hold.reason().gate().slug() + ", reason " + hold.reason().slug() + "; " + firmness);
        fact("to do", hold.genuine() ? hold.reason().clearedBy() : remedy());
        fact("guide", Guide.inWords(hold.genuine() ? hold.reason().strategy() : "5"));
    }

    private static String truth(Hold hold, long sinceMicros) {
        String text = Disproof.text(hold.reason());
        return Character.toUpperCase(text.charAt(0))
                + text.substring(1)
                + " since "
                + Words.clock(sinceMicros)
                + ", but the engine still believes otherwise: a glitch";
    }

    private static String remedy() {
        return "open the app; if that does not help, restart: the engine forgets what it believes";
    }

    private static String until(OptionalLong until) {
        return until.isPresent()
                ? "; known to end at " + Words.clockSeconds(until.getAsLong())
                : "";
    }

    private void fact(String name, String text) {
        page.item(4, name, 7, text, Page.Tone.PLAIN);
    }

    private void write(AssetHistory history) {
        page.heading("Asset " + history.asset().shortName());
        for (AssetHistory.OnDevice device : history.devices()) {
            page.line(2, "on " + device.device(), Page.Tone.PLAIN);
            int from = Math.max(0, device.legs().size() - MOST_LEGS);
            if (from > 0) {
                page.line(4, "… " + Words.count(from, "earlier leg"), Page.Tone.DIM);
            }
            for (Leg leg : device.legs().subList(from, device.legs().size())) {
                String lead =
                        RunText.pad(Words.clockSeconds(leg.fromMicros()), 13)
                                + RunText.pad(Words.span(leg.micros()), 9);
                page.item(4, lead, 22, doing(leg), leg.settled() ? Page.Tone.DIM : Page.Tone.PLAIN);
            }
        }
    }

    private static String doing(Leg leg) {
        List<String> slugs = Reasons.list(leg.holds()).stream().map(r -> r.slug()).toList();
        return leg.doing() + (slugs.isEmpty() ? "" : " (" + String.join(", ", slugs) + ")");
    }
}
