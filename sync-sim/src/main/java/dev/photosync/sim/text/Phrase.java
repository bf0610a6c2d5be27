package dev.photosync.sim.text;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One way to say one kind of thing: a template with slots, read and printed from the same words.
///
/// In a template {@code {count}} is a slot, {@code photo(s)} is singular after the count 1, and
/// {@code favourite|favorite} may be either word and prints as the first.
public final class Phrase<T> {
    private static final Pattern WORD =
            Pattern.compile("\\{(?<slot>[^}]*)}|(?<plural>[^ ]+)\\(s\\)|(?<word>[^ ]+)");

    private static final double EXTRA_WORD = 0.7;

    /// A part of a template.
    private sealed interface Part {
        /// A fixed word, in one or more spellings.
        record Word(ImmutableList<String> spellings) implements Part {}

        /// A noun that is counted by the slot before it.
        record Noun(String singular) implements Part {}

        /// A value.
        record Slot(String label, Quantity<?> quantity) implements Part {}
    }

    private final String template;
    private final String description;
    private final ImmutableList<Part> parts;
    private final Pattern loose;
    private final Function<List<Object>, T> maker;
    private final Function<T, Optional<List<Object>>> taker;

    /// @param quantities how the slots are written, in order
    /// @param maker from the values of the slots
    /// @param taker the values of the slots, if this phrase can say the value
    Phrase(
            String template,
            String description,
            List<Quantity<?>> quantities,
            Function<List<Object>, T> maker,
            Function<T, Optional<List<Object>>> taker) {
        this.description = description;
        this.maker = maker;
        this.taker = taker;
        this.parts = parts(template, quantities);
        this.template = shown(parts);
        this.loose = Pattern.compile(pattern(parts, quantity -> "(.+)"));
    }

    /// The phrase with its slots in braces, such as {@code take {count} photos}.
    public String template() {
        return template;
    }

    /// What it means, in one line.
    public String description() {
        return description;
    }

    /// A regular expression for the whole phrase, in what Java and ECMAScript share.
    public String pattern() {
        return pattern(parts, quantity -> "(?:" + quantity.pattern() + ")");
    }

    /// A phrase of this kind.
    public String example() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : " ").append(example(part));
        }
        return text.toString();
    }

    /// The slots' texts, if the fixed words are this phrase's.
    Optional<List<String>> match(String text) {
        Matcher matcher = loose.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ImmutableList.Builder<String> values = ImmutableList.builder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i));
        }
        return Optional.of(values.build());
    }

    /// The value that the slots' texts make.
    ///
    /// @throws WordingException if one of them is not written as it must be
    T make(List<String> texts) {
        ImmutableList.Builder<Object> values = ImmutableList.builder();
        int next = 0;
        for (Part part : parts) {
            if (part instanceof Part.Slot slot) {
                values.add((Object) slot.quantity().parse(texts.get(next++)));
            }
        }
        return maker.apply(values.build());
    }

    /// The value in words, if this phrase can say it.
    Optional<String> print(T value) {
        return taker.apply(value).map(this::print);
    }

    private String print(List<Object> values) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        Object last = 0;
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : " ");
            switch (part) {
                case Part.Word word -> text.append(word.spellings().getFirst());
                case Part.Noun noun ->
                        text.append(noun.singular()).append(last.equals(1) ? "" : "s");
                case Part.Slot slot -> {
                    last = values.get(next++);
                    text.append(printed(slot.quantity(), last));
                }
            }
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked") // The value came from an accessor of the slot's own type.
    private static <V> String printed(Quantity<V> quantity, Object value) {
        return quantity.print((V) value);
    }

    /// The cost of reading words as this phrase: 0 for a perfect fit, about 1 for each wrong word,
    /// somewhat less for one too many.
    double distance(List<String> words) {
        int columns = words.size() + 1;
        double[] last = new double[columns];
        for (int j = 1; j < columns; j++) {
            last[j] = j * EXTRA_WORD;
        }
        for (Part part : parts) {
            double[] row = new double[columns];
            row[0] = last[0] + 1;
            for (int j = 1; j < columns; j++) {
                double fits = last[j - 1] + cost(part, words.get(j - 1));
                // A slot may take several words, such as a number and its unit.
                double longer = row[j - 1] + (part instanceof Part.Slot ? 0.4 : EXTRA_WORD);
                row[j] = Math.min(fits, Math.min(longer, last[j] + 1));
            }
            last = row;
        }
        return last[columns - 1];
    }

    private static double cost(Part part, String word) {
        return switch (part) {
            case Part.Word fixed ->
                    fixed.spellings().stream()
                            .mapToDouble(w -> difference(w, word))
                            .min()
                            .orElseThrow();
            case Part.Noun noun ->
                    Math.min(
                            difference(noun.singular(), word),
                            difference(noun.singular() + "s", word));
            case Part.Slot slot -> word.matches(slot.quantity().pattern()) ? 0 : 0.2;
        };
    }

    private static double difference(String one, String other) {
        double longest = Math.max(one.length(), other.length());
        // More than half wrong is another word.
        double wrong = NearestWord.distance(one, other) / longest;
        return wrong > 0.5 ? 1.2 : wrong;
    }

    private static ImmutableList<Part> parts(String template, List<Quantity<?>> quantities) {
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        Matcher matcher = WORD.matcher(template);
        int next = 0;
        while (matcher.find()) {
            if (matcher.group("slot") != null) {
                parts.add(new Part.Slot(matcher.group("slot"), quantities.get(next++)));
            } else if (matcher.group("plural") != null) {
                parts.add(new Part.Noun(matcher.group("plural")));
            } else {
                parts.add(
                        new Part.Word(
                                ImmutableList.copyOf(matcher.group("word").split("\\|", -1))));
            }
        }
        if (next != quantities.size()) {
            throw new IllegalArgumentException(
                    "a phrase must have a slot for each value: template=" + template);
        }
        return parts.build();
    }

    private static String shown(ImmutableList<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : " ");
            text.append(part instanceof Part.Slot slot ? "{" + slot.label() + "}" : example(part));
        }
        return text.toString();
    }

    private static String example(Part part) {
        return switch (part) {
            case Part.Word word -> word.spellings().getFirst();
            case Part.Noun noun -> noun.singular() + "s";
            case Part.Slot slot -> slot.quantity().example();
        };
    }

    private static String pattern(
            ImmutableList<Part> parts, Function<Quantity<?>, String> slotPattern) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : " ");
            switch (part) {
                case Part.Word word -> {
                    String words = String.join("|", word.spellings());
                    text.append(word.spellings().size() == 1 ? words : "(?:" + words + ")");
                }
                case Part.Noun noun -> text.append(noun.singular()).append("s?");
                case Part.Slot slot -> text.append(slotPattern.apply(slot.quantity()));
            }
        }
        return text.toString();
    }
}
