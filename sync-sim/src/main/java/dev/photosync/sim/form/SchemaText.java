package dev.photosync.sim.form;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes a JSON Schema as indented text.
public final class SchemaText {
    private final StringBuilder text = new StringBuilder();

    private SchemaText() {}

    /// The schema as JSON that ends with a line feed.
    ///
    /// @param schema of maps, lists, strings, numbers and booleans, as {@link Kind#schema} gives
    public static String of(Map<String, ?> schema) {
        SchemaText writer = new SchemaText();
        writer.write(schema, "\n");
        return writer.text.append('\n').toString();
    }

    private void write(Object value, String indent) {
        switch (value) {
            case Map<?, ?> map -> writeMap(map, indent);
            case List<?> list -> writeList(list, indent);
            case String string -> writeString(string);
            case Number number -> text.append(number);
            case Boolean bool -> text.append(bool);
            default ->
                    throw new IllegalArgumentException(
                            "a schema must be of JSON's types: type=" + value.getClass());
        }
    }

    private void writeMap(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        text.append('{');
        String separator = inner;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            writeString(String.valueOf(entry.getKey()));
            text.append(": ");
            write(entry.getValue(), inner);
            separator = "," + inner;
        }
        text.append(map.isEmpty() ? "}" : indent + "}");
    }

    private void writeList(List<?> list, String indent) {
        boolean flat = list.stream().noneMatch(e -> e instanceof Map || e instanceof List);
        String inner = flat ? "" : indent + "  ";
        text.append('[');
        for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
            text.append(inner);
            write(elements.next(), inner);
            text.append(!elements.hasNext() ? "" : flat ? ", " : ",");
        }
        text.append(flat ? "]" : indent + "]");
    }

    private void writeString(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00")
                                .append(c < 16 ? "0" : "")
                                .append(Integer.toHexString(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
