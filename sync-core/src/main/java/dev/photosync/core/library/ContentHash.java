package dev.photosync.core.library;

import java.nio.ByteBuffer;

/// The SHA-256 of a resource's bytes, by which the cloud stores and charges content once.
///
/// @param a the first 64 bits
/// @param b the second 64 bits
/// @param c the third 64 bits
/// @param d the last 64 bits
public record ContentHash(long a, long b, long c, long d) implements Comparable<ContentHash> {
    /// The length of a digest.
    public static final int BYTES = 32;

    /// Wraps a 32-byte digest.
    ///
    /// @throws IllegalArgumentException if it is not 32 bytes long
    public static ContentHash ofDigest(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes: length=" + sha256.length);
        }
        ByteBuffer words = ByteBuffer.wrap(sha256);
        return new ContentHash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    @Override
    public int compareTo(ContentHash other) {
        int order = Long.compareUnsigned(a, other.a);
        order = order != 0 ? order : Long.compareUnsigned(b, other.b);
        order = order != 0 ? order : Long.compareUnsigned(c, other.c);
        return order != 0 ? order : Long.compareUnsigned(d, other.d);
    }

    @Override
    public int hashCode() {
        return (int) (a ^ (a >>> 32));
    }

    /// All 64 hex digits.
    @Override
    public String toString() {
        return Hex.of(a) + Hex.of(b) + Hex.of(c) + Hex.of(d);
    }
}
