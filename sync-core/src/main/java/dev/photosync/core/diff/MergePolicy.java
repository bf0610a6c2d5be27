package dev.photosync.core.diff;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// Decides what one asset needs; the {@link Planner} is the one that engines have by themselves.
///
/// What a device has not changed is the cloud's to change: a device in step takes over what is new
/// there without asking.
@FunctionalInterface
public interface MergePolicy {
    /// Plans one asset. Null means that the tree does not have it.
    Decision plan(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base);
}
