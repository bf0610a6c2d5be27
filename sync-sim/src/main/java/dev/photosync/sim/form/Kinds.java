package dev.photosync.sim.form;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.form.Yaml.Text;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.WordingException;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The kinds of values that files are made of.
public final class Kinds {
    /// A switch: {@code on}, {@code off}, {@code true} or {@code false}.
    public static final Kind<Boolean> SWITCH =
            new Scalar<>(
                    "on or off",
                    false,
                    ImmutableMap.of("enum", ImmutableList.of(true, false, "on", "off")),
                    Kinds::readSwitch);

    private Kinds() {}

    /// A value with a unit, or one of a list of words.
    public static <T> Kind<T> quantity(Quantity<T> quantity, T placeholder) {
        return new Scalar<>(
                quantity.expects(),
                placeholder,
                ImmutableMap.of("type", "string", "pattern", "^(?:" + quantity.pattern() + ")$"),
                (text, expects) -> quantity.parse(text.text()));
    }

    /// A name or a word, which may look like a number.
    public static Kind<String> name(Quantity<String> quantity) {
        return new Scalar<>(
                quantity.expects(),
                "",
                ImmutableMap.of(
                        "type",
                        ImmutableList.of("string", "number"),
                        "pattern",
                        "^(?:" + quantity.pattern() + ")$"),
                (text, expects) -> quantity.parse(asText(text, expects)));
    }

    /// One of a few words, some of which may look like numbers.
    ///
    /// @param word the word for a value
    public static <T> Kind<T> choice(
            String noun, ImmutableList<T> values, Function<T, String> word) {
        Quantity<T> quantity = Quantities.oneOf(noun, values, word);
        ImmutableList<String> words =
                values.stream().map(word).collect(ImmutableList.toImmutableList());
        ImmutableList.Builder<Object> allowed = ImmutableList.<Object>builder().addAll(words);
        words.stream().filter(w -> w.matches("[0-9]+")).map(Integer::valueOf).forEach(allowed::add);
        return new Scalar<>(
                noun + " (" + Joiner.on(", ").join(words) + ")",
                values.getFirst(),
                ImmutableMap.of("enum", allowed.build()),
                (text, expects) -> quantity.parse(text.text()));
    }

    /// Free text.
    ///
    /// @param longest in characters
    public static Kind<String> text(String noun, int longest) {
        return new Scalar<>(
                noun,
                "",
                ImmutableMap.of("type", ImmutableList.of("string", "number"), "maxLength", longest),
                (text, expects) -> {
                    String words = asText(text, expects);
                    if (words.codePointCount(0, words.length()) > longest) {
                        throw new WordingException(
                                "expected at most "
                                        + longest
                                        + " characters, found "
                                        + words.length());
                    }
                    return words.strip();
                });
    }

    /// Text whose meaning depends on what stands elsewhere.
    ///
    /// @param schema what is known of it
    public static Kind<Located<String>> later(String expects, ImmutableMap<String, Object> schema) {
        return located(new Scalar<>(expects, "", schema, Kinds::asText));
    }

    /// A whole number, without quotes.
    public static Kind<Long> wholeNumber(long least, long most) {
        String expects = "a whole number from " + least + " to " + most;
        return new Scalar<>(
                expects,
                least,
                ImmutableMap.of("type", "integer", "minimum", least, "maximum", most),
                (text, expected) -> {
                    boolean digits = text.plain() && text.text().matches("-?[0-9]{1,18}");
                    if (!digits || !inside(Long.parseLong(text.text()), least, most)) {
                        throw new WordingException(
                                "expected " + expected + ", found " + text.found());
                    }
                    return Long.parseLong(text.text());
                });
    }

    /// A number of things.
    public static Kind<Integer> count(int least) {
        return count(least, Quantities.MOST);
    }

    /// A number of things.
    public static Kind<Integer> count(int least, int most) {
        return new Mapped<>(wholeNumber(least, most), (value, at) -> Math.toIntExact(value));
    }

    /// A value together with its place.
    public static <T> Kind<Located<T>> located(Kind<T> kind) {
        return new Mapped<>(kind, Located::new);
    }

    /// One value, or a list of at least one.
    public static <T> Kind<ImmutableList<T>> oneOrMany(Kind<T> kind) {
        return new ManyKinds.OneOrMany<>(kind);
    }

    /// A list of any length.
    public static <T> Kind<ImmutableList<T>> list(Kind<T> kind, int most) {
        return new ManyKinds.ListOf<>(kind, most);
    }

    /// A mapping from names to values.
    ///
    /// @param names how the names are written
    public static <T> Kind<ImmutableList<Named<T>>> named(
            String noun, Quantity<String> names, Kind<T> kind, int least, int most) {
        return new ManyKinds.NamedOnes<>(noun, names, kind, least, most);
    }

    private static boolean readSwitch(Text text, String expects) {
        if (text.isBoolean()) {
            return Ascii.equalsIgnoreCase(text.text(), "true");
        }
        if (!text.text().equals("on") && !text.text().equals("off")) {
            throw new WordingException("expected " + expects + ", found " + text.found());
        }
        return text.text().equals("on");
    }

    private static String asText(Text text, String expects) {
        if (text.isNothing() || text.isBoolean()) {
            String quotes =
                    text.text().isEmpty()
                            ? ""
                            : "; text that YAML reads as something else needs quotes";
            throw new WordingException("expected " + expects + ", found " + text.found() + quotes);
        }
        return text.text();
    }

    private static boolean inside(long value, long least, long most) {
        return least <= value && value <= most;
    }

    /// A scalar. Its reader gets the text and what is expected, and throws {@link
    /// WordingException}.
    private record Scalar<T>(
            String expects,
            T placeholder,
            ImmutableMap<String, Object> schema,
            BiFunction<Text, String, T> reader)
            implements Kind<T> {
        @Override
        public T read(Yaml value, Problems problems) {
            if (value instanceof Text text) {
                try {
                    return reader.apply(text, expects);
                } catch (WordingException e) {
                    problems.add(value.at(), String.valueOf(e.getMessage()));
                }
            } else {
                problems.add(value.at(), "expected " + expects + ", found " + value.found());
            }
            return placeholder;
        }
    }

    /// A kind whose values become something else.
    private record Mapped<S, T>(Kind<S> kind, BiFunction<S, Place, T> mapper) implements Kind<T> {
        @Override
        public T read(Yaml value, Problems problems) {
            return mapper.apply(kind.read(value, problems), value.at());
        }

        @Override
        public T placeholder() {
            return mapper.apply(kind.placeholder(), Place.START);
        }

        @Override
        public String expects() {
            return kind.expects();
        }

        @Override
        public ImmutableMap<String, Object> schema() {
            return kind.schema();
        }
    }
}
