package dev.photosync.core.codec;

import com.google.common.base.Utf8;
import com.google.common.primitives.Longs;
import java.nio.charset.StandardCharsets;

/// Reads what a {@link PayloadWriter} wrote, from part of an array, and accepts nothing else.
///
/// Every length and count is compared with the bytes that are left before anything is allocated.
public final class PayloadReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    PayloadReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /// Where in the whole array the next byte is.
    public int position() {
        return position;
    }

    /// Reads a byte as unsigned.
    public int readByte() throws MalformedException {
        require(1, "a byte");
        return Byte.toUnsignedInt(bytes[position++]);
    }

    long readLong() throws MalformedException {
        require(Long.BYTES, "a word of 64 bits");
        int at = position;
        position += Long.BYTES;
        return Longs.fromBytes(
                bytes[at],
                bytes[at + 1],
                bytes[at + 2],
                bytes[at + 3],
                bytes[at + 4],
                bytes[at + 5],
                bytes[at + 6],
                bytes[at + 7]);
    }

    long readVarint() throws MalformedException {
        int start = position;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                boolean padded = next == 0 && shift > 0;
                boolean overflows = shift == 63 && next > 1;
                if (padded || overflows) {
                    break;
                }
                return value;
            }
        }
        throw new MalformedException(start, "a varint of 64 bits in its shortest form", "another");
    }

    long readSigned() throws MalformedException {
        long folded = readVarint();
        return folded >>> 1 ^ -(folded & 1);
    }

    int readSignedInt() throws MalformedException {
        int start = position;
        long value = readSigned();
        if (value != (int) value) {
            throw new MalformedException(start, "a number of 32 bits", "value=" + value);
        }
        return (int) value;
    }

    /// Reads how many elements follow.
    ///
    /// @param leastBytes the fewest bytes that one takes
    public int readCount(int leastBytes) throws MalformedException {
        int start = position;
        long count = readVarint();
        int most = (end - position) / leastBytes;
        if (count < 0 || count > most) {
            throw new MalformedException(
                    start, "a count of at most " + most, "count=" + Long.toUnsignedString(count));
        }
        return (int) count;
    }

    String readText() throws MalformedException {
        int length = readCount(1);
        if (!Utf8.isWellFormed(bytes, position, length)) {
            throw new MalformedException(position, "UTF-8", "other bytes: length=" + length);
        }
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /// Refuses bytes that are left.
    public void requireEnd() throws MalformedException {
        if (position != end) {
            throw new MalformedException(
                    position, "the end of the payload", "bytes=" + (end - position));
        }
    }

    private void require(int count, String what) throws MalformedException {
        if (end - position < count) {
            throw new MalformedException(position, what, "bytes=" + (end - position));
        }
    }
}
