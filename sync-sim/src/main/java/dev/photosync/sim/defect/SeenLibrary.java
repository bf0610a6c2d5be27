package dev.photosync.sim.defect;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// A phone's library, as the boundary of its engine sees it.
final class SeenLibrary {
    private LibrarySnapshot assets = LibrarySnapshot.empty();

    /// Notes an input, if it tells of the library.
    void note(Input input) {
        if (input instanceof Input.Started started) {
            assets = started.local();
        } else if (input instanceof Input.LocalChange change) {
            assets = assets.with(change.asset(), change.revision());
        }
    }

    /// Notes an effect, if it changes the library.
    void note(Effect effect) {
        if (effect instanceof Effect.SaveRevision save) {
            assets = assets.with(save.asset(), save.revision());
        }
    }

    LibrarySnapshot assets() {
        return assets;
    }

    @Nullable Revision get(AssetId id) {
        return assets.get(id);
    }
}
