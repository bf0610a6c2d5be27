package dev.photosync.sim.text;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The kinds of quantities and names that phrases and scenario files are made of.
public final class Quantities {
    /// The most assets, requests and other things that can be counted in a scenario.
    public static final int MOST = 2_000_000;

    public static final Quantity<Long> SIZE =
            new Quantity<>(
                    "a size", "4 GB", Units.SIZE_PATTERN, Units::parseSize, Units::formatSize);

    public static final Quantity<Long> RATE =
            new Quantity<>(
                    "a rate", "50 Mbit/s", Units.RATE_PATTERN, Units::parseRate, Units::formatRate);

    /// Zero or more.
    public static final Quantity<Long> DURATION =
            new Quantity<>(
                    "a duration",
                    "2h30m",
                    Units.DURATION_PATTERN,
                    Units::parseDuration,
                    Units::formatDuration);

    /// More than zero.
    public static final Quantity<Long> SOME_DURATION =
            new Quantity<>(
                    "a duration",
                    "2h30m",
                    Units.DURATION_PATTERN,
                    Quantities::parseSomeDuration,
                    Units::formatDuration);

    public static final Quantity<Long> TIME_OF_DAY =
            new Quantity<>(
                    "a time of day",
                    "08:00",
                    Units.TIME_OF_DAY_PATTERN,
                    Units::parseTimeOfDay,
                    Units::formatTimeOfDay);

    /// As a fraction from 0 to 1.
    public static final Quantity<Double> PERCENT =
            new Quantity<>(
                    "a percentage",
                    "0.5 %",
                    Units.PERCENT_PATTERN,
                    Units::parsePercent,
                    Units::formatPercent);

    /// As a whole number from 0 to 100.
    public static final Quantity<Integer> WHOLE_PERCENT =
            new Quantity<>(
                    "a percentage",
                    "80 %",
                    Units.PERCENT_PATTERN,
                    Units::parseWholePercent,
                    percent -> percent + " %");

    /// From one to {@link #MOST}.
    public static final Quantity<Integer> COUNT = number("a whole number", "200", 1, MOST);

    /// From none to {@link #MOST}.
    public static final Quantity<Integer> COUNT_OR_NONE = number("a whole number", "200", 0, MOST);

    public static final Quantity<Integer> PROTOCOL = number("a protocol version", "2", 0, 1000);

    public static final Quantity<Boolean> SWITCH =
            new Quantity<>(
                    "on or off",
                    "on",
                    "on|off",
                    text -> {
                        if (!text.equals("on") && !text.equals("off")) {
                            throw new WordingException(
                                    "expected on or off, found " + Quoted.of(text));
                        }
                        return text.equals("on");
                    },
                    on -> on ? "on" : "off");

    /// What a person calls a thing: words with single spaces between them.
    public static final Quantity<String> TITLE =
            text("a title", "Summer 2025", "[^\\s]+(?: [^\\s]+){0,11}", 60);

    private Quantities() {}

    /// The name of a thing, without spaces.
    ///
    /// @param noun what it names, with its article
    public static Quantity<String> name(String noun, String example) {
        return text(noun, example, "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", 40);
    }

    /// A whole number between bounds.
    public static Quantity<Integer> number(String noun, String example, int least, int most) {
        Pattern pattern = Pattern.compile("[0-9]{1,9}");
        return new Quantity<>(
                noun,
                example,
                pattern.pattern(),
                text -> {
                    int value = pattern.matcher(text).matches() ? Integer.parseInt(text) : -1;
                    if (value < least || value > most) {
                        String bounds = " from " + least + " to " + most;
                        throw new WordingException(
                                "expected " + noun + bounds + ", found " + Quoted.of(text));
                    }
                    return value;
                },
                value -> Integer.toString(value));
    }

    /// One of a fixed list of words.
    ///
    /// @param word the word for a value
    public static <T> Quantity<T> oneOf(
            String noun, ImmutableList<T> values, Function<T, String> word) {
        ImmutableList<String> words =
                values.stream().map(word).collect(ImmutableList.toImmutableList());
        return new Quantity<>(
                noun,
                words.getFirst(),
                String.join("|", words.stream().map(w -> w.replace(".", "\\.")).toList()),
                text -> {
                    int index = words.indexOf(text);
                    if (index < 0) {
                        throw new WordingException(
                                "expected "
                                        + noun
                                        + ", found "
                                        + Quoted.of(text)
                                        + NearestWord.advice(text, words));
                    }
                    return values.get(index);
                },
                word);
    }

    private static Quantity<String> text(String noun, String example, String regex, int longest) {
        Pattern pattern = Pattern.compile(regex);
        return new Quantity<>(
                noun,
                example,
                regex,
                text -> {
                    boolean tooLong = text.length() > longest;
                    if (tooLong || !pattern.matcher(text).matches()) {
                        throw new WordingException(
                                "expected "
                                        + Quantity.expects(noun, example)
                                        + ", found "
                                        + Quoted.of(text)
                                        + (tooLong ? ": at most " + longest + " characters" : ""));
                    }
                    return text;
                },
                text -> text);
    }

    private static long parseSomeDuration(String text) {
        long micros = Units.parseDuration(text);
        if (micros == 0) {
            throw new WordingException(
                    "expected a duration such as 2h30m, found `" + text + "`: it must be longer");
        }
        return micros;
    }
}
