package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;

/// An asset as it is taken or imported: what a library knows of it before it was ever synced.
///
/// @param name the file name of the original; for an imported picture its path in the folder, with
///   slashes
/// @param resources its files in order of role, the original first
/// @param capturedAtMicros when it was taken, in microseconds since 1970 UTC; 0 if unknown
/// @param width in pixels, as stored, before any rotation; 0 if unknown
/// @param height in pixels, as stored, before any rotation; 0 if unknown
public record Picture(
        String name,
        ImmutableList<Resource> resources,
        long capturedAtMicros,
        int width,
        int height) {

    public Picture {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a picture must have a name: name=\"\"");
        }
        if (resources.isEmpty() || resources.getFirst().role() != ResourceRole.ORIGINAL) {
            throw new IllegalArgumentException(
                    "a picture's first resource must be its original: resources=" + resources);
        }
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException(
                    "dimensions must not be negative: width=" + width + " height=" + height);
        }
    }

    /// The still or the film as it was taken.
    public Resource original() {
        return resources.getFirst();
    }

    /// The id that every device gives to this picture; computed anew at each call.
    public AssetId id() {
        return AssetId.ofImport(original().hash(), capturedAtMicros);
    }

    /// The first revision of the asset.
    ///
    /// @param addedAtMicros when it is added, by the wall clock of the device that adds it
    /// @throws IllegalArgumentException if resources share a role or are out of order
    public Revision revision(long addedAtMicros) {
        return Revision.imported(resources, addedAtMicros);
    }

    /// The sum of its resources' sizes.
    public long sizeBytes() {
        long sum = 0;
        for (int i = 0; i < resources.size(); i++) {
            sum += resources.get(i).sizeBytes();
        }
        return sum;
    }
}
