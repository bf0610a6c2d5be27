package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A key of a scenario and the values that a sweep tries for it.
///
/// @param values at least one, in the order in which they were given
public record Axis(String key, ImmutableList<String> values) {
    /// Reads axes written as {@code KEY=VALUE,VALUE}. A comma ends a value, except between quotes,
    /// brackets or braces. What is given for one key several times is one axis.
    ///
    /// @throws WordingException if one is not written so, or a value stands twice
    public static ImmutableList<Axis> parse(List<String> texts) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String text : texts) {
            Variation whole = Variation.parse(text);
            List<String> ofKey = values.computeIfAbsent(whole.key(), _ -> new ArrayList<>());
            for (String value : split(whole.value())) {
                Variation variation = Variation.of(whole.key(), value);
                if (ofKey.contains(variation.value())) {
                    throw new WordingException(
                            "the value " + Quoted.of(variation.value()) + " stands twice");
                }
                ofKey.add(variation.value());
            }
        }
        return values.entrySet().stream()
                .map(axis -> new Axis(axis.getKey(), ImmutableList.copyOf(axis.getValue())))
                .collect(ImmutableList.toImmutableList());
    }

    private static List<String> split(String values) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < values.length(); i++) {
            char c = values.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(values.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(values.substring(from));
        return parts;
    }
}
