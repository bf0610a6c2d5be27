package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStream;
import java.util.TreeMap;

/// Libraries for benchmarks, the same for the same seed.
final class Libraries {
    private Libraries() {}

    /// So many assets of one still each.
    static TreeMap<AssetId, Revision> draw(int assets, long seed) {
        RandomStream stream = new RandomStream(seed);
        TreeMap<AssetId, Revision> library = new TreeMap<>();
        while (library.size() < assets) {
            ContentHash hash =
                    new ContentHash(
                            stream.nextLong(),
                            stream.nextLong(),
                            stream.nextLong(),
                            stream.nextLong());
            Resource still = new Resource(ResourceRole.ORIGINAL, hash, 2_000_000, false);
            library.put(
                    AssetId.ofImport(hash, library.size()),
                    Revision.imported(ImmutableList.of(still), library.size()));
        }
        return library;
    }

    /// A snapshot built from nothing.
    static LibrarySnapshot snapshot(TreeMap<AssetId, Revision> library) {
        return LibrarySnapshot.of(library);
    }

    /// The same library with so many assets, spread evenly, made favourites.
    static TreeMap<AssetId, Revision> changed(TreeMap<AssetId, Revision> library, int changes) {
        TreeMap<AssetId, Revision> after = new TreeMap<>(library);
        int step = library.size() / changes;
        int index = 0;
        for (var entry : library.entrySet()) {
            if (index % step == 0 && index / step < changes) {
                after.put(entry.getKey(), entry.getValue().withFavourite(true));
            }
            index++;
        }
        return after;
    }
}
