package dev.photosync.core.codec;

import com.google.common.base.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer in which a payload is written, behind room for its frame's header.
///
/// Numbers of fixed width are big-endian. A varint has seven bits a byte, low bits first, in the
/// fewest bytes that hold it; {@link PayloadReader} takes no other form, so that equal values have
/// equal encodings.
public final class PayloadWriter {
    private static final int INITIAL_BYTES = 128;
    private static final int LONGEST_VARINT_BYTES = 10;

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES).position(Frame.HEADER_BYTES);

    /// Writes the low eight bits.
    public void putByte(int value) {
        reserve(1);
        bytes.put((byte) value);
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        bytes.putLong(value);
    }

    /// Writes a number as unsigned: short if it is small and not negative.
    public void putVarint(long value) {
        reserve(LONGEST_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /// Writes a number that is short if it is near zero on either side.
    public void putSigned(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    /// Writes the length of a text in UTF-8, and the text.
    ///
    /// @throws IllegalArgumentException if the text has half a surrogate pair, which UTF-8 cannot
    ///   hold
    public void putText(String text) {
        int length = Utf8.encodedLength(text);
        putVarint(length);
        reserve(length);
        bytes.put(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy of what was written, with the room in front still blank.
    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// Makes room for bytes to come, in one step if their number is known beforehand.
    void reserve(int more) {
        if (bytes.remaining() < more) {
            // Fails here, not with a negative size, if two gigabytes do not suffice.
            int needed = Math.addExact(bytes.position(), more);
            int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
            bytes = ByteBuffer.allocate(Math.max(needed, doubled)).put(bytes.flip());
        }
    }
}
