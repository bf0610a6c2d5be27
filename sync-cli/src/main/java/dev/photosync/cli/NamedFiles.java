package dev.photosync.cli;

import dev.photosync.sim.scenario.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The files that a command line names: one that is to be written must not be another of them.
///
/// It looks at the words of every command alike, before the command runs, so that none can forget.
final class NamedFiles {
    private static final Set<String> WRITTEN = Set.of("--output", "--trace", "--chart", "--bundle");

    /// A word of the command line.
    ///
    /// @param of the option that it was given to, or the label of a parameter
    private record Named(String of, String word, boolean written) {
        Optional<Path> path() {
            try {
                boolean builtIn = !written && Catalogue.names().contains(word);
                return builtIn || word.isEmpty() ? Optional.empty() : Optional.of(Path.of(word));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
    }

    private NamedFiles() {}

    /// @throws ParameterException if the command would overwrite what it reads, or write a file
    ///   twice
    static void check(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            List<Named> names =
                    command.getParseResult().matchedArgs().stream()
                            .distinct()
                            .flatMap(NamedFiles::names)
                            .toList();
            for (Named written : names.stream().filter(Named::written).toList()) {
                for (Named other : names) {
                    if (other != written && same(written, other)) {
                        throw new ParameterException(command, mistake(written, other));
                    }
                }
            }
        }
    }

    private static String mistake(Named written, Named other) {
        return written.of()
                + ": "
                + written.word()
                + (other.of().equals(written.of())
                        ? ": the same file is named twice"
                        : " would overwrite " + other.of() + ", which is the same file");
    }

    private static Stream<Named> names(ArgSpec argument) {
        String of =
                argument instanceof OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel();
        boolean written =
                argument instanceof OptionSpec option
                        && Arrays.stream(option.names()).anyMatch(WRITTEN::contains);
        return argument.stringValues().stream().map(word -> new Named(of, word, written));
    }

    private static boolean same(Named written, Named other) {
        Optional<Path> one = written.path();
        Optional<Path> two = other.path();
        return one.isPresent() && two.isPresent() && same(one.get(), two.get(), other.written());
    }

    private static boolean same(Path one, Path two, boolean bothWritten) {
        try {
            if (Files.exists(one) && Files.exists(two)) {
                // A device, such as /dev/null, takes anything from anyone.
                return Files.isRegularFile(one) && Files.isSameFile(one, two);
            }
        } catch (IOException e) {
            // What cannot be looked at will be refused when it is read or written.
        }
        return bothWritten
                && one.toAbsolutePath().normalize().equals(two.toAbsolutePath().normalize());
    }
}
