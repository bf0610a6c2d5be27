package dev.photosync.sim.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.trace.TraceEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every line fits the published schema, which is made from the trace's records.
class EventLinesTest {
    private static final Path PUBLISHED = Path.of("../docs/trace.schema.json");
    private static final Path PAGE = Path.of("../docs/traces.md");
    private static final String REGENERATE = "photosync.regenerate";
    private static final String COMMAND =
            "mvn -pl sync-core,sync-sim test -Dtest=EventLinesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + REGENERATE;

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(EventSchema.text());

    @Test
    void haveTheSchemaThatIsPublished() throws IOException {
        if (System.getProperty(REGENERATE) != null) {
            Files.writeString(PUBLISHED, EventSchema.text());
        }
        assertThat(PUBLISHED)
                .as("docs/trace.schema.json; to write it anew: %s", COMMAND)
                .hasContent(EventSchema.text());
    }

    @Test
    void haveASchemaThatIsOneItself() {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        "https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(EventSchema.text(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-gates",
                "cloud-storage-full",
                "offline-edits-and-deletes",
                "support-desk"
            })
    void fitTheSchemaOneByOne(String builtIn) throws IOException {
        RunResult run = Runs.of(builtIn);
        List<String> lines = Runs.text(run, EventLines::write).lines().toList();

        assertThat(lines).hasSize(1 + run.trace().events().size());
        assertThat(lines.getFirst())
                .startsWith("{\"type\":\"photosync-trace\",\"version\":1,")
                .contains("\"scenario\":\"" + builtIn + "\"");
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty());
    }

    @Test
    void areRefusedByTheSchemaWithoutWhatTheyMustHave() {
        String line = "{\"type\":\"hint-lost\",\"atMicros\":1,\"device\":\"phone\"}";

        assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
        for (String wrong :
                List.of(
                        line.replace(",\"device\":\"phone\"", ""),
                        line.replace("1", "\"1\""),
                        line.replace("hint-lost", "hint-found"),
                        "{}")) {
            assertThat(SCHEMA.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
        }
    }

    @Test
    void areTheSameWhenARunIsRepeated() throws IOException {
        assertThat(Runs.text(Runs.of("two-gates"), EventLines::write))
                .isEqualTo(Runs.text(Runs.of("two-gates"), EventLines::write));
    }

    @Test
    void areDescribedWithEveryTypeAndPropertyOnThePage() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(
                        Stream.of(TraceEvent.class, EngineEvent.class)
                                .flatMap(family -> EventShape.kinds(family).stream()))
                .allSatisfy(kind -> {
                    String row =
                            page.lines()
                                    .filter(l ->
                                            l.startsWith("| `" + EventShape.name(kind) + "` |"))
                                    .findFirst()
                                    .orElse("");
                    assertThat(row).as("the row of %s", EventShape.name(kind)).isNotEmpty();
                    for (RecordComponent component : kind.getRecordComponents()) {
                        if (!component.getName().equals("atMicros")) {
                            assertThat(row).contains("`" + component.getName() + "`");
                        }
                    }
                });
    }
}
