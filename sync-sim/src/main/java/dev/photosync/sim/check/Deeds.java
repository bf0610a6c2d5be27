package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the owners of one account's devices have done, as far as it decides what may become of
/// their pictures: what they imported, deleted, restored and purged.
///
/// Every invariant measures the system against these books, which no engine writes. They cost O(log
/// n) for each change by an owner and share their structure with the library that was there before
/// the run.
final class Deeds {
    private final StateHistory states = new StateHistory();
    private final Map<AssetId, AssetId> declared = new HashMap<>();
    private final Set<AssetId> purged = new HashSet<>();
    private final Set<ContentHash> replaced = new HashSet<>();
    private LibrarySnapshot initial = LibrarySnapshot.empty();
    private LibrarySnapshot known = LibrarySnapshot.empty();
    private @Nullable AssetId askedFor;
    private @Nullable Revision answer;

    /// What was somewhere before the run began.
    void begin(LibrarySnapshot library) {
        if (initial.isEmpty()) {
            initial = library;
        } else if (!library.isEmpty()) {
            LibrarySnapshot.diff(initial, library, this::addInitial);
        }
        known = initial;
    }

    private void addInitial(
            long idHigh, long idLow, @Nullable Revision before, @Nullable Revision after) {
        if (before == null && after != null) {
            initial = initial.with(new AssetId(idHigh, idLow), after);
        }
    }

    /// An owner has added or changed an asset.
    void ownerChanged(AssetId id, @Nullable Revision before, Revision after, long nowMicros) {
        boolean imported = before == null || before.state() == AssetState.PURGED && after.live();
        if (imported) {
            know(id, after);
        }
        if (after.state() == AssetState.PURGED) {
            purged.add(id);
        } else if (imported) {
            purged.remove(id);
        }
        if (before != null && after.state() != AssetState.PURGED) {
            before.resource(ResourceRole.EDIT)
                    .filter(edit -> !after.resources().contains(edit))
                    .ifPresent(edit -> replaced.add(edit.hash()));
        }
        if (before == null || before.state() != after.state()) {
            states.changed(id, before, after, nowMicros);
        }
    }

    /// A record in the cloud has changed.
    void recordPut(
            AssetId id,
            @Nullable Revision before,
            Revision after,
            boolean byCloud,
            long nowMicros) {
        if (before == null) {
            return;
        }
        if (byCloud && after.state() == AssetState.PURGED) {
            states.changed(id, before, after, nowMicros);
            purged.add(id);
        } else if (before.state() == AssetState.PURGED && after.state() != AssetState.PURGED) {
            purged.remove(id);
        }
    }

    /// An engine has said that it keeps a losing edit of an asset as an asset of its own.
    void declareCopy(AssetId of, AssetId copy) {
        if (known.contains(of)) {
            declared.putIfAbsent(copy, of);
        }
    }

    /// A device has an asset it did not have. If it is the copy of a losing edit that was declared,
    /// it is known from now on; its id must be the one derived from that edit.
    void savedNew(AssetId id, Revision revision) {
        AssetId of = declared.get(id);
        if (of == null || known.contains(id)) {
            return;
        }
        boolean derived =
                revision.resource(ResourceRole.EDIT)
                        .map(Resource::hash)
                        .filter(edit -> AssetId.ofConflictCopy(of, edit).equals(id))
                        .isPresent();
        if (derived) {
            know(id, revision);
        }
    }

    /// Whether the asset comes from an owner: imported here, or split off by a conflict.
    boolean knows(AssetId id) {
        return imported(id) != null;
    }

    /// Whether the asset was there before the run.
    boolean initial(AssetId id) {
        return initial.contains(id);
    }

    /// Whether the asset is the copy of a losing edit.
    boolean conflictCopy(AssetId id) {
        return declared.containsKey(id);
    }

    /// What was imported under this id; null if nothing was.
    @Nullable Revision imported(AssetId id) {
        // Several invariants ask for the same asset, one after the other.
        if (id != askedFor) {
            answer = known.get(id);
            askedFor = id;
        }
        return answer;
    }

    private void know(AssetId id, Revision revision) {
        known = known.with(id, revision);
        askedFor = null;
    }

    /// Whether an owner, or the end of its 30 days in Recently Deleted, has purged it.
    boolean purged(AssetId id) {
        return purged.contains(id);
    }

    /// Whether an owner who saw this edit has made another in its place.
    boolean replaced(ContentHash edit) {
        return replaced.contains(edit);
    }

    /// All that was imported, whatever became of it.
    LibrarySnapshot known() {
        return known;
    }

    StateHistory states() {
        return states;
    }

    /// Whether somebody brought the asset into this revision's state: by importing it, by deleting
    /// or restoring it, or by letting its 30 days pass.
    boolean broughtAbout(AssetId id, Revision revision) {
        Revision imported = imported(id);
        boolean byImport =
                imported != null
                        && imported.state() == revision.state()
                        && imported.stateSinceMicros() == revision.stateSinceMicros();
        return byImport || states.has(id, revision);
    }
}
