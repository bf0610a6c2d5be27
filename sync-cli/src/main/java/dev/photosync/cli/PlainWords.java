package dev.photosync.cli;

import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import dev.photosync.sim.text.NearestWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options and says in plain words what was expected when it cannot.
final class PlainWords {
    private PlainWords() {}

    static Integer number(String text) {
        Integer number = Ints.tryParse(text);
        if (number == null) {
            throw expected("a whole number", text);
        }
        return number;
    }

    static Long longNumber(String text) {
        Long number = Longs.tryParse(text);
        if (number == null) {
            throw expected("a whole number", text);
        }
        return number;
    }

    /// Reads one of the words of a type, in upper or lower case.
    static <E extends Enum<E>> ITypeConverter<E> of(Class<E> type) {
        E[] values = Objects.requireNonNull(type.getEnumConstants());
        List<String> words =
                Arrays.stream(values).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
        return text -> {
            int index = words.indexOf(text.toLowerCase(Locale.ROOT));
            if (index < 0) {
                String last = words.getLast();
                String first = String.join(", ", words.subList(0, words.size() - 1));
                throw new TypeConversionException(
                        expected(first + " or " + last, text).getMessage()
                                + NearestWord.of(text, words)
                                        .map(near -> "; did you mean `" + near + "`?")
                                        .orElse(""));
            }
            return values[index];
        };
    }

    private static TypeConversionException expected(String what, String found) {
        return new TypeConversionException("expected " + what + ", found `" + found + "`");
    }
}
