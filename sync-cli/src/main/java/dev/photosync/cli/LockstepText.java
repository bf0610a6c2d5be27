package dev.photosync.cli;

import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.run.Lockstep;
import dev.photosync.sim.run.Lockstep.Difference;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.Fingerprint;
import dev.photosync.sim.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// What makes runs the same: a run's fingerprint, and the first event in which two runs differ.
final class LockstepText {
    private LockstepText() {}

    /// The fingerprint of a run, alone on its line for scripts to compare.
    static String fingerprint(RunResult result, boolean asJson) {
        String print = Fingerprint.of(result.trace().events());
        if (!asJson) {
            return print + "\n";
        }
        Json json = new Json("run");
        RunJson.scenario(json, result.scenario());
        return json.put("fingerprint", print)
                .put("traceEvents", result.trace().events().size())
                .text();
    }

    static String text(Lockstep.Result result, Scenario left, Scenario right, Page page) {
        Difference difference = result.difference().orElse(null);
        if (difference == null) {
            page.line(0, "The same to the end: " + both(left, right) + ".", Page.Tone.GOOD);
            page.line(
                    0,
                    Words.count(result.events(), "event") + ", fingerprint " + result.fingerprint(),
                    Page.Tone.PLAIN);
            return page.text();
        }
        String first = Words.count(difference.index(), "event");
        page.line(0, "Not the same: " + both(left, right) + ".", Page.Tone.BAD);
        page.line(0, "After " + first + " that are the same, the next differs:", Page.Tone.PLAIN);
        page.item(2, "first", 8, inWords(difference.left()), Page.Tone.PLAIN);
        page.item(2, "second", 8, inWords(difference.right()), Page.Tone.PLAIN);
        return page.text();
    }

    static String json(Lockstep.Result result, Scenario left, Scenario right) {
        Json json = new Json("run");
        RunJson.scenario(json, left);
        json.put("other", right.name())
                .put("same", result.difference().isEmpty())
                .put("sameEvents", result.events())
                .put("fingerprint", result.fingerprint());
        result.difference()
                .ifPresentOrElse(
                        difference ->
                                json.object(
                                        "difference",
                                        () -> {
                                            json.put("index", difference.index());
                                            event(json, "first", difference.left());
                                            event(json, "second", difference.right());
                                        }),
                        () -> json.putNull("difference"));
        return json.text();
    }

    private static void event(Json json, String name, @Nullable TraceEvent event) {
        if (event == null) {
            json.putNull(name);
            return;
        }
        json.object(
                name,
                () ->
                        json.put("atMicros", event.atMicros())
                                .put("subject", EventWords.subject(event))
                                .put("text", EventWords.text(event))
                                .put("event", event.toString()));
    }

    private static String inWords(@Nullable TraceEvent event) {
        return event == null
                ? "has ended"
                : Words.clockSeconds(event.atMicros())
                        + ", "
                        + EventWords.subject(event)
                        + ": "
                        + EventWords.text(event)
                        + "; "
                        + event;
    }

    private static String both(Scenario left, Scenario right) {
        return left.equals(right)
                ? story(left) + ", run twice"
                : story(left) + ", beside " + story(right);
    }

    private static String story(Scenario scenario) {
        return scenario.name() + ", seed " + scenario.seed();
    }
}
