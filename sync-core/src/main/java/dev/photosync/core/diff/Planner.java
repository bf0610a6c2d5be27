package dev.photosync.core.diff;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import dev.photosync.core.diff.Decision.ConflictCopy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pure planner: what one asset needs, from its revision in the three trees (local, remote and
/// base, after Dropbox's Nucleus).
///
/// Two rules carry it. *Absence is not a deletion*: an asset that one side has never heard of is
/// sent there, whatever the base says; deletions are revisions of their own, and tombstones are
/// sent like any other: after the loss of a zone somebody may offer a picture whose purge only this
/// device remembers. *Concurrent changes are merged part by part against the base*: a flag, an
/// album, a resource or the state that only one side changed takes that side's value, so that flags
/// and album members never conflict.
///
/// What remains are two true conflicts. Two different edits of the same picture: the one the cloud
/// has keeps its place, the other becomes an asset of its own. A restore against a purge: the
/// restore wins, since a picture is worth more than an empty bin, and counts as added after the
/// purge, so that the tombstone stays beaten where nobody remembers the base. Any other purge
/// stands, and takes with it what was done to the picture elsewhere.
public final class Planner {
    private Planner() {}

    /// Plans one asset. Null means that the tree does not have it.
    public static Decision plan(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {
        if (remote == null) {
            return local == null ? new Decision.Nothing() : new Decision.Commit(null, local);
        }
        if (local == null) {
            return new Decision.TakeRemote(remote);
        }
        if (local.equals(remote)) {
            return local.equals(base) ? new Decision.Nothing() : new Decision.Agree(local);
        }
        if (local.equals(base)) {
            return new Decision.TakeRemote(remote);
        }
        if (remote.equals(base)) {
            return new Decision.Commit(remote, local);
        }
        return merge(id, local, remote, base);
    }

    private static Decision merge(
            AssetId id, Revision local, Revision remote, @Nullable Revision base) {
        Revision state = stateWinner(local, remote, base);
        if (state.state() == AssetState.PURGED) {
            return settle(local, remote, state, null);
        }
        // A side that purged has no resources left to contribute; the other's stand.
        Revision pictures = remote.state() == AssetState.PURGED ? local : remote;
        Revision others = pictures == remote ? local : remote;
        Revision merged = pictures;
        ConflictCopy copy = null;
        for (Resource mine : others.resources()) {
            Optional<Resource> theirs = pictures.resource(mine.role());
            Optional<Resource> before =
                    base == null ? Optional.empty() : base.resource(mine.role());
            if (theirs.isPresent() && theirs.get().equals(mine)
                    || before.equals(Optional.of(mine))) {
                continue;
            }
            if (theirs.equals(before)) {
                merged = merged.withResource(mine);
            } else if (copy == null && others == local) {
                copy = conflictCopy(id, local, mine);
            }
        }
        for (Resource theirs : pictures.resources()) {
            boolean removed =
                    others.state() != AssetState.PURGED
                            && others.resource(theirs.role()).isEmpty()
                            && base != null
                            && base.resource(theirs.role()).equals(Optional.of(theirs));
            if (removed) {
                merged = merged.withResources(without(merged.resources(), theirs));
            }
        }
        boolean favourite =
                mergeFlag(local.favourite(), remote.favourite(), base != null && base.favourite());
        merged = merged.withFavourite(favourite).withAlbums(mergeAlbums(local, remote, base));
        merged =
                Revision.of(
                        merged.resources(),
                        merged.albums(),
                        favourite,
                        state.state(),
                        addedAtMicros(state, state == local ? remote : local),
                        state.stateSinceMicros(),
                        Math.max(local.recordKind(), remote.recordKind()));
        return settle(local, remote, merged, copy);
    }

    private static ImmutableList<Resource> without(
            ImmutableList<Resource> parts, Resource removed) {
        return parts.stream()
                .filter(part -> !part.equals(removed))
                .collect(ImmutableList.toImmutableList());
    }

    private static Decision settle(
            Revision local, Revision remote, Revision merged, @Nullable ConflictCopy copy) {
        if (copy == null && merged.equals(remote)) {
            return new Decision.TakeRemote(remote);
        }
        if (copy == null && merged.equals(local)) {
            return new Decision.Commit(remote, local);
        }
        return new Decision.Merge(merged, copy);
    }

    private static ConflictCopy conflictCopy(AssetId id, Revision local, Resource losing) {
        Revision kept =
                local.withState(AssetState.LIVE, local.stateSinceMicros())
                        .withAlbums(ImmutableSortedSet.of())
                        .withFavourite(false);
        return new ConflictCopy(AssetId.ofConflictCopy(id, losing.hash()), kept);
    }

    /// The side whose state stands. Where no base tells who changed it, the later change does, but
    /// for what was done before the picture was added again: that deletes no later life of it.
    ///
    /// A side that is in the base's state but since another time has left it and come back, or the
    /// base is older than what was agreed, because the journal lost that.
    private static Revision stateWinner(Revision local, Revision remote, @Nullable Revision base) {
        if (local.state() == remote.state()) {
            return outlived(remote, local) || !outlived(local, remote) && notEarlier(local, remote)
                    ? local
                    : remote;
        }
        if (base != null && sameState(base, local)) {
            return remote;
        }
        if (base != null && sameState(base, remote)) {
            return local;
        }
        Revision further = local.state().compareTo(remote.state()) > 0 ? local : remote;
        Revision other = further == local ? remote : local;
        if (outlived(further, other)) {
            return other;
        }
        boolean told =
                base != null
                        && further.state() == AssetState.PURGED
                        && base.state() != local.state()
                        && base.state() != remote.state();
        if (!told) {
            return notEarlier(further, other) ? further : other;
        }
        // From LIVE both deleted, one of them for good; from TRASHED one restored.
        return other.live() ? other : further;
    }

    private static boolean notEarlier(Revision one, Revision another) {
        return one.stateSinceMicros() >= another.stateSinceMicros();
    }

    /// When what stands was added: after a purge that it beats without being the later.
    private static long addedAtMicros(Revision winner, Revision other) {
        long later = Math.max(winner.addedAtMicros(), other.addedAtMicros());
        return other.state() == AssetState.PURGED
                        && other.stateSinceMicros() >= winner.stateSinceMicros()
                ? Math.max(later, other.stateSinceMicros() + 1)
                : later;
    }

    /// Whether a state is of a life before the one that the other is of. Clocks need not agree for
    /// that: who adds a picture again knows of its purge, and counts it as added after that.
    ///
    /// What was kept over a purge counts as added after it, too, but only against purges: its state
    /// is of before, and somebody may have known of it who deleted.
    private static boolean outlived(Revision revision, Revision other) {
        boolean kept = other.addedAtMicros() > other.stateSinceMicros();
        return revision.addedAtMicros() < other.addedAtMicros()
                && (revision.state() == AssetState.PURGED || !kept);
    }

    /// Whether nobody has deleted or restored between the two: the same state may be another one of
    /// its kind.
    private static boolean sameState(Revision one, Revision another) {
        return one.state() == another.state()
                && one.stateSinceMicros() == another.stateSinceMicros();
    }

    private static boolean mergeFlag(boolean local, boolean remote, boolean base) {
        return local == base ? remote : local;
    }

    private static ImmutableSortedSet<String> mergeAlbums(
            Revision local, Revision remote, @Nullable Revision base) {
        if (local.albums().equals(remote.albums())) {
            return local.albums();
        }
        ImmutableSortedSet<String> before = base == null ? ImmutableSortedSet.of() : base.albums();
        ImmutableSortedSet.Builder<String> merged = ImmutableSortedSet.naturalOrder();
        for (String album : Sets.union(local.albums(), remote.albums())) {
            if (mergeFlag(
                    local.albums().contains(album),
                    remote.albums().contains(album),
                    before.contains(album))) {
                merged.add(album);
            }
        }
        return merged.build();
    }
}
