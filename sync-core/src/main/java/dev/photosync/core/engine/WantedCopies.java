package dev.photosync.core.engine;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;

/// Which copies the device should hold and does not: originals or, with Optimize Storage, optimised
/// ones. They are queued for download.
final class WantedCopies {
    private final EngineState state;

    WantedCopies(EngineState state) {
        this.state = state;
    }

    /// Queues the download that would give the device the copy it wants of an asset.
    void want(AssetId id) {
        if (nothingMissing()) {
            return;
        }
        boolean optimise = state.conditions().settings().optimiseStorage();
        Rendition current = state.holdings.current(id);
        if (current == Rendition.ORIGINAL || optimise && current == Rendition.OPTIMISED) {
            return;
        }
        Revision revision = state.trees.local(id);
        if (revision == null || !revision.live() || state.trees.remote(id) == null) {
            return;
        }
        if (!optimise) {
            state.enqueue(id, WorkKind.ORIGINAL, revision.sizeBytes());
        } else if (state.holdings.rendition(id) != Rendition.ORIGINAL
                || revision.equals(state.trees.base().get(id))) {
            // An optimised copy takes the original's place, which may be all there is of a change.
            state.enqueue(id, WorkKind.OPTIMISED, Rendition.optimisedBytes(revision));
        }
    }

    /// Queues what is missing of every asset, after a start.
    void wantAll() {
        if (nothingMissing()) {
            return;
        }
        state.trees
                .local()
                .forEachFew((ids, _) -> {
                    state.holdings.readAhead(ids);
                    ids.forEach(this::want);
                });
    }

    /// Tells without a look at any asset, as what is held is of assets in the library.
    private boolean nothingMissing() {
        int held = state.holdings.count(Rendition.ORIGINAL);
        if (state.conditions().settings().optimiseStorage()) {
            held += state.holdings.count(Rendition.OPTIMISED);
        }
        return held == state.trees.local().size();
    }

    /// Optimize Storage was switched: other copies are wanted than those on their way.
    void wantOthers() {
        state.trees
                .local()
                .forEach((id, revision) -> {
                    state.drop(id, WorkKind.OPTIMISED);
                    state.drop(id, WorkKind.ORIGINAL);
                    want(id);
                });
    }

    /// Nothing of an asset is to be fetched any more.
    void drop(AssetId id) {
        state.drop(id, WorkKind.OPTIMISED);
        state.drop(id, WorkKind.ORIGINAL);
        state.drop(id, WorkKind.ORIGINAL_ON_DEMAND);
    }
}
