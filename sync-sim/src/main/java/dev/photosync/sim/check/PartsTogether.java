package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.trace.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The parts of an asset appear together or not at all: both halves of a Live Photo, a raw beside
/// its still, an edit beside its original.
///
/// *Checks* that the cloud holds all the content that a record names, that a record or an asset on
/// a device names every file that was imported until it is purged, that a device which holds an
/// original holds all its bytes, and that the parts of an upload are pieces of the content they are
/// to make up. *When*: a record, an asset or a copy on a device changes; an upload is put together;
/// at the end of the run, every record against the content that the cloud has freed. *Cost*: O(log
/// n) for each, O(n) at the end if anything was freed.
///
/// *Not verified*: that the bytes of a part have its hash; the model's content has no bytes, and a
/// part is a piece of what its sender says. That the cloud would refuse what does not add up is no
/// excuse.
final class PartsTogether implements Invariant {
    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, Set<ContentHash>> freed = new HashMap<>();

    PartsTogether(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "parts-together";
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        named(put.account(), put.account(), put.asset(), put.after());
        held(scene.cloud(put.account()), put.asset(), put.after());
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        named(scene.account(save.device()), save.device(), save.asset(), save.after());
    }

    @Override
    public void copyChanged(Fact.CopyChanged change) {
        if (change.to() == Rendition.ORIGINAL
                && change.heldBytes() < change.revision().sizeBytes()) {
            violations.add(
                    this,
                    change.asset(),
                    change.device(),
                    "an original lacks a part: asset="
                            + change.asset().shortName()
                            + " heldBytes="
                            + change.heldBytes()
                            + " sizeBytes="
                            + change.revision().sizeBytes());
        }
    }

    @Override
    public void uploadAssembled(Fact.UploadAssembled assembled) {
        if (assembled.pieces().size() > 1) {
            violations.add(
                    this,
                    assembled.content(),
                    assembled.account(),
                    "an upload's parts are pieces of different contents: content="
                            + assembled.content()
                            + " pieces="
                            + assembled.pieces());
        }
    }

    @Override
    public void contentFreed(Fact.ContentFreed content) {
        freed.computeIfAbsent(content.account(), account -> new HashSet<>()).add(content.content());
    }

    @Override
    public void finish() {
        for (CloudAccount account : scene.world().cloud().accounts().values()) {
            Set<ContentHash> gone = freed.getOrDefault(account.name(), new HashSet<>());
            gone.removeIf(account::holds);
            if (!gone.isEmpty()) {
                account.records().forEach((id, revision) -> held(account, id, revision, gone));
            }
        }
    }

    private void held(CloudAccount account, AssetId id, Revision revision, Set<ContentHash> gone) {
        for (int i = 0; i < revision.resources().size(); i++) {
            if (gone.contains(revision.resources().get(i).hash())) {
                held(account, id, revision);
            }
        }
    }

    private void named(String account, String where, AssetId id, Revision revision) {
        if (revision.state() == AssetState.PURGED) {
            return;
        }
        Revision imported = scene.deeds(account).imported(id);
        if (imported == null || imported.resources().equals(revision.resources())) {
            return;
        }
        for (Resource part : imported.resources()) {
            if (part.role() != ResourceRole.EDIT && !revision.resources().contains(part)) {
                violations.add(
                        this,
                        id,
                        where,
                        "a part of an asset is gone: asset="
                                + id.shortName()
                                + " part="
                                + part.role());
            }
        }
    }

    private void held(CloudAccount account, AssetId id, Revision revision) {
        for (int i = 0; i < revision.resources().size(); i++) {
            Resource part = revision.resources().get(i);
            if (!account.holds(part.hash())) {
                violations.add(
                        this,
                        id,
                        account.name(),
                        "a record names content that the cloud does not hold: asset="
                                + id.shortName()
                                + " part="
                                + part.role());
            }
        }
    }
}
