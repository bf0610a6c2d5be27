package dev.photosync.sim.triage;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.form.Yaml;
import dev.photosync.sim.form.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the evidence that {@link EvidenceText} has written.
///
/// The file is the project's own: a mistake in it is a bug, not a user's.
public final class EvidenceReader {
    private static final String BUILT_IN = "/dev/photosync/sim/triage/evidence.yaml";

    private EvidenceReader() {}

    /// The evidence of the built-in scenarios.
    public static Evidence builtIn() {
        try (InputStream in = EvidenceReader.class.getResourceAsStream(BUILT_IN)) {
            return read(
                    new String(
                            Objects.requireNonNull(in, BUILT_IN).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a file's text.
    ///
    /// @throws IllegalArgumentException if it is none of evidence
    public static Evidence read(String text) {
        Problems problems = new Problems();
        Optional<Yaml> document = YamlParser.parse(text, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("evidence must be YAML: " + problems.inOrder());
        }
        return new Evidence(
                fields(document.orElseThrow()).entrySet().stream()
                        .map(cause -> cause(cause.getKey(), fields(cause.getValue())))
                        .collect(ImmutableList.toImmutableList()));
    }

    private static Cause cause(String name, ImmutableMap<String, Yaml> fields) {
        return new Cause(
                name,
                text(fields, "title"),
                text(fields, "strategy"),
                text(fields, "kind"),
                seen(items(fields, "seen")),
                fixes(items(fields, "called-for").stream().map(EvidenceReader::text).toList()),
                items(fields, "cures").stream()
                        .map(cure -> fixes(Splitter.on('+').splitToList(text(cure))))
                        .collect(ImmutableList.toImmutableList()),
                text(fields, "passes").equals("on"));
    }

    private static ImmutableSet<FixKind> fixes(List<String> slugs) {
        return Sets.immutableEnumSet(slugs.stream().map(FixKind::named).toList());
    }

    private static ImmutableMap<Symptoms, Integer> seen(List<Yaml> lines) {
        ImmutableMap.Builder<Symptoms, Integer> seen = ImmutableMap.builder();
        for (Yaml line : lines) {
            ImmutableMap<String, Yaml> fields = fields(line);
            TreeMap<Question, String> answers = new TreeMap<>();
            for (Question question : Question.values()) {
                answers.put(question, text(fields, question.slug()));
            }
            seen.put(Symptoms.of(answers), Integer.parseInt(text(fields, "times")));
        }
        return seen.buildOrThrow();
    }

    private static ImmutableMap<String, Yaml> fields(Yaml yaml) {
        if (yaml instanceof Yaml.Fields fields) {
            return fields.fields().stream()
                    .collect(
                            ImmutableMap.toImmutableMap(
                                    field -> field.key().text(), Yaml.Field::value));
        }
        throw new IllegalArgumentException("evidence must be a mapping here: at=" + yaml.at());
    }

    private static List<Yaml> items(ImmutableMap<String, Yaml> fields, String key) {
        if (fields.get(key) instanceof Yaml.Items items) {
            return items.items();
        }
        throw new IllegalArgumentException("evidence must have a list: key=" + key);
    }

    private static String text(ImmutableMap<String, Yaml> fields, String key) {
        Yaml value = fields.get(key);
        return value == null ? "" : text(value);
    }

    private static String text(Yaml yaml) {
        if (yaml instanceof Yaml.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("evidence must have a text here: at=" + yaml.at());
    }
}
