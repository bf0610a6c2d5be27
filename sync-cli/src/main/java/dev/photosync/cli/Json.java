package dev.photosync.cli;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// A JSON document of the documented shape: an object that begins with its format and its command.
///
/// What is not ASCII is escaped, so that it passes through any terminal or pipe.
final class Json {
    /// The version of the shape; it changes when a reader of the old one would be misled.
    static final int FORMAT = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

    Json(String command) {
        json.writeStartObject();
        object(
                "photosync",
                () -> {
                    put("format", FORMAT);
                    put("command", command);
                });
    }

    /// Ends the document.
    String text() {
        json.writeEndObject();
        json.close();
        return text.append('\n').toString();
    }

    Json put(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    Json put(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    Json put(String name, double value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    Json put(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    /// A number, or null.
    Json put(String name, OptionalLong value) {
        if (value.isPresent()) {
            return put(name, value.getAsLong());
        }
        json.writeNullProperty(name);
        return this;
    }

    Json putNull(String name) {
        json.writeNullProperty(name);
        return this;
    }

    Json object(String name, Runnable content) {
        json.writeObjectPropertyStart(name);
        content.run();
        json.writeEndObject();
        return this;
    }

    /// An array with an object for each element.
    <T> Json objects(String name, Collection<T> elements, BiConsumer<Json, T> content) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartObject();
            content.accept(this, element);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    Json strings(String name, Collection<String> elements) {
        json.writeArrayPropertyStart(name);
        elements.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    /// An array with whatever values are written meanwhile.
    Json array(String name, Runnable content) {
        json.writeArrayPropertyStart(name);
        content.run();
        json.writeEndArray();
        return this;
    }

    /// An array in an array.
    Json array(Runnable content) {
        json.writeStartArray();
        content.run();
        json.writeEndArray();
        return this;
    }

    Json value(String value) {
        json.writeString(value);
        return this;
    }

    Json value(long value) {
        json.writeNumber(value);
        return this;
    }

    /// A property whose value is JSON already.
    Json raw(String name, String value) {
        json.writeName(name);
        json.writeRawValue(value);
        return this;
    }

    /// An array of pairs of numbers.
    <T> Json pairs(
            String name,
            Collection<T> elements,
            ToLongFunction<T> first,
            ToLongFunction<T> second) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartArray();
            json.writeNumber(first.applyAsLong(element));
            json.writeNumber(second.applyAsLong(element));
            json.writeEndArray();
        }
        json.writeEndArray();
        return this;
    }

    /// An object of numbers.
    Json numbers(String name, Map<String, ? extends Number> values) {
        return object(name, () -> values.forEach((key, value) -> put(key, value.longValue())));
    }
}
