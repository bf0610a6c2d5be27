package dev.photosync.sim.export;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.TraceEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the trace's records look as JSON: what {@link EventLines} writes and {@link EventSchema}
/// describes.
///
/// A record is an object with a property for each component, of the component's name. Events also
/// say their `type`. Constants and types have their names in lower case with hyphens; a set of
/// reasons is an array of their names, an action its phrase, an asset its 32 hexadecimal digits.
final class EventShape {
    /// The property that says which event it is.
    static final String TYPE = "type";

    private static final String REASONS = "reasons";

    private static final ClassValue<RecordComponent[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.getRecordComponents();
                }
            };

    private static final ClassValue<String> NAMES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    return type.getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT);
                }
            };

    private EventShape() {}

    /// All kinds of a family of events, in the order of their names.
    static ImmutableList<Class<?>> kinds(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .collect(ImmutableList.toImmutableList());
    }

    static RecordComponent[] components(Class<?> record) {
        return COMPONENTS.get(record);
    }

    /// What an event of this kind says its type is.
    static String name(Class<?> event) {
        return NAMES.get(event);
    }

    static String name(Enum<?> constant) {
        return switch (constant) {
            case StartCause cause -> cause.word();
            case StopCause cause -> cause.word();
            default -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    static boolean isEvent(Class<?> record) {
        return TraceEvent.class.isAssignableFrom(record)
                || EngineEvent.class.isAssignableFrom(record);
    }

    static boolean isReasons(RecordComponent component) {
        return component.getType() == long.class && component.getName().equals(REASONS);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
