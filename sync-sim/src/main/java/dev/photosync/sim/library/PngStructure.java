package dev.photosync.sim.library;

import dev.photosync.sim.library.MediaFile.Dimensions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// The chunks of a PNG file (ISO/IEC 15948, section 5), which tell whether all of it is there.
///
/// Its structure is sound if a header gives the size and chunks that fit lead up to the end chunk.
/// Checksums are not compared, and image data is not decompressed.
final class PngStructure {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_CHUNKS = 1_000_000;

    private PngStructure() {}

    /// @throws UnusableFileException if the structure is not sound, with what is missing
    static Dimensions read(FileChannel file, long sizeBytes)
            throws IOException, UnusableFileException {
        Dimensions dimensions = Dimensions.UNKNOWN;
        long at = SIGNATURE_BYTES;
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            ByteBuffer header = Boxes.bytes(file, at, CHUNK_HEADER_BYTES + 2 * Integer.BYTES);
            long next = at + CHUNK_HEADER_BYTES + CHECKSUM_BYTES;
            if (next > sizeBytes || next + Integer.toUnsignedLong(header.getInt(0)) > sizeBytes) {
                throw UnusableFileException.damaged(
                        "the PNG is cut off: the chunk at byte "
                                + at
                                + " does not fit in the file");
            }
            String type = StandardCharsets.ISO_8859_1.decode(header.slice(4, 4)).toString();
            if (type.equals("IHDR") && header.remaining() == header.capacity()) {
                dimensions =
                        Dimensions.of(
                                Integer.toUnsignedLong(header.getInt(8)),
                                Integer.toUnsignedLong(header.getInt(12)));
            }
            if (type.equals("IEND")) {
                return checked(dimensions);
            }
            at = next + Integer.toUnsignedLong(header.getInt(0));
        }
        throw UnusableFileException.damaged(
                "no end found in the PNG's first " + MAX_CHUNKS + " chunks");
    }

    private static Dimensions checked(Dimensions dimensions) throws UnusableFileException {
        if (!dimensions.known()) {
            throw UnusableFileException.damaged("the PNG has no header that gives its size");
        }
        return dimensions;
    }
}
