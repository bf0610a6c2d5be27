package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.trace.Fact;
import org.jspecify.annotations.Nullable;

/// What was deleted comes back only if an owner restored it or added it again.
///
/// *Checks* each step of a record or of a device's library from purged to trashed or live, or from
/// trashed to live: some owner must have brought the new state about, and not before the deletion
/// that it replaces ({@link StateHistory}). A restore beside a deletion, neither knowing of the
/// other, may win. *When*: a record or an asset on a device changes. *Cost*: a comparison, and
/// O(acts on this asset) where the state steps back.
///
/// *Not verified*: a record that a lost zone forgot and a device that never heard of the deletion
/// brings back; the devices that did hear must delete it again, which is convergence.
final class NoResurrection implements Invariant {
    private final Scene scene;
    private final Violations violations;

    NoResurrection(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "no-resurrection";
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        check(put.account(), put.account(), put.asset(), put.before(), put.after());
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        check(
                scene.account(save.device()),
                save.device(),
                save.asset(),
                save.before(),
                save.after());
    }

    private void check(
            String account, String where, AssetId id, @Nullable Revision before, Revision after) {
        if (before == null || after.state().compareTo(before.state()) >= 0) {
            return;
        }
        Deeds deeds = scene.deeds(account);
        boolean undone = deeds.states().cameFrom(id, after, before);
        if (undone || !deeds.broughtAbout(id, after)) {
            violations.add(
                    this,
                    id,
                    where,
                    "a deleted asset came back that nobody restored: asset="
                            + id.shortName()
                            + " from="
                            + before.state()
                            + " to="
                            + after.state());
        }
    }
}
