package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.form.SchemaText;
import dev.photosync.sim.text.Phrase;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The JSON Schema of scenario files, which editors use: everything {@link ScenarioReader} accepts
/// fits it. What needs more than one place of a file to be seen, such as the name of a device that
/// does not exist, only the reader finds.
public final class ScenarioSchema {
    /// Whitespace as {@link dev.photosync.sim.text.PhraseTable} takes it, around and within
    /// phrases.
    private static final String SPACE = "[ \\n\\r]";

    private static final Pattern BLANK = Pattern.compile(" (\\??)");

    private ScenarioSchema() {}

    /// The schema as indented JSON, draft 2020-12.
    public static String text() {
        return SchemaText.of(
                ImmutableMap.<String, Object>builder()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("title", "A photosync scenario")
                        .putAll(FileSection.FORM.schema())
                        .put("$defs", ImmutableMap.of("action", actions(), "claim", claims()))
                        .buildOrThrow());
    }

    private static ImmutableMap<String, Object> actions() {
        return anyOf(
                Vocabulary.entries().stream()
                        .map(entry ->
                                phrase(
                                        entry.template(),
                                        entry.target().noun() + ": " + entry.description(),
                                        entry.pattern()))
                        .collect(ImmutableList.toImmutableList()),
                Vocabulary.entries().stream()
                        .map(Vocabulary.Entry::example)
                        .collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableMap<String, Object> claims() {
        ImmutableList<Phrase<Expectation.Claim>> claims = Claims.TABLE.phrases();
        return anyOf(
                claims.stream()
                        .map(claim ->
                                phrase(claim.template(), claim.description(), claim.pattern()))
                        .collect(ImmutableList.toImmutableList()),
                claims.stream().map(Phrase::example).collect(ImmutableList.toImmutableList()));
    }

    private static ImmutableMap<String, Object> anyOf(
            ImmutableList<ImmutableMap<String, Object>> phrases, ImmutableList<String> examples) {
        return ImmutableMap.of("type", "string", "anyOf", phrases, "examples", examples);
    }

    private static ImmutableMap<String, Object> phrase(
            String template, String description, String pattern) {
        String spaced = BLANK.matcher(pattern).replaceAll(m -> Matcher.quoteReplacement(spaces(m)));
        return ImmutableMap.of(
                "title", template,
                "description", description,
                "pattern", "^" + SPACE + "*" + spaced + SPACE + "*$");
    }

    /// One space in a pattern as any number of blanks, none if it was optional.
    private static String spaces(MatchResult blank) {
        return SPACE + (blank.group(1).isEmpty() ? "+" : "*");
    }
}
