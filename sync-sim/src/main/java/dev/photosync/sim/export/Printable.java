package dev.photosync.sim.export;

/// Texts as XML 1.0 can hold them.
final class Printable {
    private Printable() {}

    /// The text with a replacement character for what no XML document may hold, escaped or not.
    static String of(String text) {
        StringBuilder fit = new StringBuilder(text.length());
        text.codePoints().map(c -> allowed(c) ? c : '\uFFFD').forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
