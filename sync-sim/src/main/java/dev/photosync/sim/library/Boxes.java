package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The boxes that a HEIF, QuickTime or MP4 file is made of (ISO/IEC 14496-12, section 4.2).
///
/// Only headers are read, so that the cost does not depend on the size of a film.
final class Boxes {
    private static final int MAX_BOXES = 100_000;
    private static final int MAX_DEPTH = 16;
    private static final int HEADER_BYTES = 8;
    private static final int LARGE_HEADER_BYTES = 16;

    /// One box.
    ///
    /// @param type its four-character code
    /// @param startByte where its header begins in the file
    /// @param bodyByte where its contents begin
    /// @param endByte where the next box begins
    record Box(String type, long startByte, long bodyByte, long endByte) {}

    private Boxes() {}

    /// The boxes that fill a range of the file.
    ///
    /// @throws UnusableFileException if they do not fit in it
    static ImmutableList<Box> in(FileChannel file, long fromByte, long toByte)
            throws IOException, UnusableFileException {
        ImmutableList.Builder<Box> boxes = ImmutableList.builder();
        long at = fromByte;
        // Some recorders pad the end with a few zero bytes.
        for (int count = 0; toByte - at >= HEADER_BYTES; count++) {
            if (count == MAX_BOXES) {
                throw UnusableFileException.damaged(
                        "at most " + MAX_BOXES + " boxes may follow one another, more found");
            }
            Box box = read(file, at, toByte);
            boxes.add(box);
            at = box.endByte;
        }
        return boxes.build();
    }

    /// Makes sure that boxes fit in a box, at every depth that is reached by containers alone.
    ///
    /// @throws UnusableFileException if they do not
    static void check(FileChannel file, Box box, ImmutableSet<String> containers)
            throws IOException, UnusableFileException {
        check(file, box, containers, MAX_DEPTH);
    }

    private static void check(FileChannel file, Box box, ImmutableSet<String> containers, int depth)
            throws IOException, UnusableFileException {
        if (depth == 0) {
            throw UnusableFileException.damaged(
                    "boxes may lie " + MAX_DEPTH + " deep, found deeper ones");
        }
        for (Box inner : in(file, box.bodyByte, box.endByte)) {
            if (containers.contains(inner.type)) {
                check(file, inner, containers, depth - 1);
            }
        }
    }

    /// The first box of a type.
    static Optional<Box> first(ImmutableList<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }

    /// So many bytes from a place in the file, or those up to its end.
    static ByteBuffer bytes(FileChannel file, long atByte, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && file.read(bytes, atByte + bytes.position()) >= 0) {
            // A read may stop short of what is there.
        }
        return bytes.flip();
    }

    private static Box read(FileChannel file, long at, long to)
            throws IOException, UnusableFileException {
        ByteBuffer header = bytes(file, at, LARGE_HEADER_BYTES);
        if (header.remaining() < HEADER_BYTES) {
            throw UnusableFileException.damaged("a box header is cut off at byte " + at);
        }
        long size = Integer.toUnsignedLong(header.getInt());
        byte[] code = new byte[4];
        header.get(code);
        String type = new String(code, StandardCharsets.ISO_8859_1);
        int headerBytes = HEADER_BYTES;
        if (size == 1 && header.remaining() >= Long.BYTES) {
            size = header.getLong();
            headerBytes = LARGE_HEADER_BYTES;
        } else if (size == 0) {
            // Up to the end of what holds it.
            size = to - at;
        }
        if (size < headerBytes || size > to - at) {
            throw UnusableFileException.damaged(
                    "box "
                            + printable(type)
                            + " at byte "
                            + at
                            + " claims "
                            + Long.toUnsignedString(size)
                            + " bytes where "
                            + (to - at)
                            + " are left");
        }
        return new Box(type, at, at + headerBytes, at + size);
    }

    private static String printable(String type) {
        return type.chars().allMatch(c -> c >= ' ' && c <= '~') ? "'" + type + "'" : "of no type";
    }
}
