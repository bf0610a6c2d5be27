package dev.photosync.sim.form;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/// A key of a mapping. Keys are told apart by identity.
public final class Key<T> {
    private final String name;
    private final Kind<T> kind;
    private final String doc;
    private final boolean required;
    private final Optional<String> defaultText;
    private final T defaultValue;

    private Key(
            String name,
            Kind<T> kind,
            String doc,
            boolean required,
            Optional<String> defaultText,
            T defaultValue) {
        this.name = name;
        this.kind = kind;
        this.doc = doc;
        this.required = required;
        this.defaultText = defaultText;
        this.defaultValue = defaultValue;
    }

    /// A key that must be there.
    ///
    /// @param doc what it means, as a clause of one line
    public static <T> Key<T> required(String name, Kind<T> kind, String doc) {
        return new Key<>(name, kind, doc, true, Optional.empty(), kind.placeholder());
    }

    /// A key that may be left out, which then means the kind's placeholder.
    public static <T> Key<T> optional(String name, Kind<T> kind, String doc) {
        return new Key<>(name, kind, doc, false, Optional.empty(), kind.placeholder());
    }

    /// A key that may be left out, which then means the same as a text.
    public static <T> Key<T> optional(String name, Kind<T> kind, String defaultText, String doc) {
        Problems problems = new Problems();
        T value = kind.read(new Yaml.Text(Place.START, defaultText, true), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "a default must be of its key's kind: key=" + name + " default=" + defaultText);
        }
        return new Key<>(name, kind, doc, false, Optional.of(defaultText), value);
    }

    public String name() {
        return name;
    }

    public Kind<T> kind() {
        return kind;
    }

    public boolean required() {
        return required;
    }

    /// What a value means, and the default if there is one.
    public String doc() {
        return defaultText.map(text -> doc + " (default: " + text + ")").orElse(doc);
    }

    /// Whether a text says what it means to leave the key out.
    boolean hasDefault() {
        return defaultText.isPresent();
    }

    /// What it means to leave the key out.
    T defaultValue() {
        return defaultValue;
    }

    ImmutableMap<String, Object> schema() {
        ImmutableMap.Builder<String, Object> schema = ImmutableMap.builder();
        return schema.put("description", doc()).putAll(kind.schema()).buildKeepingLast();
    }
}
