package dev.photosync.core.library;

/// The 128-bit identity of one asset, the same on every device and in the cloud.
///
/// An id is derived from what was imported ({@link #ofImport}), so that a retry or a reinstall that
/// imports the same photo again meets the asset it already is. Ids are uniformly distributed, which
/// {@link LibrarySnapshot} relies on. Order is unsigned, high word first.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record AssetId(long high, long low) implements Comparable<AssetId> {

    /// The id of a photo imported with this content and capture time.
    ///
    /// Two imports of the same bytes taken at the same time are one asset, whoever imports them.
    public static AssetId ofImport(ContentHash original, long capturedAtMicros) {
        long high = Mix.of(original.a() ^ Mix.of(capturedAtMicros), original.b());
        long low = Mix.of(original.c() ^ Mix.of(capturedAtMicros + 1), original.d());
        return new AssetId(high, low);
    }

    /// The id of the copy that keeps a losing edit of {@code asset}: the same on every device that
    /// resolves the same conflict.
    public static AssetId ofConflictCopy(AssetId asset, ContentHash losingEdit) {
        return new AssetId(
                Mix.of(asset.high, losingEdit.a()) ^ losingEdit.c(),
                Mix.of(asset.low, losingEdit.b()) ^ losingEdit.d());
    }

    @Override
    public int compareTo(AssetId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public int hashCode() {
        return (int) (low ^ (low >>> 32));
    }

    /// The first 32 bits in hex: enough to tell assets of one run apart by eye.
    public String shortName() {
        return toString().substring(0, 8);
    }

    /// All 32 hex digits.
    @Override
    public String toString() {
        return Hex.of(high) + Hex.of(low);
    }

    /// Reads what {@link #toString} writes.
    ///
    /// @throws IllegalArgumentException if the text is not 32 hex digits
    public static AssetId parse(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("an asset id has 32 hex digits: text=" + text);
        }
        return new AssetId(
                Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16));
    }
}
