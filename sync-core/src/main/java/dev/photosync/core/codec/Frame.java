package dev.photosync.core.codec;

import com.google.common.primitives.Ints;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// A payload that is whole: where it lies in an array, and in which version it is written.
///
/// ```
/// offset  0      1        2              6               10
///         magic  version  payload bytes  CRC32C of the   payload,
///                         (big-endian)   rest of frame   at least one byte
/// ```
///
/// This layout is the same in all versions, so that a release that does not know a version still
/// knows a frame of it from damage. No magic occurs in UTF-8, so that no album's name can hold a
/// frame. CRC32C finds every burst of up to 32 wrong bits, and misses one in 2^32 of other damage.
///
/// @param version the format of the payload
/// @param from where the payload begins
/// @param end where the payload and the frame end
public record Frame(int version, int from, int end) {
    /// Begins a record of the journal.
    public static final byte JOURNAL_MAGIC = (byte) 0xFA;

    /// Begins a checkpoint.
    public static final byte IMAGE_MAGIC = (byte) 0xFB;

    /// Begins a page of the change feed.
    public static final byte PAGE_MAGIC = (byte) 0xFC;

    /// The bytes before the payload.
    public static final int HEADER_BYTES = 10;

    private static final int VERSION_AT = 1;
    private static final int LENGTH_AT = 2;
    private static final int CHECKSUM_AT = 6;

    /// Makes a payload a frame.
    public static byte[] seal(byte magic, int version, PayloadWriter payload) {
        byte[] frame = payload.toArray();
        int length = frame.length - HEADER_BYTES;
        ByteBuffer.wrap(frame).put(magic).put((byte) version).putInt(length);
        ByteBuffer.wrap(frame).putInt(CHECKSUM_AT, checksum(frame, 0, length));
        return frame;
    }

    /// The frame at an offset.
    ///
    /// @throws MalformedException if the bytes there are no whole frame
    public static Frame at(byte[] bytes, int offset, byte magic) throws MalformedException {
        int left = bytes.length - offset;
        if (left < HEADER_BYTES) {
            throw new MalformedException(
                    offset, "a header of " + HEADER_BYTES + " bytes", "bytes=" + left);
        }
        if (bytes[offset] != magic) {
            throw new MalformedException(
                    offset, "magic=" + hex(magic), "magic=" + hex(bytes[offset]));
        }
        int length = payloadBytes(bytes, offset);
        if (!fits(bytes, offset, length)) {
            throw new MalformedException(
                    offset + LENGTH_AT,
                    length == 0
                            ? "a payload of at least one byte"
                            : "a payload that ends by offset=" + bytes.length,
                    "payloadBytes=" + Integer.toUnsignedString(length));
        }
        int computed = checksum(bytes, offset, length);
        int stored = intAt(bytes, offset + CHECKSUM_AT);
        if (computed != stored) {
            throw new MalformedException(
                    offset + CHECKSUM_AT, "checksum=" + hex(computed), "checksum=" + hex(stored));
        }
        int from = offset + HEADER_BYTES;
        int version = Byte.toUnsignedInt(bytes[offset + VERSION_AT]);
        return new Frame(version, from, from + length);
    }

    /// The length that the frame at an offset claims, if it might be one; 0 if it cannot be.
    public static int plausibleBytes(byte[] bytes, int offset, byte magic) {
        if (bytes[offset] != magic || bytes.length - offset < HEADER_BYTES) {
            return 0;
        }
        int length = payloadBytes(bytes, offset);
        return fits(bytes, offset, length) ? HEADER_BYTES + length : 0;
    }

    /// Whether the frame at an offset, which is plausible, is whole.
    public static boolean isWhole(byte[] bytes, int offset) {
        int length = payloadBytes(bytes, offset);
        return checksum(bytes, offset, length) == intAt(bytes, offset + CHECKSUM_AT);
    }

    /// A reader of the payload, after comparing the version.
    ///
    /// @param known the only version that the caller reads
    public PayloadReader payload(byte[] bytes, int known) throws MalformedException {
        if (version != known) {
            throw new MalformedException(
                    from - HEADER_BYTES + VERSION_AT, "version=" + known, "version=" + version);
        }
        return new PayloadReader(bytes, from, end);
    }

    private static int payloadBytes(byte[] bytes, int offset) {
        return intAt(bytes, offset + LENGTH_AT);
    }

    private static boolean fits(byte[] bytes, int offset, int length) {
        return length > 0 && length <= bytes.length - offset - HEADER_BYTES;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, CHECKSUM_AT);
        crc.update(bytes, offset + HEADER_BYTES, length);
        return (int) crc.getValue();
    }

    private static int intAt(byte[] bytes, int at) {
        return Ints.fromBytes(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
    }

    private static String hex(byte value) {
        return HexFormat.of().toHexDigits(value);
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits(value);
    }
}
