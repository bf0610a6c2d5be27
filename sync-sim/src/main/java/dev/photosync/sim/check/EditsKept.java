package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.trace.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// No edit is lost silently: what an owner made of a picture stays with it, or with the copy that
/// keeps the loser of a conflict, until an owner who saw it makes another or purges the asset.
///
/// *Checks* that an edit which a record or a device's library gives up is still named by the
/// asset's record in the cloud, by a device of the account, or by the conflict copy of either; and
/// that no record returns to an older format, which would lose what a newer release wrote. *When*:
/// a record or an asset on a device changes its edit; at the end of the run all edits, and then
/// also that the cloud or a device that names it in full resolution has its content. *Cost*: a
/// comparison for each change; O(devices log n) where an edit gives way.
///
/// *Not verified*: favourites and albums, whose merge is the planner's own test; that an edit which
/// lost against a concurrent purge ought to have lost (a purge by an owner excuses it); edits made
/// before the run.
final class EditsKept implements Invariant {
    private final Scene scene;
    private final Violations violations;
    private final Map<ContentHash, Edit> edits = new LinkedHashMap<>();

    /// An owner's edit.
    private static final class Edit {
        final String account;
        final AssetId asset;
        final ContentHash hash;
        boolean superseded;

        Edit(String account, AssetId asset, ContentHash hash) {
            this.account = account;
            this.asset = asset;
            this.hash = hash;
        }
    }

    EditsKept(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "edits-kept";
    }

    @Override
    public void ownerChanged(Fact.OwnerChanged change) {
        if (Scene.importedAgain(change)) {
            // The purge before it ended them.
            String account = scene.account(change.device());
            edits.values().stream()
                    .filter(e -> e.asset.equals(change.asset()) && e.account.equals(account))
                    .forEach(e -> e.superseded = true);
        }
        ContentHash before = edit(change.before());
        ContentHash after = edit(change.after());
        if (Objects.equals(before, after)) {
            return;
        }
        if (after != null) {
            String account = scene.account(change.device());
            edits.putIfAbsent(after, new Edit(account, change.asset(), after));
        }
        Edit known = before == null ? null : edits.get(before);
        if (known != null) {
            known.superseded = true;
        }
    }

    @Override
    public void recordPut(Fact.RecordPut put) {
        check(put.account(), put.asset(), put.before(), put.after());
    }

    @Override
    public void engineSaved(Fact.EngineSaved save) {
        check(save.device(), save.asset(), save.before(), save.after());
    }

    @Override
    public void finish() {
        for (Edit edit : edits.values()) {
            if (wanted(edit)) {
                if (!named(edit)) {
                    lost(edit, edit.account, "nothing names it at the end of the run");
                } else if (!stored(edit)) {
                    lost(edit, edit.account, "its content is nowhere at the end of the run");
                }
            }
        }
    }

    private void check(String where, AssetId id, @Nullable Revision before, Revision after) {
        if (before == null) {
            return;
        }
        if (after.recordKind() < before.recordKind()) {
            violations.add(
                    this,
                    id,
                    where,
                    "a record returned to an older format: asset="
                            + id.shortName()
                            + " from="
                            + before.recordKind()
                            + " to="
                            + after.recordKind());
        }
        ContentHash given = edit(before);
        if (given == null || given.equals(edit(after))) {
            return;
        }
        Edit edit = edits.get(given);
        if (edit != null && wanted(edit) && !named(edit)) {
            lost(edit, where, "another revision took its place");
        }
    }

    private boolean wanted(Edit edit) {
        return !edit.superseded && !scene.deeds(edit.account).purged(edit.asset);
    }

    private boolean named(Edit edit) {
        return named(edit, edit.asset)
                || named(edit, AssetId.ofConflictCopy(edit.asset, edit.hash));
    }

    private boolean named(Edit edit, AssetId id) {
        if (edit.hash.equals(edit(scene.cloud(edit.account).records().get(id)))) {
            return true;
        }
        for (Phone phone : scene.world().phones().values()) {
            if (phone.account().equals(edit.account)
                    && edit.hash.equals(edit(phone.library().get(id)))) {
                return true;
            }
        }
        return false;
    }

    private boolean stored(Edit edit) {
        if (scene.cloud(edit.account).holds(edit.hash)) {
            return true;
        }
        AssetId copy = AssetId.ofConflictCopy(edit.asset, edit.hash);
        for (Phone phone : scene.world().phones().values()) {
            if (phone.account().equals(edit.account)
                    && (holds(phone, edit, edit.asset) || holds(phone, edit, copy))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Phone phone, Edit edit, AssetId id) {
        return edit.hash.equals(edit(phone.library().get(id)))
                && phone.holdings().rendition(id) == Rendition.ORIGINAL;
    }

    private void lost(Edit edit, String where, String how) {
        violations.add(
                this,
                edit.hash,
                where,
                "an edit is lost: asset=" + edit.asset.shortName() + " found=" + how);
    }

    private static @Nullable ContentHash edit(@Nullable Revision revision) {
        if (revision == null) {
            return null;
        }
        // The edit is the last role, so a look at the last resource is enough.
        int size = revision.resources().size();
        if (size == 0) {
            return null;
        }
        Resource last = revision.resources().get(size - 1);
        return last.role() == ResourceRole.EDIT ? last.hash() : null;
    }
}
