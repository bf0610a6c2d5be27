package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.trace.Fact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An imported picture is one asset for ever: a retry, a reinstall or a second device never makes
/// another of it.
///
/// *Checks* that every asset which appears in a zone or on a device was imported by an owner of the
/// account or is the declared copy of a losing edit, its id derived from that edit; and that no two
/// live records of a zone have the same original, but for such copies and for what was there before
/// the run. *When*: a record appears or becomes live, a device gets a new asset. *Cost*: O(log n);
/// only if another record names the same original, a walk over the zone to name it.
///
/// *Not verified*: two equal pictures with different hashes.
final class OneIdentity implements Invariant {
    private final Scene scene;
    private final Violations violations;

    OneIdentity(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "one-identity";
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        if (save.before() == null) {
            known(scene.account(save.device()), save.device(), save.asset());
        }
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        Revision before = put.before();
        if (!put.after().live() || before != null && before.live()) {
            return;
        }
        known(put.account(), put.account(), put.asset());
        Deeds deeds = scene.deeds(put.account());
        Optional<ContentHash> original =
                put.after().resource(ResourceRole.ORIGINAL).map(Resource::hash);
        if (original.isEmpty()
                || scene.cloud(put.account()).recordsNaming(original.get()) < 2
                || deeds.initial(put.asset())
                || deeds.conflictCopy(put.asset())) {
            return;
        }
        AssetId twin = twin(put.account(), put.asset(), original.get());
        if (twin != null) {
            violations.add(
                    this,
                    put.asset(),
                    put.account(),
                    "two live records have one original: asset="
                            + put.asset().shortName()
                            + " twin="
                            + twin.shortName());
        }
    }

    private void known(String account, String where, AssetId id) {
        if (!scene.deeds(account).knows(id) && !scene.knownElsewhere(account, id)) {
            violations.add(
                    this,
                    id,
                    where,
                    "an asset appeared that nobody imported: asset=" + id.shortName());
        }
    }

    private @Nullable AssetId twin(String account, AssetId of, ContentHash original) {
        Deeds deeds = scene.deeds(account);
        @Nullable AssetId[] found = new AssetId[1];
        scene.cloud(account)
                .records()
                .forEach((id, revision) -> {
                    boolean same =
                            revision.live()
                                    && !id.equals(of)
                                    && !deeds.conflictCopy(id)
                                    && revision.resource(ResourceRole.ORIGINAL)
                                            .filter(r -> r.hash().equals(original))
                                            .isPresent();
                    if (same && found[0] == null) {
                        found[0] = id;
                    }
                });
        return found[0];
    }
}
