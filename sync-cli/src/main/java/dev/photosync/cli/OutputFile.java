package dev.photosync.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/// A file that a command writes: whole or not at all, never half.
final class OutputFile {
    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /// @throws UsageException if this cannot be a file, or one could not be written there
    static OutputFile of(String name) {
        try {
            Path path = Path.of(name);
            Path folder = folder(path);
            if (name.isEmpty() || Files.isDirectory(path)) {
                throw new UsageException(name + ": expected a file to write, found a folder");
            }
            if (!Files.isDirectory(folder)) {
                throw new UsageException(name + ": there is no folder " + folder);
            }
            if (!Files.isWritable(folder)) {
                throw new UsageException(name + ": the folder " + folder + " cannot be written to");
            }
            return new OutputFile(path);
        } catch (InvalidPathException e) {
            throw new UsageException("this cannot be the name of a file: " + e.getReason());
        }
    }

    /// Refuses to go on if there is such a file.
    void mustBeNew() {
        if (Files.exists(path)) {
            throw new UsageException(path + ": this file exists; --force overwrites it");
        }
    }

    /// What a file is filled with.
    interface Content {
        /// Writes all of it.
        void to(Writer writer) throws IOException;
    }

    /// Writes a text.
    ///
    /// @throws UsageException if that cannot be done; the file is then as it was
    void write(String text) {
        write(writer -> writer.write(text));
    }

    /// Writes beside the file first and then puts it in place.
    ///
    /// @throws UsageException if that cannot be done; the file is then as it was
    void write(Content content) {
        Path beside = null;
        try {
            // Unlike a temporary file of the JDK's, one that others may read as they may any other.
            String name = ".photosync-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
            beside = folder(path).resolve(name + ".tmp");
            try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                content.to(writer);
            }
            move(beside, path);
            beside = null;
        } catch (IOException | JacksonIOException e) {
            throw new UsageException(path + ": cannot be written: " + reason(e));
        } finally {
            discard(beside);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // What went wrong before is what matters.
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    }

    private static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
