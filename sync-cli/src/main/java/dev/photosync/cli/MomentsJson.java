package dev.photosync.cli;

import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.SituationHistory;
import dev.photosync.sim.explain.SituationHistory.Since;
import dev.photosync.sim.explain.SituationWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said of every device at every moment. Words, holds and states that come again are told
/// once and named by their place.
final class MomentsJson {
    private final Json json;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Map<List<Long>, Integer> holds = new LinkedHashMap<>();
    private final Map<List<List<Long>>, Integer> states = new LinkedHashMap<>();

    MomentsJson(Json json) {
        this.json = json;
    }

    void write(SituationHistory history) {
        json.array("moments", () -> history.devices().values().forEach(this::moments));
        json.strings("words", words.keySet());
        json.array("holds", () -> holds.keySet().forEach(this::numbers));
        json.array(
                "states",
                () ->
                        states.keySet()
                                .forEach(state -> json.array(() -> state.forEach(this::numbers))));
    }

    private void moments(List<Since> moments) {
        List<Long> at = new ArrayList<>();
        List<Long> place = new ArrayList<>();
        long before = 0;
        for (Since moment : moments) {
            at.add(moment.fromMicros() - before);
            before = moment.fromMicros();
            place.add((long) place(states, state(moment.state())));
        }
        json.array(() -> {
            numbers(at);
            numbers(place);
        });
    }

    /// Headline and engine, what there is to do, holds, differences.
    private List<List<Long>> state(OfDevice device) {
        List<Long> differences = new ArrayList<>();
        for (Difference difference : device.differences()) {
            differences.add(word(difference.what()));
            differences.add(word(SituationWords.difference(difference)));
        }
        return List.of(
                List.of(word(SituationWords.headline(device)), word(SituationWords.engine(device))),
                SituationWords.todo(device).stream().map(this::word).toList(),
                device.holds().stream().map(hold -> (long) place(holds, hold(hold))).toList(),
                differences);
    }

    /// Reason, since when, known end or 0, title, truth, what.
    private List<Long> hold(Hold hold) {
        return List.of(
                (long) hold.reason().ordinal(),
                hold.sinceMicros(),
                hold.untilMicros().orElse(0),
                word(SituationWords.title(hold)),
                word(SituationWords.truth(hold)),
                word(SituationWords.what(hold)));
    }

    private long word(String word) {
        return place(words, word);
    }

    private static <T> int place(Map<T, Integer> table, T value) {
        return table.computeIfAbsent(value, _ -> table.size());
    }

    private void numbers(List<Long> numbers) {
        json.array(() -> numbers.forEach(json::value));
    }
}
