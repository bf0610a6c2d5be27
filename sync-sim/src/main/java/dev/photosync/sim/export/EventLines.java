package dev.photosync.sim.export;

import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Writes a trace as JSON Lines: a header, then every event in order, as docs/trace.schema.json
/// describes.
public final class EventLines {
    /// The version of the shape; it changes when a reader of the old one would be misled.
    public static final int VERSION = 1;

    /// What the header says its type is.
    static final String HEADER = "photosync-trace";

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .rootValueSeparator("\n")
                    .build();

    private final JsonGenerator json;

    private EventLines(JsonGenerator json) {
        this.json = json;
    }

    /// Writes a run.
    public static void write(RunResult run, Writer to) throws IOException {
        try (JsonGenerator json = generator(to)) {
            EventLines lines = new EventLines(json);
            lines.header(run);
            for (TraceEvent event : run.trace().events()) {
                lines.object(event);
            }
        }
        to.write('\n');
    }

    /// Writes JSON to a stream, which stays open.
    static JsonGenerator generator(Writer to) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), to);
    }

    private void header(RunResult run) {
        Scenario scenario = run.scenario();
        json.writeStartObject();
        json.writeStringProperty(EventShape.TYPE, HEADER);
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("scenario", scenario.name());
        json.writeStringProperty("title", scenario.title());
        json.writeNumberProperty("seed", scenario.seed());
        json.writeNumberProperty("endMicros", run.endMicros());
        json.writeNumberProperty("events", run.trace().events().size());
        json.writeEndObject();
    }

    private void object(Object record) {
        json.writeStartObject();
        if (EventShape.isEvent(record.getClass())) {
            json.writeStringProperty(EventShape.TYPE, EventShape.name(record.getClass()));
        }
        for (RecordComponent component : EventShape.components(record.getClass())) {
            json.writeName(component.getName());
            try {
                Object value = component.getAccessor().invoke(record);
                if (EventShape.isReasons(component) && value instanceof Long reasons) {
                    reasons(reasons);
                } else {
                    value(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a trace's records can be read", e);
            }
        }
        json.writeEndObject();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            case String text -> json.writeString(text);
            case Enum<?> constant -> json.writeString(EventShape.name(constant));
            case AssetId asset -> json.writeString(asset.toString());
            case Action action -> json.writeString(Vocabulary.phrase(action));
            case Record record -> object(record);
            default ->
                    throw new IllegalArgumentException(
                            "a trace must hold values alone: type=" + value.getClass().getName());
        }
    }

    private void reasons(long reasons) {
        json.writeStartArray();
        for (Reason reason : Reasons.list(reasons)) {
            json.writeString(reason.slug());
        }
        json.writeEndArray();
    }
}
