package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.Decision.ConflictCopy;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules of merging as an executable specification, slow and plain. It shares no code with the
/// planner and is built the other way round: it first says what must become of each part, and then
/// finds the decision that has this result.
///
/// 1. What one side has never heard of is sent there as it is.
/// 2. If one side is as both last agreed, the other side's revision stands as it is.
/// 3. If both changed, each part for itself: what one side alone changed takes that side's value.
/// 4. A state is changed if it is another, or the same since another time. Where both changed it,
///    or no base tells who did, the later stands. But if one side purged, and the base is in
///    neither side's state, the purge stands against a deletion and gives way to a restoring.
/// 5. A purge leaves nothing of the picture: the purging side's revision stands as it is. A side
///    that purged says nothing about the resources.
/// 6. Where both changed a resource, the cloud's stands, and the device's revision becomes an asset
///    of its own: live, in no album, no favourite, named after the first resource that lost.
/// 7. Of two times of adding, and of two record formats, the later stands. What a purge gives way
///    to that is not the later of the two counts as added after it.
/// 8. A deletion never stands against what was added after what it is of, unless the base tells
///    that it is all that changed. Of two states of one kind that of what was added later stands.
///    What a purge gave way to (rule 7) counts as added later against purges alone.
public final class ReferencePlanner implements MergePolicy {
    private record Standing(AssetState state, long sinceMicros) {
        static Standing of(Revision revision) {
            return new Standing(revision.state(), revision.stateSinceMicros());
        }

        boolean beatsWithoutBeingLater(Standing other) {
            return other.state == AssetState.PURGED && other.sinceMicros >= sinceMicros;
        }
    }

    @Override
    public Decision plan(
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
        List<Resource> losers = new ArrayList<>();
        Revision result = result(local, remote, base, losers);
        ConflictCopy copy = losers.isEmpty() ? null : copy(id, local, losers.getFirst());
        if (copy != null) {
            return new Decision.Merge(result, copy);
        }
        if (result.equals(local) && result.equals(remote)) {
            return result.equals(base) ? new Decision.Nothing() : new Decision.Agree(result);
        }
        if (result.equals(remote)) {
            return new Decision.TakeRemote(remote);
        }
        return result.equals(local)
                ? new Decision.Commit(remote, local)
                : new Decision.Merge(result, null);
    }

    private static Revision result(
            Revision local, Revision remote, @Nullable Revision base, List<Resource> losers) {
        if (local.equals(base)) {
            return remote;
        }
        if (remote.equals(base)) {
            return local;
        }
        Standing mine = Standing.of(local);
        Standing theirs = Standing.of(remote);
        boolean mineStands = mineStands(local, remote, base);
        Standing standing = mineStands ? mine : theirs;
        Standing beaten = mineStands ? theirs : mine;
        if (standing.state() == AssetState.PURGED) {
            return mineStands ? local : remote;
        }
        return Revision.of(
                resources(local, remote, base, losers),
                albums(local, remote, base),
                flag(local.favourite(), remote.favourite(), base != null && base.favourite()),
                standing.state(),
                Math.max(
                        Math.max(local.addedAtMicros(), remote.addedAtMicros()),
                        standing.beatsWithoutBeingLater(beaten)
                                ? beaten.sinceMicros() + 1
                                : Long.MIN_VALUE),
                standing.sinceMicros(),
                Math.max(local.recordKind(), remote.recordKind()));
    }

    private static boolean mineStands(Revision local, Revision remote, @Nullable Revision base) {
        Standing mine = Standing.of(local);
        Standing theirs = Standing.of(remote);
        boolean told =
                base != null
                        && (Standing.of(base).equals(mine) || Standing.of(base).equals(theirs));
        boolean mineIsOfLater = isOfLaterLife(local, remote);
        boolean theirsIsOfLater = isOfLaterLife(remote, local);
        boolean same = mine.state() == theirs.state();
        boolean outlived =
                mineIsOfLater && deleted(theirs) > deleted(mine)
                        || theirsIsOfLater && deleted(mine) > deleted(theirs);
        if (outlived && !told || same && (mineIsOfLater || theirsIsOfLater)) {
            return mineIsOfLater;
        }
        if (same || base == null) {
            return mine.sinceMicros() > theirs.sinceMicros()
                    || mine.sinceMicros() == theirs.sinceMicros()
                            && deleted(mine) >= deleted(theirs);
        }
        Standing before = Standing.of(base);
        if (told) {
            return before.equals(theirs);
        }
        boolean purged = mine.state() == AssetState.PURGED || theirs.state() == AssetState.PURGED;
        if (!purged || before.state() == mine.state() || before.state() == theirs.state()) {
            return mine.sinceMicros() > theirs.sinceMicros()
                    || mine.sinceMicros() == theirs.sinceMicros()
                            && deleted(mine) > deleted(theirs);
        }
        if (mine.state() == AssetState.LIVE || theirs.state() == AssetState.LIVE) {
            return mine.state() == AssetState.LIVE;
        }
        return mine.state() == AssetState.PURGED;
    }

    private static boolean isOfLaterLife(Revision one, Revision another) {
        return one.addedAtMicros() > another.addedAtMicros()
                && (one.stateSinceMicros() >= one.addedAtMicros()
                        || another.state() == AssetState.PURGED);
    }

    private static int deleted(Standing standing) {
        return switch (standing.state()) {
            case LIVE -> 0;
            case TRASHED -> 1;
            case PURGED -> 2;
        };
    }

    private static ImmutableList<Resource> resources(
            Revision local, Revision remote, @Nullable Revision base, List<Resource> losers) {
        if (local.state() == AssetState.PURGED) {
            return remote.resources();
        }
        if (remote.state() == AssetState.PURGED) {
            return local.resources();
        }
        ImmutableList.Builder<Resource> resources = ImmutableList.builder();
        for (ResourceRole role : ResourceRole.values()) {
            Resource mine = in(local, role);
            Resource theirs = in(remote, role);
            Resource before = base == null ? null : in(base, role);
            boolean mineChanged = !Objects.equals(mine, before);
            boolean theirsChanged = !Objects.equals(theirs, before);
            Resource stands = mineChanged && !theirsChanged ? mine : theirs;
            if (mine != null && mineChanged && theirsChanged && !mine.equals(theirs)) {
                losers.add(mine);
            }
            if (stands != null) {
                resources.add(stands);
            }
        }
        return resources.build();
    }

    private static @Nullable Resource in(Revision revision, ResourceRole role) {
        return revision.resource(role).orElse(null);
    }

    private static ImmutableSortedSet<String> albums(
            Revision local, Revision remote, @Nullable Revision base) {
        TreeSet<String> named = new TreeSet<>(local.albums());
        named.addAll(remote.albums());
        named.removeIf(album ->
                !flag(
                        local.albums().contains(album),
                        remote.albums().contains(album),
                        base != null && base.albums().contains(album)));
        return ImmutableSortedSet.copyOf(named);
    }

    /// If anybody changed it, it is no longer what it was.
    private static boolean flag(boolean mine, boolean theirs, boolean before) {
        return mine != before || theirs != before ? !before : before;
    }

    private static ConflictCopy copy(AssetId id, Revision local, Resource loser) {
        return new ConflictCopy(
                AssetId.ofConflictCopy(id, loser.hash()),
                Revision.of(
                        local.resources(),
                        ImmutableSortedSet.of(),
                        false,
                        AssetState.LIVE,
                        local.addedAtMicros(),
                        local.live() ? local.stateSinceMicros() : local.stateSinceMicros() + 1,
                        local.recordKind()));
    }
}
