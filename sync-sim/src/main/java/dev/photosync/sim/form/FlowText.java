package dev.photosync.sim.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A mapping as it is written in one line, such as `{storage: 128 GB, charging: on}`: the way back
/// from what a {@link Form} reads. What a key means anyway is left out.
public final class FlowText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./%+()'-]*(?: [A-Za-z0-9_./%+()'-]+)*");
    private static final Pattern OTHER_THAN_TEXT =
            Pattern.compile(
                    "(?i)true|false|null|yes|no|[0-9.+-]*(?:e[0-9]+)?|0x[0-9a-f]+|0o[0-7]+");

    private final List<String> entries = new ArrayList<>();

    /// Writes a key, unless its default is the same value.
    ///
    /// @param print the value as text that the key's kind reads back
    public <T> FlowText put(Key<T> key, T value, Function<T, String> print) {
        return key.hasDefault() && key.defaultValue().equals(value)
                ? this
                : entry(key.name(), print.apply(value));
    }

    /// Writes a switch, unless its default is the same.
    public FlowText put(Key<Boolean> key, boolean on) {
        return put(key, on, value -> value ? "on" : "off");
    }

    /// Writes a key whose value is a name, unless its default is the same name.
    public FlowText putName(Key<Located<String>> key, String name) {
        return key.hasDefault() && key.defaultValue().value().equals(name)
                ? this
                : entry(key.name(), scalar(name));
    }

    /// Writes an entry.
    ///
    /// @param value as YAML
    public FlowText entry(String name, String value) {
        entries.add(name + ": " + value);
        return this;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public String toString() {
        return "{" + String.join(", ", entries) + "}";
    }

    /// A scalar as YAML, quoted where it would mean something else.
    public static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !OTHER_THAN_TEXT.matcher(text).matches()
                ? text
                : quoted(text);
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }
}
