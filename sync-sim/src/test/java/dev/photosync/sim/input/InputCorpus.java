package dev.photosync.sim.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The inputs of a fuzz target that are kept: one for each path that others do not take, and those
/// that once broke something.
public final class InputCorpus {
    private InputCorpus() {}

    public static List<Path> of(String target) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus", target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
