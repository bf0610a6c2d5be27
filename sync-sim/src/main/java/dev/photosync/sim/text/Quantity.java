package dev.photosync.sim.text;

import java.util.function.Function;

/// How values of one kind are written.
///
/// @param noun what it is, with its article, such as {@code a size}
/// @param example one that is written well
/// @param pattern a regular expression, in what Java and ECMAScript share, for the whole of it;
///   whatever {@code parser} accepts matches, not always the reverse
/// @param parser from text; throws {@link WordingException}
/// @param printer to text that the parser reads as the same value
public record Quantity<T>(
        String noun,
        String example,
        String pattern,
        Function<String, T> parser,
        Function<T, String> printer) {

    public T parse(String text) {
        return parser.apply(text);
    }

    public String print(T value) {
        return printer.apply(value);
    }

    /// What should stand there, such as {@code a size such as 4 GB}.
    public String expects() {
        return expects(noun, example);
    }

    static String expects(String noun, String example) {
        return noun + " such as " + example;
    }
}
