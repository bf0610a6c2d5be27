package dev.photosync.bench;

import dev.photosync.bench.Measured.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the project promises of a measured value, by itself or beside others of the same run.
///
/// @param text what is promised, without the figure
/// @param own the name of the value
/// @param bound how it must compare
/// @param figure the figure of the bound
/// @param others the names of what it is compared with; the best of them counts. None for an
///   absolute bound.
record Claim(String text, String own, Bound bound, double figure, List<String> others) {

    /// How a value compares.
    enum Bound {
        /// At most the figure.
        AT_MOST,
        /// At least the figure.
        AT_LEAST,
        /// At most so many times the best other.
        AT_MOST_TIMES,
        /// The best other is at least so many times as much.
        TIMES_FASTER
    }

    /// A claim beside what was measured.
    ///
    /// @param measured the own value
    /// @param beside the best other, with its name
    /// @param ratio the ratio that counts, with what the iterations spread over
    /// @param promised the bound
    /// @param met whether it is met
    record Verdict(String measured, String beside, String ratio, String promised, boolean met) {}

    static Claim atMost(String text, String own, double figure) {
        return new Claim(text, own, Bound.AT_MOST, figure, List.of());
    }

    static Claim atLeast(String text, String own, double figure) {
        return new Claim(text, own, Bound.AT_LEAST, figure, List.of());
    }

    static Claim atMostTimes(String text, double figure, String own, String... others) {
        return new Claim(text, own, Bound.AT_MOST_TIMES, figure, List.of(others));
    }

    static Claim timesFaster(String text, double figure, String own, String... others) {
        return new Claim(text, own, Bound.TIMES_FASTER, figure, List.of(others));
    }

    /// Judges by what was measured; null if some of it was not.
    @Nullable Verdict judge(Measured measured) {
        Value value = measured.get(own);
        if (value == null) {
            return null;
        }
        Value best = null;
        String bestName = "";
        for (String other : others) {
            Value candidate = measured.get(other);
            if (candidate == null) {
                return null;
            }
            if (best == null || candidate.median() < best.median()) {
                best = candidate;
                bestName = other;
            }
        }
        return switch (bound) {
            case AT_MOST ->
                    new Verdict(
                            value.text(),
                            "",
                            "",
                            "at most " + Value.digits(figure) + " " + value.unit(),
                            value.median() <= figure);
            case AT_LEAST ->
                    new Verdict(
                            value.text(),
                            "",
                            "",
                            "at least " + Value.digits(figure) + " " + value.unit(),
                            value.median() >= figure);
            case AT_MOST_TIMES, TIMES_FASTER -> compare(value, bestName, best);
        };
    }

    private @Nullable Verdict compare(Value value, String bestName, @Nullable Value best) {
        if (best == null) {
            return null;
        }
        boolean slower = bound == Bound.AT_MOST_TIMES;
        Value above = slower ? value : best;
        Value below = slower ? best : value;
        double ratio = above.median() / below.median();
        String spread =
                Value.digits(ratio)
                        + " ("
                        + Value.digits(above.least() / below.most())
                        + " to "
                        + Value.digits(above.most() / below.least())
                        + ")";
        return new Verdict(
                value.text(),
                shortened(bestName) + ": " + best.text(),
                spread,
                (slower ? "at most " : "at least ") + Value.digits(figure),
                slower ? ratio <= figure : ratio >= figure);
    }

    /// A name less what it shares with the own one.
    private String shortened(String name) {
        List<String> ours = List.of(own.split(" "));
        StringBuilder rest = new StringBuilder();
        for (String word : name.split(" ")) {
            if (!ours.contains(word)) {
                rest.append(rest.isEmpty() ? "" : " ").append(word);
            }
        }
        String text = rest.isEmpty() ? name : rest.toString();
        return text.substring(text.indexOf('.') + 1);
    }
}
