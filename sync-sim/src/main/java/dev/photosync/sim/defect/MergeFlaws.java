package dev.photosync.sim.defect;

import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.diff.Planner;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// Flaws in what an asset is thought to need when device and cloud differ: other merge policies,
/// each of which decides one case in its own way and all others as the {@link Planner} does.
final class MergeFlaws {
    private MergeFlaws() {}

    /// A phone whose engine plans by another policy.
    static Flaw planning(MergePolicy policy) {
        return new Flaw() {
            @Override
            public EngineConfig engine(EngineConfig healthy) {
                return healthy.with(healthy.rules().withMerge(policy));
            }
        };
    }

    /// What the cloud remembers as purged is not brought back by anybody.
    static Decision tombstoneStands(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {
        boolean broughtBack =
                local != null
                        && remote != null
                        && remote.state() == AssetState.PURGED
                        && local.state() != AssetState.PURGED
                        && !local.equals(base);
        return broughtBack ? new Decision.Nothing() : Planner.plan(id, local, remote, base);
    }

    /// Of two concurrent changes the one with the later stamp of its device's clock is kept whole.
    static Decision lastStampWins(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {
        if (local == null || remote == null || !concurrent(local, remote, base)) {
            return Planner.plan(id, local, remote, base);
        }
        int byStamp = Long.compare(stampMicros(local), stampMicros(remote));
        boolean later = byStamp != 0 ? byStamp > 0 : local.digest() > remote.digest();
        return later ? new Decision.Commit(remote, local) : new Decision.TakeRemote(remote);
    }

    /// Of two concurrent changes of a live asset the device's own is kept whole, however old.
    static Decision ownCopyWins(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {
        if (local != null
                && remote != null
                && local.live()
                && remote.live()
                && concurrent(local, remote, base)) {
            return new Decision.Commit(remote, local);
        }
        return Planner.plan(id, local, remote, base);
    }

    private static boolean concurrent(Revision local, Revision remote, @Nullable Revision base) {
        return !local.equals(remote) && !local.equals(base) && !remote.equals(base);
    }

    private static long stampMicros(Revision revision) {
        return Math.max(revision.addedAtMicros(), revision.stateSinceMicros());
    }
}
