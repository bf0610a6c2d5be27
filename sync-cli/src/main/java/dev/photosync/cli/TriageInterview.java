package dev.photosync.cli;

import static dev.photosync.cli.Page.Tone.PLAIN;

import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.triage.Assumptions;
import dev.photosync.sim.triage.Evidence;
import dev.photosync.sim.triage.Question;
import dev.photosync.sim.triage.Symptoms;
import dev.photosync.sim.triage.Triage;
import dev.photosync.sim.triage.Triage.Telling;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks an owner one question after the other, each time the one whose answer tells most, until
/// none would tell anything.
final class TriageInterview {
    private static final double LEAST_BITS = 0.05;

    private final Terminal terminal;
    private final BufferedReader keys;
    private final Evidence evidence;
    private final Assumptions assumptions;
    private final Set<Question> unknown = EnumSet.noneOf(Question.class);

    TriageInterview(
            Terminal terminal, BufferedReader keys, Evidence evidence, Assumptions assumptions) {
        this.terminal = terminal;
        this.keys = keys;
        this.evidence = evidence;
        this.assumptions = assumptions;
    }

    /// All that the owner knew. The end of the input ends the questions.
    Symptoms hold() {
        say("The number of an answer; Enter for do not know; q for no more questions.");
        Symptoms known = Symptoms.NONE;
        Optional<Question> next = next(known);
        while (next.isPresent()) {
            Question question = next.get();
            Optional<String> answer = ask(question);
            if (answer.isEmpty()) {
                return known;
            }
            if (answer.get().isEmpty()) {
                unknown.add(question);
            } else {
                known = known.with(question, answer.get());
            }
            next = next(known);
        }
        return known;
    }

    private Optional<Question> next(Symptoms known) {
        Triage triage = Triage.of(evidence, known, ImmutableSet.of(), assumptions);
        return triage.telling().stream()
                .filter(telling -> triage.differing() == 0 && telling.bits() >= LEAST_BITS)
                .map(Telling::question)
                .filter(question -> !unknown.contains(question))
                .findFirst();
    }

    /// The word of the answer, or nothing if it is not known; empty if the owner has had enough.
    private Optional<String> ask(Question question) {
        Page page = new Page(terminal.charset(), false).blank().line(0, question.text(), PLAIN);
        for (int i = 0; i < question.answers().size(); i++) {
            page.item(2, Integer.toString(i + 1), 4, question.answers().get(i).text(), PLAIN);
        }
        terminal.out().print(page.text());
        while (true) {
            terminal.out().print("> ");
            terminal.out().flush();
            String line = line();
            if (line == null || line.strip().equals("q")) {
                return Optional.empty();
            }
            if (line.isBlank()) {
                return Optional.of("");
            }
            String word = line.strip();
            for (int i = 0; i < question.answers().size(); i++) {
                Question.Answer answer = question.answers().get(i);
                if (word.equals(Integer.toString(i + 1)) || word.equals(answer.word())) {
                    return Optional.of(answer.word());
                }
            }
            say("a number from 1 to " + question.answers().size() + ", Enter, or q");
        }
    }

    private void say(String line) {
        Page page = new Page(terminal.charset(), false);
        terminal.out().print(page.line(0, line, PLAIN).text());
    }

    private @Nullable String line() {
        try {
            return keys.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
