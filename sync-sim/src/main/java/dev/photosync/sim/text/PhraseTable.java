package dev.photosync.sim.text;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything of one kind that can be said, each with its phrase: what reads, prints, explains and
/// publishes a small language is one table.
public final class PhraseTable<T> {
    private static final int LONGEST = 200;
    private static final Splitter WORDS = Splitter.on(' ');

    private final String noun;
    private final ImmutableList<Phrase<T>> phrases;

    private PhraseTable(String noun, ImmutableList<Phrase<T>> phrases) {
        this.noun = noun;
        this.phrases = phrases;
    }

    /// An empty table.
    ///
    /// @param noun what a phrase says, with its article
    public static <T> Builder<T> of(String noun) {
        return new Builder<>(noun);
    }

    /// All phrases, in the order of the table.
    public ImmutableList<Phrase<T>> phrases() {
        return phrases;
    }

    /// What a phrase says; if several could be meant, what the first in the table says.
    ///
    /// @throws WordingException if no phrase fits, with what was nearly said
    public T parse(String text) {
        String words = words(text);
        @Nullable WordingException nearly = null;
        int nearlyLength = Integer.MAX_VALUE;
        for (Phrase<T> phrase : phrases) {
            Optional<List<String>> slots = phrase.match(words);
            if (slots.isEmpty()) {
                continue;
            }
            try {
                return phrase.make(slots.get());
            } catch (WordingException e) {
                int length = slots.get().stream().mapToInt(String::length).sum();
                if (length < nearlyLength) {
                    String message = "in `" + phrase.template() + "`: " + e.getMessage();
                    nearly = new WordingException(message);
                    nearlyLength = length;
                }
            }
        }
        // A slot that swallowed many words is a sign that another phrase was meant.
        Optional<Phrase<T>> near = nearest(words);
        if (nearly != null && (near.isEmpty() || near.get().match(words).isPresent())) {
            throw nearly;
        }
        throw new WordingException(
                "expected "
                        + noun
                        + ", found "
                        + Quoted.of(words)
                        + near.map(phrase -> "; did you mean `" + phrase.template() + "`?")
                                .orElse(""));
    }

    /// Whether a phrase of this table fits.
    public boolean fits(String text) {
        try {
            parse(text);
            return true;
        } catch (WordingException e) {
            return false;
        }
    }

    /// The value in words, which parse to an equal value; empty if the table cannot say it.
    public Optional<String> print(T value) {
        return phrases.stream()
                .flatMap(phrase -> phrase.print(value).stream())
                .filter(text -> saysJust(text, value))
                .findFirst();
    }

    private boolean saysJust(String text, T value) {
        try {
            return parse(text).equals(value);
        } catch (WordingException e) {
            return false;
        }
    }

    private static String words(String text) {
        if (text.length() > LONGEST) {
            throw new WordingException(
                    "expected at most " + LONGEST + " characters, found " + text.length());
        }
        return CharMatcher.anyOf(" \n\r").trimAndCollapseFrom(text, ' ');
    }

    private Optional<Phrase<T>> nearest(String text) {
        List<String> words = WORDS.splitToList(text);
        @Nullable Phrase<T> best = null;
        double bestDistance = Math.max(1.01, words.size() * 0.45);
        for (Phrase<T> phrase : phrases) {
            double distance = phrase.distance(words);
            if (distance < bestDistance) {
                best = phrase;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Collects phrases. Of several that can say a value, the first prints it.
    public static final class Builder<T> {
        private final String noun;
        private final List<Phrase<T>> phrases = new ArrayList<>();

        private Builder(String noun) {
            this.noun = noun;
        }

        /// Begins a phrase; see {@link Phrase} for how templates are written.
        public Saying<T> say(String template, String description) {
            return new Saying<>(this, template, description);
        }

        public PhraseTable<T> build() {
            return new PhraseTable<>(noun, ImmutableList.copyOf(phrases));
        }
    }

    /// A phrase that still needs its meaning.
    public static final class Saying<T> {
        private final Builder<T> table;
        private final String template;
        private final String description;

        private Saying(Builder<T> table, String template, String description) {
            this.table = table;
            this.template = template;
            this.description = description;
        }

        /// A phrase without slots says one value.
        public Builder<T> is(T value) {
            return add(
                    List.of(),
                    slots -> value,
                    said -> said.equals(value) ? Optional.of(List.of()) : Optional.empty());
        }

        /// A phrase with one slot.
        public <A extends T, V> Builder<T> with(
                Class<A> type, Quantity<V> quantity, Function<V, A> maker, Function<A, V> taker) {
            return with(type, value -> true, quantity, maker, taker);
        }

        /// A phrase with one slot that says some values only.
        @SuppressWarnings("unchecked") // Slots hold what their quantities have parsed.
        public <A extends T, V> Builder<T> with(
                Class<A> type,
                Predicate<A> can,
                Quantity<V> quantity,
                Function<V, A> maker,
                Function<A, V> taker) {
            return add(
                    List.of(quantity),
                    slots -> maker.apply((V) slots.getFirst()),
                    said -> cast(said, type).filter(can).map(a -> List.of(taker.apply(a))));
        }

        /// A phrase with two slots.
        @SuppressWarnings("unchecked") // Slots hold what their quantities have parsed.
        public <A extends T, V, W> Builder<T> with(
                Class<A> type,
                Quantity<V> first,
                Quantity<W> second,
                BiFunction<V, W, A> maker,
                Function<A, V> firstTaker,
                Function<A, W> secondTaker) {
            return add(
                    List.of(first, second),
                    slots -> maker.apply((V) slots.getFirst(), (W) slots.getLast()),
                    said ->
                            cast(said, type)
                                    .map(a -> List.of(firstTaker.apply(a), secondTaker.apply(a))));
        }

        private Builder<T> add(
                List<Quantity<?>> quantities,
                Function<List<Object>, T> maker,
                Function<T, Optional<List<Object>>> taker) {
            table.phrases.add(new Phrase<>(template, description, quantities, maker, taker));
            return table;
        }

        private static <T, A extends T> Optional<A> cast(T value, Class<A> type) {
            return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
        }
    }
}
