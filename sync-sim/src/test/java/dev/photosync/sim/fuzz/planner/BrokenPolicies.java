package dev.photosync.sim.fuzz.planner;

import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.diff.Planner;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// Policies that are the planner's but for one mistake each, of the kind that sync engines have
/// had.
enum BrokenPolicies implements MergePolicy {
    /// The revision whose clock is ahead replaces the other, edits and all.
    LAST_WRITER_WINS(Law.EDITS) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            return local.stateSinceMicros() > remote.stateSinceMicros()
                    ? new Decision.Commit(remote, local)
                    : new Decision.TakeRemote(remote);
        }
    },
    /// The losing edit is dropped where both sides edited.
    NO_CONFLICT_COPY(Law.EDITS) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            return Planner.plan(id, local, remote, base)
                            instanceof Decision.Merge(Revision merged, _)
                    ? new Decision.Merge(merged, null)
                    : Planner.plan(id, local, remote, base);
        }
    },
    /// A device that was away saves what it has over what others changed meanwhile.
    STALE_OVERWRITES(Law.EDITS) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            return new Decision.Commit(remote, local);
        }
    },
    /// A tombstone, once seen, purges whatever else there is.
    TOMBSTONE_STICKS(Law.NO_DELETION) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            return local.state() == AssetState.PURGED
                    ? new Decision.Commit(remote, local)
                    : remote.state() == AssetState.PURGED
                            ? new Decision.TakeRemote(remote)
                            : Planner.plan(id, local, remote, base);
        }
    },
    /// What the cloud no longer has counts as deleted there.
    ABSENCE_DELETES(Law.ABSENCE) {
        @Override
        public Decision plan(
                AssetId id,
                @Nullable Revision local,
                @Nullable Revision remote,
                @Nullable Revision base) {
            return local != null && remote == null && base != null
                    ? new Decision.TakeRemote(local.withState(AssetState.TRASHED, 0))
                    : Planner.plan(id, local, remote, base);
        }
    },
    /// What was deleted elsewhere is sent up again by a device that still has it.
    RESURRECTS(Law.NO_RESURRECTION) {
        @Override
        public Decision plan(
                AssetId id,
                @Nullable Revision local,
                @Nullable Revision remote,
                @Nullable Revision base) {
            return local != null && remote != null && local.live() && !remote.live()
                    ? new Decision.Commit(remote, local)
                    : Planner.plan(id, local, remote, base);
        }
    },
    /// Without a base, a tombstone beats what was added again and deleted after it. The planner's
    /// own, until this search found it.
    OLD_TOMBSTONE_PURGES(Law.NO_DELETION) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            return base == null && !local.live() && !remote.live()
                    ? TOMBSTONE_STICKS.instead(id, local, remote, null)
                    : Planner.plan(id, local, remote, base);
        }
    },
    /// A purge that its clock calls the later takes what was added again meanwhile. The planner's
    /// own, until the search of whole systems found it.
    LATER_TOMBSTONE_PURGES(Law.NEW_LIFE) {
        @Override
        Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
            Revision later = local.stateSinceMicros() > remote.stateSinceMicros() ? local : remote;
            return later.state() == AssetState.PURGED
                    ? TOMBSTONE_STICKS.instead(id, local, remote, base)
                    : Planner.plan(id, local, remote, base);
        }
    };

    private final Law breaks;

    BrokenPolicies(Law breaks) {
        this.breaks = breaks;
    }

    /// The law that it breaks, besides differing from the model.
    Law breaks() {
        return breaks;
    }

    @Override
    public Decision plan(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {
        return local == null
                        || remote == null
                        || local.equals(remote)
                        || local.equals(base)
                        || remote.equals(base)
                ? Planner.plan(id, local, remote, base)
                : instead(id, local, remote, base);
    }

    /// The decision where both sides changed.
    Decision instead(AssetId id, Revision local, Revision remote, @Nullable Revision base) {
        return Planner.plan(id, local, remote, base);
    }
}
