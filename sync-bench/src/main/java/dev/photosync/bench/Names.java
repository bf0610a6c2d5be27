package dev.photosync.bench;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import java.util.HexFormat;

/// Ids and revisions as text, for peers whose keys and values are text.
final class Names {
    private static final HexFormat HEX = HexFormat.of();

    private Names() {}

    static String of(AssetId id) {
        return HEX.toHexDigits(id.high()) + HEX.toHexDigits(id.low());
    }

    static String of(Revision revision) {
        return HEX.toHexDigits(revision.digest());
    }

    static AssetId id(String name) {
        return new AssetId(
                HexFormat.fromHexDigitsToLong(name, 0, 16),
                HexFormat.fromHexDigitsToLong(name, 16, 32));
    }
}
