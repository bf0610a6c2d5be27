package dev.photosync.core.library;

/// Bit mixing for digests and derived ids: fast, well spread, not cryptographic.
///
/// The finaliser is that of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Content is identified
/// by SHA-256 ({@link ContentHash}); this is only for summaries of values that already carry one.
public final class Mix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /// One word, mixed.
    public static long of(long word) {
        long z = word + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Two words, mixed in order: {@code of(a, b) != of(b, a)}.
    public static long of(long first, long second) {
        return of(Long.rotateLeft(of(first), 23) + second);
    }

    /// The characters of a text, mixed in order.
    public static long of(String text) {
        long h = text.length();
        for (int i = 0; i < text.length(); i++) {
            h = of(h, text.charAt(i));
        }
        return h;
    }
}
