package dev.photosync.sim.phone;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The owner's memory card, from which a picture can be imported again that was purged: it still
/// has the files as the camera wrote them, without edits.
///
/// It costs nothing until a picture is purged. The copy that keeps a losing edit was never on a
/// card, nor is a picture that was purged before this phone had it.
final class MemoryCard {
    private final LibrarySnapshot initial;
    // Looked up, never iterated.
    private final Map<AssetId, Revision> purged = new HashMap<>();

    /// @param initial what was on the phone at first
    MemoryCard(LibrarySnapshot initial) {
        this.initial = initial;
    }

    /// A picture is about to be purged from the phone.
    void purging(AssetId id, Revision last) {
        boolean asTaken =
                last.resource(ResourceRole.ORIGINAL)
                        .map(original -> AssetId.ofImport(original.hash(), last.addedAtMicros()))
                        .filter(id::equals)
                        .isPresent();
        if (asTaken) {
            purged.put(id, last);
        }
    }

    boolean has(AssetId id) {
        return purged.containsKey(id) || initial.contains(id);
    }

    /// The picture as it is when it is imported again; null if the card does not have it.
    @Nullable Revision read(AssetId id, long addedAtMicros) {
        Revision last = purged.containsKey(id) ? purged.get(id) : initial.get(id);
        if (last == null) {
            return null;
        }
        ImmutableList<Resource> files =
                last.resources().stream()
                        .filter(file -> file.role() != ResourceRole.EDIT)
                        .collect(ImmutableList.toImmutableList());
        return Revision.imported(files, addedAtMicros).withRecordKind(last.recordKind());
    }
}
