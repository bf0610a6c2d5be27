package dev.photosync.sim.library;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.library.ContentHash;
import dev.photosync.sim.library.MediaStructure.Facts;
import dev.photosync.sim.library.Skipped.Cause;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Reads one file of a folder, or says why it cannot be imported.
///
/// The name tells which files are looked into; what is in them tells what they are. Any number of
/// threads may read with one reader.
final class MediaReader {
    /// What is read at a time: it stays in the nearer caches until it is hashed.
    private static final int BUFFER_BYTES = 1 << 16;

    private static final ImmutableSet<FileType> NOTHING_KNOWN =
            ImmutableSet.of(FileType.Unknown, FileType.Riff);

    private final long maxStillBytes;

    MediaReader(long maxStillBytes) {
        this.maxStillBytes = maxStillBytes;
    }

    /// @param name the file's path in the folder
    /// @throws UnusableFileException if it is to be skipped; nothing else is thrown, whatever it
    ///   holds
    MediaFile read(Path path, String name) throws UnusableFileException {
        if (!MediaFormat.mayBe(name)) {
            String extension = MediaFormat.extension(name);
            throw new UnusableFileException(
                    Cause.UNSUPPORTED,
                    extension.isEmpty()
                            ? "not a photo or film by its name, which has no extension"
                            : "not a photo or film by its name, which ends in ." + extension);
        }
        try (FileChannel file = FileChannel.open(path)) {
            return read(path, name, file);
        } catch (IOException e) {
            throw new UnusableFileException(Cause.UNREADABLE, "cannot be read: " + inWords(e));
        }
    }

    private MediaFile read(Path path, String name, FileChannel file)
            throws IOException, UnusableFileException {
        long sizeBytes = file.size();
        if (sizeBytes == 0) {
            throw new UnusableFileException(Cause.EMPTY, "the file is empty (0 bytes)");
        }
        MediaFormat format = format(path, name);
        if (!format.film() && sizeBytes > maxStillBytes) {
            throw new UnusableFileException(
                    Cause.TOO_LARGE,
                    "a still may have at most " + maxStillBytes + " bytes: size=" + sizeBytes);
        }
        ContentHash hash = hash(file);
        Facts facts = MediaStructure.read(file, path, sizeBytes, format);
        return new MediaFile(
                name, format, hash, sizeBytes, facts.capturedAtMicros(), facts.dimensions());
    }

    private static MediaFormat format(Path path, String name)
            throws IOException, UnusableFileException {
        FileType contents;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
            contents = FileTypeDetector.detectFileType(bytes);
        }
        if (NOTHING_KNOWN.contains(contents)) {
            throw UnusableFileException.damaged(
                    "its first bytes are not those of any photo or film, though its name ends in ."
                            + MediaFormat.extension(name));
        }
        return MediaFormat.of(contents, name)
                .orElseThrow(() ->
                        new UnusableFileException(
                                Cause.UNSUPPORTED,
                                "its contents are "
                                        + contents.getName()
                                        + ", which is not imported, though its name ends in ."
                                        + MediaFormat.extension(name)));
    }

    private static ContentHash hash(FileChannel file) throws IOException {
        MessageDigest sha256 = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long position = 0;
        for (int count = file.read(buffer, position); count >= 0; ) {
            sha256.update(buffer.array(), 0, count);
            position += count;
            count = file.read(buffer.clear(), position);
        }
        return ContentHash.ofDigest(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// What the system says of a failure, without the path it repeats.
    static String inWords(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "it is no longer there";
            case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
            default -> failure.getClass().getSimpleName();
        };
    }
}
