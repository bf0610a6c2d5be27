package dev.photosync.sim.fuzz.planner;

import dev.photosync.core.diff.Decision;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One asset in the three trees; null where a tree does not have it.
record Case(
        AssetId id, @Nullable Revision local, @Nullable Revision remote, @Nullable Revision base) {

    boolean agreed() {
        return Objects.equals(local, remote) && Objects.equals(local, base);
    }

    Decision by(MergePolicy policy) {
        return policy.plan(id, local, remote, base);
    }

    Met met() {
        if (local == null) {
            return Met.ABSENT_ON_DEVICE;
        }
        if (remote == null) {
            return Met.ABSENT_IN_CLOUD;
        }
        if (base == null) {
            return Met.CHANGED_WITHOUT_A_BASE;
        }
        if (remote.equals(base)) {
            return Met.ONLY_DEVICE_CHANGED;
        }
        if (local.equals(base)) {
            return Met.ONLY_CLOUD_CHANGED;
        }
        if (local.state() == remote.state()) {
            return Met.BOTH_CHANGED;
        }
        if (local.state() != AssetState.PURGED && remote.state() != AssetState.PURGED) {
            return Met.DELETE_AGAINST_CHANGE;
        }
        return base.state() == AssetState.TRASHED && (local.live() || remote.live())
                ? Met.RESTORE_AGAINST_PURGE
                : Met.PURGE_AGAINST_CHANGE;
    }

    String inWords() {
        return "device " + shown(local) + "\ncloud  " + shown(remote) + "\nbase   " + shown(base);
    }

    static String shown(Decision decision) {
        return switch (decision) {
            case Decision.Nothing _ -> "do nothing";
            case Decision.Agree agree -> "agree on " + shown(agree.revision());
            case Decision.TakeRemote take -> "take the cloud's " + shown(take.revision());
            case Decision.Commit commit ->
                    "save " + shown(commit.revision()) + ", expecting " + shown(commit.expected());
            case Decision.Merge merge ->
                    "merge into "
                            + shown(merge.merged())
                            + (merge.copy() == null
                                    ? ", without a copy"
                                    : ", with the copy " + shown(merge.copy().revision()));
        };
    }

    /// A revision in a line; resources by role and the number of their content.
    private static String shown(@Nullable Revision revision) {
        if (revision == null) {
            return "nothing";
        }
        String parts =
                revision.resources().stream().map(Case::shown).collect(Collectors.joining(", "));
        return revision.state()
                + " since "
                + revision.stateSinceMicros()
                + " ["
                + parts
                + "]"
                + (revision.albums().isEmpty() ? "" : " in " + revision.albums())
                + (revision.favourite() ? " favourite" : "")
                + " added "
                + revision.addedAtMicros();
    }

    private static String shown(Resource resource) {
        return resource.role() + " " + resource.hash().a();
    }
}
