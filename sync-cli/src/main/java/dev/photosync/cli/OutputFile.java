package dev.photosync.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.exc.JacksonIOException;

/// A file that a command writes: whole or not at all, never half. A symbolic link stays and its
/// target is written; what is no file, such as a device or a pipe, takes the text as it comes.
final class OutputFile {
    private static final int MOST_LINKS = 40;

    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /// @throws UsageException if this cannot be a file, or one could not be written there
    static OutputFile of(String name) {
        try {
            Path path = Path.of(name);
            if (name.isEmpty() || Files.isDirectory(path)) {
                throw new UsageException(name + ": expected a file to write, found a folder");
            }
            if (Files.exists(path) && !Files.isWritable(path)) {
                throw new UsageException(name + ": this file cannot be written to");
            }
            if (!takesTextAsItComes(path)) {
                checkFolder(name, folder(target(path)));
            }
            return new OutputFile(path);
        } catch (InvalidPathException e) {
            throw new UsageException("this cannot be the name of a file: " + e.getReason());
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be written: " + reason(e));
        }
    }

    /// A page for a browser, which must be called one.
    ///
    /// @throws UsageException as {@link #of}, and if the name does not end as a page's
    static OutputFile ofPage(String name) {
        OutputFile file = of(name);
        if (!isPage(name) && !takesTextAsItComes(file.path)) {
            throw new UsageException(
                    name + ": this is a page for a browser; its name must end in .html or .htm");
        }
        return file;
    }

    /// A table that is read before it is gone on with; it must not be called a page.
    ///
    /// @throws UsageException as {@link #of}, and if the name ends as a page's, or is that of a
    ///   device or a pipe
    static OutputFile ofTable(String name) {
        OutputFile file = of(name);
        if (takesTextAsItComes(file.path)) {
            throw new UsageException(name + ": expected a file to go on with, found a device");
        }
        if (isPage(name)) {
            throw new UsageException(
                    name + ": this is a table, such as runs.csv; --chart writes a page");
        }
        return file;
    }

    private static boolean isPage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".html") || lower.endsWith(".htm");
    }

    private static void checkFolder(String name, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(name + ": there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(name + ": the folder " + folder + " cannot be written to");
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
    /// @throws UsageException if that cannot be done; a file is then as it was
    void write(Content content) {
        try {
            if (takesTextAsItComes(path)) {
                fill(path, content, StandardOpenOption.WRITE);
            } else {
                replace(target(path), content);
            }
        } catch (IOException | JacksonIOException e) {
            throw new UsageException(path + ": cannot be written: " + reason(e));
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        // Unlike a temporary file of the JDK's, one that others may read as they may any other.
        String name = ".photosync-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        Path beside = folder(target).resolve(name + ".tmp");
        try {
            fill(beside, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            move(beside, target);
        } finally {
            discard(beside);
        }
    }

    private static void fill(Path file, Content content, OpenOption... how) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, how)) {
            content.to(writer);
        }
    }

    private static boolean takesTextAsItComes(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    /// Where the links from a path lead, whether or not there is a file yet.
    private static Path target(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("too many links, one to the other");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
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

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What went wrong before is what matters.
        }
    }

    /// Why, without the name of the file that only this class knows.
    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its folder takes no new file";
            case FileSystemException file ->
                    Objects.requireNonNullElse(file.getReason(), "its folder refuses it");
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
