package dev.photosync.core.diff;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;

/// Small revisions of one asset, and what they are made of.
final class Revisions {
    static final AssetId ID = new AssetId(7, 7);
    static final Resource ORIGINAL = resource(ResourceRole.ORIGINAL, 1);

    private Revisions() {}

    static Resource resource(ResourceRole role, long number) {
        return new Resource(role, new ContentHash(number, 2, 3, 4), 10, false);
    }

    static Resource edit(long number) {
        return resource(ResourceRole.EDIT, 100 + number);
    }

    /// @param albums its albums, as bits
    /// @param edit the number of its edit; 0 for none
    static Revision revision(
            AssetState state, long since, boolean favourite, int albums, int edit) {
        ImmutableList.Builder<Resource> parts = ImmutableList.builder();
        if (state != AssetState.PURGED) {
            parts.add(ORIGINAL);
            if (edit > 0) {
                parts.add(edit(edit));
            }
        }
        ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
        if ((albums & 1) != 0) {
            names.add("Alps");
        }
        if ((albums & 2) != 0) {
            names.add("Beach");
        }
        return Revision.of(
                parts.build(), names.build(), favourite, state, 5, since, RecordKind.ASSET);
    }

    /// The same, added at another time.
    static Revision addedAt(Revision revision, long micros) {
        return Revision.of(
                revision.resources(),
                revision.albums(),
                revision.favourite(),
                revision.state(),
                micros,
                revision.stateSinceMicros(),
                revision.recordKind());
    }
}
