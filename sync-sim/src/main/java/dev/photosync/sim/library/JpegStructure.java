package dev.photosync.sim.library;

import dev.photosync.sim.library.MediaFile.Dimensions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The markers of a JPEG file (ITU-T T.81, annex B), which tell whether all of it is there.
///
/// Its structure is sound if a frame header gives the size, a scan follows, and the end-of-image
/// marker comes after that. Entropy-coded data is not decoded, and what metadata says is not asked.
final class JpegStructure {
    private static final int MAX_STEPS = 100_000;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private JpegStructure() {}

    /// @throws UnusableFileException if the structure is not sound, with what is missing
    static Dimensions read(FileChannel file, long sizeBytes)
            throws IOException, UnusableFileException {
        Dimensions dimensions = Dimensions.UNKNOWN;
        long at = 2;
        for (int step = 0; step < MAX_STEPS; step++) {
            ByteBuffer segment = Boxes.bytes(file, at, 9);
            if (segment.remaining() < 4) {
                throw UnusableFileException.damaged("the JPEG ends before its image data");
            }
            int marker = Byte.toUnsignedInt(segment.get(1));
            if (segment.get(0) != (byte) 0xFF || marker == 0xFF || marker == 0) {
                // Fill bytes, or stray ones that every decoder passes over.
                at++;
            } else if (marker == START_OF_SCAN) {
                return checked(dimensions, file, at, sizeBytes);
            } else if (marker == END_OF_IMAGE) {
                throw UnusableFileException.damaged("the JPEG has no image data");
            } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
            } else {
                if (frame(marker) && segment.remaining() == 9) {
                    dimensions = Dimensions.of(word(segment, 7), word(segment, 5));
                }
                at += 2 + word(segment, 2);
            }
        }
        throw UnusableFileException.damaged(
                "no image data found after " + MAX_STEPS + " steps through the JPEG's markers");
    }

    private static Dimensions checked(
            Dimensions dimensions, FileChannel file, long scanAt, long sizeBytes)
            throws IOException, UnusableFileException {
        if (!dimensions.known()) {
            throw UnusableFileException.damaged("the JPEG has no frame header that gives its size");
        }
        if (!ends(file, scanAt, sizeBytes)) {
            throw UnusableFileException.damaged(
                    "the JPEG is cut off: no end-of-image marker in " + sizeBytes + " bytes");
        }
        return dimensions;
    }

    /// Whether an end-of-image marker follows; looks from the end, where it usually is.
    private static boolean ends(FileChannel file, long fromByte, long toByte) throws IOException {
        for (long end = toByte; end > fromByte; end -= BLOCK_BYTES) {
            long start = Math.max(fromByte, end - BLOCK_BYTES);
            // One byte more, for a marker across two blocks.
            ByteBuffer block = Boxes.bytes(file, start, (int) (end - start) + 1);
            for (int i = block.limit() - 2; i >= 0; i--) {
                if (block.get(i) == (byte) 0xFF && block.get(i + 1) == (byte) END_OF_IMAGE) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Start of frame: any process but the tables that share its range of codes.
    private static boolean frame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static int word(ByteBuffer segment, int index) {
        return Short.toUnsignedInt(segment.getShort(index));
    }
}
