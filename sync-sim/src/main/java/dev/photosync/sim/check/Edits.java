package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The edits that owners made, to tell those that did not know of each other.
final class Edits {
    private static final int MANY = 3;

    /// @param from what the edit was made from
    private record Edit(String device, List<Resource> from) {}

    private static final class OfAsset {
        final List<Edit> edits = new ArrayList<>(MANY);
        int met;

        /// How many devices' edits started from what this one did.
        long concurrent(Edit with) {
            return edits.stream()
                    .filter(edit -> edit.from().equals(with.from()))
                    .map(Edit::device)
                    .distinct()
                    .count();
        }
    }

    // Looked up, never iterated; only assets that were edited are in it.
    private final Map<AssetId, OfAsset> byAsset = new HashMap<>();

    /// An owner edits a picture.
    ///
    /// @param before what the edit is made from
    void edited(String device, AssetId asset, Revision before) {
        byAsset.computeIfAbsent(asset, _ -> new OfAsset())
                .edits
                .add(new Edit(device, before.resources()));
    }

    /// Two edits of a picture have met, and one of them is a copy now.
    ///
    /// @return whether three devices' edits of the same have met by now
    boolean thirdMet(AssetId asset) {
        OfAsset ofAsset = byAsset.get(asset);
        return ofAsset != null
                && ++ofAsset.met >= MANY - 1
                && ofAsset.edits.stream().anyMatch(edit -> ofAsset.concurrent(edit) >= MANY);
    }
}
