package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;

/// Assets to test with, told apart by a number.
final class Photos {
    static final long SMALL = 3_000_000;
    static final String ACCOUNT = "ann";

    private Photos() {}

    static ContentHash hash(long number) {
        return new ContentHash(
                Mix.of(number), Mix.of(number, 1), Mix.of(number, 2), Mix.of(number, 3));
    }

    static Resource original(long number, long sizeBytes) {
        return new Resource(ResourceRole.ORIGINAL, hash(number), sizeBytes, false);
    }

    static Resource edit(long number, long sizeBytes) {
        return new Resource(ResourceRole.EDIT, hash(1_000_000 + number), sizeBytes, false);
    }

    static Resource video(long number, long sizeBytes) {
        return new Resource(ResourceRole.PAIRED_VIDEO, hash(2_000_000 + number), sizeBytes, true);
    }

    static AssetId id(long number) {
        return AssetId.ofImport(hash(number), number);
    }

    static Revision photo(long number) {
        return photo(number, SMALL);
    }

    static Revision photo(long number, long sizeBytes) {
        return Revision.imported(ImmutableList.of(original(number, sizeBytes)), number);
    }

    static Revision livePhoto(long number) {
        return Revision.imported(
                ImmutableList.of(original(number, SMALL), video(number, SMALL)), number);
    }
}
