package dev.photosync.sim.export;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.trace.TraceEvent;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON Schema of one line of a trace, made from the trace's records themselves.
public final class EventSchema {
    private static final String HEADER = "header";
    private static final String ENGINE = "engine-event";

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json =
            new JsonFactory()
                    .createGenerator(
                            new ObjectWriteContext.Base() {
                                @Override
                                public PrettyPrinter getPrettyPrinter() {
                                    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
                                    return new DefaultPrettyPrinter().withObjectIndenter(indent);
                                }

                                @Override
                                public boolean hasPrettyPrinter() {
                                    return true;
                                }
                            },
                            text);

    private EventSchema() {}

    /// The schema as text.
    public static String text() {
        return new EventSchema().write();
    }

    private String write() {
        List<Class<?>> events = EventShape.kinds(TraceEvent.class);
        List<Class<?>> reports = EventShape.kinds(EngineEvent.class);
        json.writeStartObject();
        json.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.writeStringProperty("title", "A line of a photosync trace");
        json.writeStringProperty(
                "description",
                "The first line is the header; every other line is one event. docs/traces.md says"
                        + " what they mean.");
        oneOf(Stream.concat(Stream.of(HEADER), events.stream().map(EventShape::name)).toList());
        json.writeObjectPropertyStart("$defs");
        header();
        for (Class<?> event : events) {
            object(EventShape.name(event), event);
        }
        json.writeObjectPropertyStart(ENGINE);
        oneOf(reports.stream().map(report -> ENGINE + "-" + EventShape.name(report)).toList());
        json.writeEndObject();
        for (Class<?> report : reports) {
            object(ENGINE + "-" + EventShape.name(report), report);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        return text.append('\n').toString();
    }

    private void oneOf(List<String> names) {
        json.writeArrayPropertyStart("oneOf");
        for (String name : names) {
            json.writeStartObject();
            json.writeStringProperty("$ref", "#/$defs/" + name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void header() {
        json.writeObjectPropertyStart(HEADER);
        json.writeStringProperty("type", "object");
        json.writeObjectPropertyStart("properties");
        constant(EventLines.HEADER);
        json.writeObjectPropertyStart("version");
        json.writeNumberProperty("const", EventLines.VERSION);
        json.writeEndObject();
        List<String> texts = List.of("scenario", "title");
        List<String> numbers = List.of("seed", "endMicros", "events");
        for (String name : texts) {
            property(name, "string");
        }
        for (String name : numbers) {
            property(name, "integer");
        }
        json.writeEndObject();
        required(
                Stream.of(Stream.of(EventShape.TYPE, "version"), texts.stream(), numbers.stream())
                        .flatMap(names -> names)
                        .toList());
        json.writeEndObject();
    }

    private void object(String name, Class<?> record) {
        json.writeObjectPropertyStart(name);
        members(record);
        json.writeEndObject();
    }

    private void members(Class<?> record) {
        boolean event = EventShape.isEvent(record);
        json.writeStringProperty("type", "object");
        json.writeObjectPropertyStart("properties");
        if (event) {
            constant(EventShape.name(record));
        }
        RecordComponent[] components = EventShape.components(record);
        for (RecordComponent component : components) {
            json.writeObjectPropertyStart(component.getName());
            component(component);
            json.writeEndObject();
        }
        json.writeEndObject();
        required(
                Stream.concat(
                                event ? Stream.of(EventShape.TYPE) : Stream.of(),
                                Arrays.stream(components).map(RecordComponent::getName))
                        .toList());
    }

    private void component(RecordComponent component) {
        Class<?> type = component.getType();
        if (EventShape.isReasons(component)) {
            json.writeStringProperty("type", "array");
            json.writeObjectPropertyStart("items");
            names(Arrays.stream(Reason.values()).map(Reason::slug).toList());
            json.writeEndObject();
        } else if (type == EngineEvent.class) {
            json.writeStringProperty("$ref", "#/$defs/" + ENGINE);
        } else if (type == long.class || type == int.class) {
            type("integer", component);
        } else if (type == boolean.class) {
            type("boolean", component);
        } else if (type == String.class || type == Action.class) {
            type("string", component);
        } else if (type == AssetId.class) {
            type("string", component);
            json.writeStringProperty("pattern", "^[0-9a-f]{32}$");
        } else if (type.isEnum()) {
            names(
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> EventShape.name((Enum<?>) constant))
                            .toList());
        } else if (type.isRecord()) {
            members(type);
        } else {
            throw new IllegalStateException("a trace must hold values alone: type=" + type);
        }
    }

    private void type(String type, RecordComponent component) {
        if (EventShape.isNullable(component)) {
            json.writeArrayPropertyStart("type");
            json.writeString(type);
            json.writeString("null");
            json.writeEndArray();
        } else {
            json.writeStringProperty("type", type);
        }
    }

    private void names(List<String> names) {
        json.writeArrayPropertyStart("enum");
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private void constant(String type) {
        json.writeObjectPropertyStart(EventShape.TYPE);
        json.writeStringProperty("const", type);
        json.writeEndObject();
    }

    private void property(String name, String type) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }

    private void required(List<String> names) {
        json.writeArrayPropertyStart("required");
        names.forEach(json::writeString);
        json.writeEndArray();
    }
}
