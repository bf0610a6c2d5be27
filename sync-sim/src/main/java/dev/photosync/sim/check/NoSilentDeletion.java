package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.trace.Fact;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nothing is deleted unless an owner deleted it or 30 days have passed since.
///
/// *Checks* each step of a record or of a device's library towards trashed or purged: an owner must
/// have brought that state about, and must not have undone it since ({@link StateHistory}); that
/// the cloud purges by itself only what an owner trashed 30 true days before; and that no library
/// and no zone ever has fewer assets than it had, but for a zone that is lost. *When*: a record or
/// an asset on a device changes. *Cost*: two comparisons, and O(acts on this asset) where the state
/// steps on.
///
/// A deletion that was undone may come back where nobody holds the picture any more.
///
/// *Not verified*: that a deletion which won against a concurrent edit ought to have won.
final class NoSilentDeletion implements Invariant {
    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, int[]> sizes = new HashMap<>();

    NoSilentDeletion(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "no-silent-deletion";
    }

    @Override
    public void ownerChanged(Fact.OwnerChanged change) {
        size(change.device(), scene.phone(change.device()).library().size());
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        size(save.device(), scene.phone(save.device()).library().size());
        check(
                scene.account(save.device()),
                save.device(),
                save.asset(),
                save.before(),
                save.after());
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        size(put.account(), scene.cloud(put.account()).records().size());
        if (put.byDevice().isEmpty()) {
            purgedByCloud(put);
        } else {
            check(put.account(), put.account(), put.asset(), put.before(), put.after());
        }
    }

    @Override
    public void zoneLost(Fact.ZoneLost lost) {
        sizes.remove(lost.account());
    }

    private void check(
            String account, String where, AssetId id, @Nullable Revision before, Revision after) {
        boolean deleted =
                before == null
                        ? after.state() != AssetState.LIVE
                        : after.state().compareTo(before.state()) > 0;
        if (!deleted) {
            return;
        }
        Deeds deeds = scene.deeds(account);
        boolean undone = before != null && deeds.states().cameFrom(id, after, before);
        Revision imported = deeds.imported(id);
        if (undone && imported != null && !scene.keptSomewhere(account, id, imported)) {
            return;
        }
        if (undone || !deeds.broughtAbout(id, after)) {
            violations.add(
                    this,
                    id,
                    where,
                    (undone
                                    ? "a deletion came back that was undone"
                                    : "an asset was deleted that nobody deleted")
                            + ": asset="
                            + id.shortName()
                            + " from="
                            + (before == null ? "nothing" : before.state())
                            + " to="
                            + after.state());
        }
    }

    private void purgedByCloud(Fact.RecordPut put) {
        Revision before = put.before();
        long trashed =
                before == null || before.state() != AssetState.TRASHED
                        ? Long.MIN_VALUE
                        : scene.deeds(put.account()).states().sinceMicros(put.asset(), before);
        // What was in Recently Deleted before the run has been there for an unknown time.
        boolean wasThere =
                before != null && before.equals(scene.deeds(put.account()).imported(put.asset()));
        boolean due =
                trashed != Long.MIN_VALUE
                        && scene.nowMicros() - trashed >= CloudAccount.TRASH_MICROS;
        if (!due && !wasThere) {
            violations.add(
                    this,
                    put.asset(),
                    put.account(),
                    "the cloud purged what was not in Recently Deleted for 30 days: asset="
                            + put.asset().shortName());
        }
    }

    private void size(String where, int size) {
        int[] last = sizes.computeIfAbsent(where, name -> new int[1]);
        if (size < last[0]) {
            violations.add(
                    this,
                    where,
                    where,
                    "assets disappeared without a record: before=" + last[0] + " after=" + size);
        }
        last[0] = size;
    }
}
