package dev.photosync.sim.action;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.text.Phrase;
import dev.photosync.sim.text.PhraseTable;
import dev.photosync.sim.text.WordingException;
import java.util.List;

/// Every action as a phrase: {@code take 200 photos}, {@code upgrade plan to 50 GB}.
///
/// One table for each kind of target reads, prints, lists and publishes the phrases.
public final class Vocabulary {
    private Vocabulary() {}

    /// A phrase as help and documents list it.
    ///
    /// @param target what it happens to
    /// @param template the phrase with its slots in braces
    /// @param description what it does, in one line
    /// @param example the phrase with its slots filled
    /// @param pattern a regular expression for the whole phrase, for Java and ECMAScript
    public record Entry(
            TargetKind target,
            String template,
            String description,
            String example,
            String pattern) {}

    /// The action that a phrase says.
    ///
    /// @throws WordingException if it says none that can happen to such a target, with what it
    ///   nearly says
    public static Action parse(String phrase, TargetKind target) {
        try {
            return table(target).parse(phrase);
        } catch (WordingException e) {
            for (TargetKind other : TargetKind.values()) {
                if (other != target && table(other).fits(phrase)) {
                    throw new WordingException(
                            "`"
                                    + phrase.strip()
                                    + "` happens to "
                                    + other.noun()
                                    + ", not to "
                                    + target.noun());
                }
            }
            throw e;
        }
    }

    /// The phrase that says an action; it parses to an equal action.
    ///
    /// @throws IllegalArgumentException if no phrase can say it
    public static String phrase(Action action) {
        return table(TargetKind.of(action))
                .print(action)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "an action must have a phrase: action=" + action));
    }

    /// All phrases, by target.
    public static ImmutableList<Entry> entries() {
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        for (TargetKind target : TargetKind.values()) {
            for (Phrase<Action> phrase : table(target).phrases()) {
                entries.add(
                        new Entry(
                                target,
                                phrase.template(),
                                phrase.description(),
                                phrase.example(),
                                phrase.pattern()));
            }
        }
        return entries.build();
    }

    /// The phrases for one kind of target.
    static List<Phrase<Action>> phrases(TargetKind target) {
        return table(target).phrases();
    }

    private static PhraseTable<Action> table(TargetKind target) {
        return switch (target) {
            case DEVICE -> DevicePhrases.TABLE;
            case ACCOUNT -> WorldPhrases.ACCOUNT;
            case CLOUD -> WorldPhrases.CLOUD;
            case NETWORK -> WorldPhrases.NETWORK;
        };
    }
}
