package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.Form;
import dev.photosync.sim.form.Key;
import dev.photosync.sim.form.Kind;
import dev.photosync.sim.form.Kinds;
import dev.photosync.sim.form.Named;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.form.YamlParser;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.scenario.ScenarioProblem;
import dev.photosync.sim.scenario.ScenarioReader;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A file that the user of a triage gives: what was seen, or what is to be assumed.
public final class GivenFile {
    private static final int MOST_WEIGHT = 1_000_000;
    private static final int MOST_MINUTES = 10_000;

    private static final Map<Question, Key<String>> QUESTIONS = questions();

    private static final Key<ImmutableList<FixKind>> TRIED =
            Key.optional(
                    "tried",
                    Kinds.list(
                            Kinds.choice(
                                    "a fix", ImmutableList.copyOf(FixKind.values()), FixKind::slug),
                            FixKind.values().length),
                    "what has been tried in vain");

    private static final Form SYMPTOMS =
            Form.of(
                    "what was seen",
                    Stream.concat(QUESTIONS.values().stream(), Stream.of(TRIED))
                            .toArray(Key<?>[]::new));

    private static final Quantity<String> NAME = Quantities.name("a name", "cloud-storage-full");

    private static final Key<ImmutableList<Named<Long>>> PRIORS =
            Key.optional(
                    "priors",
                    Kinds.named("weights", NAME, Kinds.wholeNumber(0, MOST_WEIGHT), 0, MOST_WEIGHT),
                    "how likely causes are, by name, strategy or kind");

    private static final Key<ImmutableList<Named<Long>>> MINUTES =
            Key.optional(
                    "minutes",
                    Kinds.named(
                            "minutes", NAME, Kinds.wholeNumber(0, MOST_MINUTES), 0, MOST_WEIGHT),
                    "what fixes take, and `wait` and `look`");

    private static final Form ASSUMPTIONS = Form.of("assumptions", PRIORS, MINUTES);

    private GivenFile() {}

    /// What somebody has seen and tried.
    public record Report(Symptoms symptoms, ImmutableSet<FixKind> tried) {}

    /// Reads what was seen.
    ///
    /// @throws ScenarioException if the file is missing or has mistakes
    public static Report report(Path file) {
        Problems problems = new Problems();
        Answers answers = read(file, SYMPTOMS, problems);
        Map<Question, String> seen = new EnumMap<>(Question.class);
        QUESTIONS.forEach((question, key) -> {
            if (answers.has(key)) {
                seen.put(question, answers.get(key));
            }
        });
        Report report = new Report(Symptoms.of(seen), Sets.immutableEnumSet(answers.get(TRIED)));
        check(file, problems);
        return report;
    }

    /// Reads assumptions.
    ///
    /// @param evidence whose causes they may name
    /// @throws ScenarioException if the file is missing or has mistakes
    public static Assumptions assumptions(Path file, Evidence evidence) {
        Problems problems = new Problems();
        Answers answers = read(file, ASSUMPTIONS, problems);
        Map<String, Long> weights = new LinkedHashMap<>();
        List<String> causes = causes(evidence);
        for (Named<Long> weight : answers.get(PRIORS)) {
            if (!causes.contains(weight.name())) {
                problems.add(
                        weight.at(),
                        "there is no cause, strategy or kind "
                                + Quoted.of(weight.name())
                                + NearestWord.advice(weight.name(), causes));
            }
            weights.put(weight.name(), weight.value());
        }
        if (problems.isEmpty()
                && evidence.causes().stream()
                        .allMatch(cause -> weigh(weights).weight(cause) == 0)) {
            problems.add(answers.at(PRIORS), "at least one cause must have a weight above 0");
        }
        Assumptions read = minutes(answers, weigh(weights), problems);
        check(file, problems);
        return read;
    }

    private static Assumptions weigh(Map<String, Long> weights) {
        return new Assumptions(
                ImmutableMap.copyOf(weights),
                ImmutableMap.of(),
                Assumptions.DEFAULT.waitMinutes(),
                Assumptions.DEFAULT.lookMinutes());
    }

    private static Assumptions minutes(Answers answers, Assumptions before, Problems problems) {
        Map<FixKind, Integer> minutes = new EnumMap<>(FixKind.class);
        int wait = before.waitMinutes();
        int look = before.lookMinutes();
        List<String> words = new ArrayList<>(List.of("wait", "look"));
        Arrays.stream(FixKind.values()).map(FixKind::slug).forEach(words::add);
        for (Named<Long> entry : answers.get(MINUTES)) {
            int value = Math.toIntExact(entry.value());
            switch (entry.name()) {
                case "wait" -> wait = value;
                case "look" -> look = value;
                default -> {
                    int index = words.indexOf(entry.name());
                    if (index < 0) {
                        problems.add(
                                entry.at(),
                                "there is no fix "
                                        + Quoted.of(entry.name())
                                        + NearestWord.advice(entry.name(), words));
                    } else {
                        minutes.put(FixKind.values()[index - 2], value);
                    }
                }
            }
        }
        return new Assumptions(before.weights(), ImmutableMap.copyOf(minutes), wait, look);
    }

    private static List<String> causes(Evidence evidence) {
        Set<String> words = new LinkedHashSet<>();
        evidence.causes().forEach(cause -> words.add(cause.name()));
        evidence.causes().forEach(cause -> words.add(cause.strategy()));
        evidence.causes().forEach(cause -> words.add(cause.kind()));
        words.remove("");
        return ImmutableList.copyOf(words);
    }

    private static Answers read(Path file, Form form, Problems problems) {
        return YamlParser.parse(ScenarioReader.text(file), problems)
                .map(yaml -> form.read(yaml, problems))
                .orElseGet(form::placeholder);
    }

    private static void check(Path file, Problems problems) {
        if (!problems.isEmpty()) {
            throw new ScenarioException(
                    problems.inOrder().stream()
                            .map(p ->
                                    new ScenarioProblem(
                                            file.toString(),
                                            p.at().line(),
                                            p.at().column(),
                                            p.message()))
                            .collect(ImmutableList.toImmutableList()));
        }
    }

    private static Map<Question, Key<String>> questions() {
        Map<Question, Key<String>> keys = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            Kind<String> kind =
                    Kinds.choice(
                            "an answer",
                            question.answers().stream()
                                    .map(Question.Answer::word)
                                    .collect(ImmutableList.toImmutableList()),
                            word -> word);
            keys.put(question, Key.optional(question.slug(), kind, question.text()));
        }
        return keys;
    }
}
