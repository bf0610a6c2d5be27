package dev.photosync.core.library;

import java.util.HexFormat;

/// Words as fixed-width hex.
final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    static String of(long word) {
        return FORMAT.toHexDigits(word);
    }
}
