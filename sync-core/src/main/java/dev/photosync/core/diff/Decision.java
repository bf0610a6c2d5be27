package dev.photosync.core.diff;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// What one asset needs, given what this device has, what the cloud has and what both last agreed.
public sealed interface Decision {
    /// Nothing to do, and nothing to remember.
    record Nothing() implements Decision {}

    /// Device and cloud agree; the base should say so.
    ///
    /// @param revision what they agree on
    record Agree(Revision revision) implements Decision {}

    /// Only the cloud changed: take its revision.
    ///
    /// @param revision the cloud's
    record TakeRemote(Revision revision) implements Decision {}

    /// Only this device changed: commit its revision.
    ///
    /// @param expected what the cloud should still have; null for nothing
    /// @param revision the device's
    record Commit(@Nullable Revision expected, Revision revision) implements Decision {}

    /// Both changed: the device takes the merged revision and, where one edit would be lost, keeps
    /// it as an asset of its own.
    ///
    /// @param merged both sides' changes together
    /// @param copy the asset that keeps a losing edit; null when nothing would be lost
    record Merge(Revision merged, @Nullable ConflictCopy copy) implements Decision {}

    /// An asset made to keep a losing edit.
    ///
    /// @param id derived from the asset and the edit, so that every device derives the same
    /// @param revision the original with the losing edit
    record ConflictCopy(AssetId id, Revision revision) {}
}
