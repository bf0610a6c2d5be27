package dev.photosync.sim.fuzz.planner;

import dev.photosync.core.diff.Decision;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// What decides about one asset: the planner, its reference model, or a planted defect.
@FunctionalInterface
public interface MergePolicy {
    /// Plans one asset. Null means that the tree does not have it.
    Decision plan(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base);
}
