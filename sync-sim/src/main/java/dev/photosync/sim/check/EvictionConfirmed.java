package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.trace.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// An original leaves a device only after the cloud has a record of the asset and all the content
/// of the revision whose copy stays behind.
///
/// *Checks* each copy that becomes less than an original against the cloud's own records and
/// content, not against what the engine believes. *When*: an original leaves a device. *Cost*:
/// O(log n) for each; a lost zone costs its size once.
///
/// What an owner has purged may leave at any time. An edit that somebody has replaced since, as its
/// owner could only do who had it from the cloud or made it here, was confirmed before the cloud
/// let go of it. Content that the cloud had confirmed and then lost with its zone is no breach of
/// this promise, but of {@link OriginalKept}'s if nobody else has it.
///
/// *Not verified*: that the engine had made its knowledge of the confirmation durable first.
final class EvictionConfirmed implements Invariant {
    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, Set<AssetId>> lost = new HashMap<>();

    EvictionConfirmed(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "eviction-confirmed";
    }

    @Override
    public void zoneLost(Fact.ZoneLost zone) {
        Set<AssetId> ids = lost.computeIfAbsent(zone.account(), account -> new HashSet<>());
        zone.records().forEach((id, revision) -> ids.add(id));
    }

    @Override
    public void copyChanged(Fact.CopyChanged change) {
        if (change.from() != Rendition.ORIGINAL || change.to() == Rendition.ORIGINAL) {
            return;
        }
        AssetId id = change.asset();
        String account = scene.account(change.device());
        // What leaves with a purge, even one that was undone elsewhere, is NoSilentDeletion's.
        boolean purge = change.revision().state() == AssetState.PURGED;
        if (purge
                || scene.deeds(account).purged(id)
                || lost.getOrDefault(account, Set.of()).contains(id)) {
            return;
        }
        LibrarySnapshot records = scene.cloud(account).records();
        Revision record = records.get(id);
        boolean recorded = record != null && record.state() != AssetState.PURGED;
        if (!recorded || !confirmed(account, change.revision())) {
            violations.add(
                    this,
                    id,
                    change.device(),
                    "the original left before the cloud had it: asset="
                            + id.shortName()
                            + " record="
                            + recorded
                            + " copy="
                            + change.to());
        }
    }

    private boolean confirmed(String account, Revision revision) {
        return revision.resources().stream()
                .map(Resource::hash)
                .allMatch(content ->
                        scene.cloud(account).holds(content)
                                || scene.deeds(account).replaced(content));
    }
}
