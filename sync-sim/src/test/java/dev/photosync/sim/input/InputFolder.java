package dev.photosync.sim.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A temporary folder in which a fuzz target lays its input for a reader of files.
public final class InputFolder {
    private final Path folder;

    public InputFolder() {
        try {
            folder = Files.createTempDirectory("photosync-input").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.toFile().deleteOnExit();
    }

    /// A file of this name with these bytes, in place of what was there.
    public Path put(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        file.toFile().deleteOnExit();
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return folder;
    }
}
