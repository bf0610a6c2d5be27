package dev.photosync.cli;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.AssetHistory;
import dev.photosync.sim.explain.AssetHistory.Leg;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.SituationWords;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import java.util.List;
import java.util.Optional;

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
        page.heading(device.device() + ": " + SituationWords.headline(device));
        Page.Tone tone = device.running() ? Page.Tone.DIM : Page.Tone.WARNING;
        page.line(2, SituationWords.engine(device), tone);
        for (String line : SituationWords.todo(device)) {
            page.item(2, "- ", 2, line, Page.Tone.PLAIN);
        }
        for (Hold hold : device.holds()) {
            write(hold, now);
        }
        if (!device.differences().isEmpty()) {
            page.blank();
            page.line(2, SituationWords.DIFFERENCES, Page.Tone.WARNING);
            for (Difference difference : device.differences()) {
                page.item(
                        4,
                        difference.what() + ": ",
                        2,
                        SituationWords.difference(difference),
                        Page.Tone.PLAIN);
            }
        }
    }

    private void write(Hold hold, long now) {
        page.blank();
        Page.Tone tone = hold.genuine() ? Page.Tone.WARNING : Page.Tone.BAD;
        page.line(2, SituationWords.title(hold), tone);
        if (!hold.genuine()) {
            fact("truth", SituationWords.truth(hold));
        }
        fact("what", SituationWords.what(hold));
        fact("since", SituationWords.since(hold, now));
        fact("gate", SituationWords.gate(hold.reason()));
        fact("to do", SituationWords.remedy(hold.reason(), hold.genuine()));
        fact("guide", SituationWords.guide(hold.reason(), hold.genuine()));
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
