package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published schema is what the reader's tables say, and the two agree.
class ScenarioSchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/scenario.schema.json");
    private static final String REGENERATE = "photosync.regenerate";
    private static final String COMMAND =
            "mvn -pl sync-core,sync-sim test -Dtest=ScenarioSchemaTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + REGENERATE;

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(ScenarioSchema.text());

    @Test
    void isPublishedAsGenerated() throws IOException {
        if (System.getProperty(REGENERATE) != null) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, ScenarioSchema.text());
        }
        assertThat(PUBLISHED)
                .as("docs/scenario.schema.json; to write it anew: %s", COMMAND)
                .hasContent(ScenarioSchema.text());
    }

    @Test
    void isAValidSchemaItself() {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        "https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(ScenarioSchema.text(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.scenario.ScenarioCorpus#good")
    void acceptsWhatTheReaderAccepts(Path file) {
        assertThat(errors(ScenarioCorpus.text(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.scenario.ScenarioCorpus#bad")
    void refusesWhatItCanSeeIsWrong(Path file) {
        String text = ScenarioCorpus.text(file);
        String verdict = text.lines().findFirst().orElseThrow().replace("# schema: ", "");
        assertThat(verdict).isIn("accepts", "refuses", "cannot read");
        Assumptions.assumeFalse(verdict.equals("cannot read"));
        assertThat(errors(text).isEmpty()).as(verdict).isEqualTo(verdict.equals("accepts"));
    }

    @Test
    void acceptsTheTemplate() {
        assertThat(errors(ScenarioTemplate.text("x"))).isEmpty();
    }

    /// Words of good and bad files change places; what still reads must fit the schema.
    @Test
    void acceptsWhateverTheReaderAccepts() {
        SplittableRandom random = new SplittableRandom(23);
        ImmutableList<String> files =
                ScenarioCorpus.good().stream()
                        .map(ScenarioCorpus::text)
                        .collect(ImmutableList.toImmutableList());
        List<String> words =
                files.stream()
                        .flatMap(text -> List.of(text.split("[\\s{}\\[\\],]+")).stream())
                        .toList();
        int read = 0;
        for (int round = 0; round < 6_000; round++) {
            String text = files.get(random.nextInt(files.size()));
            String word = words.get(random.nextInt(words.size()));
            int at = text.indexOf(words.get(random.nextInt(words.size())));
            if (at < 0 || word.isEmpty()) {
                continue;
            }
            int end = at;
            while (end < text.length() && " \n,{}[]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String mutated = text.substring(0, at) + word + text.substring(end);
            try {
                ScenarioCorpus.READER.read(
                        "mutated", mutated, ScenarioCorpus.FOLDER.resolve("good"));
            } catch (ScenarioException e) {
                continue;
            }
            read++;
            assertThat(errors(mutated)).as(mutated).isEmpty();
        }
        assertThat(read).isGreaterThan(100);
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}
