package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Answers to some or all of the questions; what is not answered is not known.
///
/// @param answers the answers' words
public record Symptoms(ImmutableSortedMap<Question, String> answers) {
    /// Nothing is known.
    public static final Symptoms NONE = new Symptoms(ImmutableSortedMap.of());

    /// @throws WordingException if an answer is none to its question
    public static Symptoms of(Map<Question, String> answers) {
        answers.forEach(Question::answer);
        return new Symptoms(ImmutableSortedMap.copyOf(answers));
    }

    /// Reads answers such as {@code status=cloud-full}.
    ///
    /// @throws WordingException if one is no question with one of its answers, or is given twice
    public static Symptoms parse(Iterable<String> words) {
        Symptoms read = NONE;
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 0) {
                throw new WordingException(
                        "expected an answer such as status=cloud-full, found " + Quoted.of(word));
            }
            Question question = Question.named(word.substring(0, sign));
            if (read.answers.containsKey(question)) {
                throw new WordingException(question.slug() + ": answered twice");
            }
            read = read.with(question, word.substring(sign + 1));
        }
        return read;
    }

    /// The same with one answer more, or another one.
    ///
    /// @throws WordingException if it is none to the question
    public Symptoms with(Question question, String answer) {
        Map<Question, String> all = new TreeMap<>(answers);
        all.put(question, answer);
        return of(all);
    }

    /// The answer to a question, if it is known.
    public Optional<String> answer(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    /// The questions that are answered in others, and not so here.
    public ImmutableList<Question> differing(Symptoms others) {
        return others.answers.entrySet().stream()
                .filter(other -> !other.getValue().equals(answers.get(other.getKey())))
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
    }

    /// As a command takes them.
    @Override
    public String toString() {
        return answers.entrySet().stream()
                .map(entry -> entry.getKey().slug() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
