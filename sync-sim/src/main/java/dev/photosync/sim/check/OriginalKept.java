package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.trace.Fact;
import java.util.HashSet;
import java.util.Set;

/// Every picture that a device has ever saved, or that was there before the run, has a whole copy
/// in full resolution somewhere until an owner purges it or its 30 days in Recently Deleted end.
///
/// *Checks* that the cloud holds all its files, or that a device of the account holds its originals
/// and can read them. *When*: an original leaves a device, a record in the cloud stops naming
/// files, a zone is lost; at the end of the run, everything. *Cost*: O(devices) for each of these,
/// the size of the zone when it is lost, and at the end O(n).
///
/// A picture whose last copy a broken disk has destroyed is the disk's loss and is not counted. A
/// lost zone is not excused: whoever kept no original has lost it.
///
/// *Not verified*: that bytes on a device are what their hash says (content has no bytes here), and
/// edits, which are {@link EditsKept}'s.
final class OriginalKept implements Invariant {
    private final Scene scene;
    private final Violations violations;
    private final Set<AssetId> beyondHelp = new HashSet<>();

    OriginalKept(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "original-kept";
    }

    /// A device can no longer read its files; if nobody else has them, that is the disk's doing.
    void damaged(Fact.Damaged damaged) {
        String account = scene.account(damaged.device());
        Revision imported = scene.deeds(account).imported(damaged.asset());
        if (imported != null && !scene.keptSomewhere(account, damaged.asset(), imported)) {
            beyondHelp.add(damaged.asset());
        }
    }

    @Override
    public void copyChanged(Fact.CopyChanged change) {
        if (change.from() == Rendition.ORIGINAL && change.to() != Rendition.ORIGINAL) {
            check(
                    scene.account(change.device()),
                    change.asset(),
                    change.device(),
                    "its original left the device");
        }
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        Revision before = put.before();
        if (before == null) {
            return;
        }
        for (Resource resource : before.resources()) {
            if (resource.role() != ResourceRole.EDIT
                    && !put.after().resources().contains(resource)) {
                check(put.account(), put.asset(), put.account(), "its record no longer names it");
                return;
            }
        }
    }

    @Override
    public void zoneLost(Fact.ZoneLost lost) {
        lost.records()
                .forEach((id, revision) ->
                        check(lost.account(), id, lost.account(), "the zone was lost"));
    }

    @Override
    public void finish() {
        for (String account : scene.world().cloud().accounts().keySet()) {
            Deeds deeds = scene.deeds(account);
            // Where the record still is what was imported, PartsTogether looks at the content.
            LibrarySnapshot.diff(
                    deeds.known(),
                    scene.cloud(account).records(),
                    (idHigh, idLow, imported, record) ->
                            check(
                                    account,
                                    new AssetId(idHigh, idLow),
                                    account,
                                    "at the end of the run"));
        }
    }

    private void check(String account, AssetId id, String where, String occasion) {
        Deeds deeds = scene.deeds(account);
        Revision imported = deeds.imported(id);
        if (imported == null
                || deeds.purged(id)
                || beyondHelp.contains(id)
                || scene.keptSomewhere(account, id, imported)) {
            return;
        }
        violations.add(
                this,
                id,
                where,
                "neither the cloud nor any device has the original: asset="
                        + id.shortName()
                        + " found="
                        + occasion);
    }
}
