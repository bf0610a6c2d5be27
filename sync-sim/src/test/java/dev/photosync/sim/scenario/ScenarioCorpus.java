package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Scenario files that are good, and files that are bad in one way each.
///
/// A bad file begins with {@code # schema: accepts}, {@code refuses} or {@code cannot read}, and
/// ends with a line {@code # ! LINE:COLUMN: MESSAGE} for each problem. {@code DIR} is its folder.
final class ScenarioCorpus {
    static final Path FOLDER = Path.of("src/test/resources/dev/photosync/sim/scenario");

    static final ScenarioReader READER =
            new ScenarioReader(
                    new KnownNames(
                            ImmutableSet.of("18", "18.1"),
                            "18.1",
                            ImmutableSet.of("slot-leak"),
                            ImmutableSet.of("evict-at-upload-start"),
                            ImmutableSet.of("office")));

    private ScenarioCorpus() {}

    static ImmutableList<Path> good() {
        return files(FOLDER.resolve("good"));
    }

    static ImmutableList<Path> bad() {
        return files(FOLDER.resolve("bad"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImmutableList<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
