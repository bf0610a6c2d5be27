package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Libraries for benchmarks, the same for the same seed.
final class Libraries {
    private Libraries() {}

    /// Two libraries.
    ///
    /// @param changed the ids of all assets in which they differ, in order
    record Pair(
            TreeMap<AssetId, Revision> before,
            TreeMap<AssetId, Revision> after,
            List<AssetId> changed) {}

    /// So many assets of one still each.
    static TreeMap<AssetId, Revision> draw(int assets, long seed) {
        RandomStream stream = new RandomStream(seed);
        TreeMap<AssetId, Revision> library = new TreeMap<>();
        while (library.size() < assets) {
            put(library, stream);
        }
        return library;
    }

    private static AssetId put(Map<AssetId, Revision> library, RandomStream stream) {
        ContentHash hash =
                new ContentHash(
                        stream.nextLong(), stream.nextLong(), stream.nextLong(), stream.nextLong());
        Resource still = new Resource(ResourceRole.ORIGINAL, hash, 2_000_000, false);
        AssetId id = AssetId.ofImport(hash, library.size());
        library.put(id, Revision.imported(ImmutableList.of(still), library.size()));
        return id;
    }

    /// A snapshot built from nothing.
    static LibrarySnapshot snapshot(TreeMap<AssetId, Revision> library) {
        return LibrarySnapshot.of(library);
    }

    /// A library, and the same after so many changes at random: every second edits an asset, the
    /// others add one or take one away, in turn.
    static Pair changed(int assets, int changes) {
        TreeMap<AssetId, Revision> before = draw(assets, 1);
        TreeMap<AssetId, Revision> after = new TreeMap<>(before);
        List<AssetId> ids = new ArrayList<>(before.keySet());
        SplittableRandom random = new SplittableRandom(2);
        RandomStream added = new RandomStream(3);
        TreeSet<AssetId> changed = new TreeSet<>();
        while (changed.size() < changes) {
            int kind = changed.size() % 4;
            if (kind == 3) {
                changed.add(put(after, added));
                continue;
            }
            AssetId id = ids.get(random.nextInt(ids.size()));
            Revision revision = before.get(id);
            if (revision == null || !changed.add(id)) {
                continue;
            }
            if (kind == 1) {
                after.remove(id);
            } else {
                after.put(id, revision.withFavourite(true));
            }
        }
        return new Pair(before, after, new ArrayList<>(changed));
    }

    /// So many changes of a library's assets, evenly spread over their ids.
    static ImmutableList<RecordChange> changes(LibrarySnapshot library, int number) {
        ImmutableList.Builder<RecordChange> changes = ImmutableList.builder();
        int every = library.size() / number;
        int[] count = new int[1];
        library.forEach((id, revision) -> {
            if (count[0]++ % every == 0) {
                changes.add(new RecordChange(id, revision.withFavourite(true)));
            }
        });
        return changes.build();
    }

    /// The second of two libraries as edits of the first's snapshot.
    static LibrarySnapshot edited(LibrarySnapshot before, Pair pair) {
        LibrarySnapshot edited = before;
        for (AssetId id : pair.changed()) {
            Revision now = pair.after().get(id);
            edited = now == null ? edited.without(id) : edited.with(id, now);
        }
        return edited;
    }
}
