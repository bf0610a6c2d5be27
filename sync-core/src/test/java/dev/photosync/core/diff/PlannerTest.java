package dev.photosync.core.diff;

import static dev.photosync.core.diff.Revisions.ID;
import static dev.photosync.core.diff.Revisions.edit;
import static dev.photosync.core.diff.Revisions.resource;
import static dev.photosync.core.diff.Revisions.revision;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Compares the planner with a reference that applies the stated rules one by one, over every
/// combination of small revisions.
class PlannerTest {
    /// Absent, and a purge, and every state, flag, album and edit in two values or three.
    private static List<@Nullable Revision> domain() {
        List<@Nullable Revision> all = new ArrayList<>();
        all.add(null);
        for (AssetState state : AssetState.values()) {
            for (long since : new long[] {4, 8}) {
                for (int flags = 0; flags < 4; flags++) {
                    for (int edit = 0; edit < (state == AssetState.PURGED ? 1 : 3); edit++) {
                        all.add(revision(state, since, (flags & 1) != 0, flags & 2, edit));
                    }
                }
            }
        }
        return all;
    }

    @Test
    void followsTheStatedRulesForEveryCombinationOfThree() {
        List<@Nullable Revision> domain = domain();
        int cases = 0;
        for (Revision local : domain) {
            for (Revision remote : domain) {
                for (Revision base : domain) {
                    Decision decision = Planner.plan(ID, local, remote, base);
                    String problem = Rules.problem(local, remote, base, decision);
                    if (problem != null) {
                        throw new AssertionError(
                                problem
                                        + "\nlocal  "
                                        + Rules.show(local)
                                        + "\nremote "
                                        + Rules.show(remote)
                                        + "\nbase   "
                                        + Rules.show(base)
                                        + "\nplan   "
                                        + decision);
                    }
                    cases++;
                }
            }
        }
        assertThat(cases).isGreaterThan(150_000);
    }

    @Test
    void neverReadsAbsenceAsADeletion() {
        Revision live = revision(AssetState.LIVE, 4, false, 0, 0);
        assertThat(Planner.plan(ID, null, live, live)).isEqualTo(new Decision.TakeRemote(live));
        assertThat(Planner.plan(ID, live, null, live)).isEqualTo(new Decision.Commit(null, live));
        assertThat(Planner.plan(ID, null, null, live)).isEqualTo(new Decision.Nothing());
    }

    @Test
    void takesAnEditBackThatOnlyOneSideReverted() {
        Revision before = revision(AssetState.LIVE, 4, false, 0, 1);
        Revision reverted = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision marked = before.withFavourite(true);
        assertThat(Planner.plan(ID, reverted, marked, before))
                .isEqualTo(new Decision.Merge(reverted.withFavourite(true), null));
        assertThat(Planner.plan(ID, marked, reverted, before))
                .isEqualTo(new Decision.Merge(reverted.withFavourite(true), null));
    }

    @Test
    void keepsBothWhenTwoDevicesAddDifferentPartsInOneRole() {
        Revision base = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision mine = base.withResource(resource(ResourceRole.RAW, 50));
        Revision theirs = base.withResource(resource(ResourceRole.RAW, 51));
        Decision decision = Planner.plan(ID, mine, theirs, base);
        assertThat(decision).isInstanceOf(Decision.Merge.class);
        Decision.ConflictCopy copy = requireNonNull(((Decision.Merge) decision).copy());
        assertThat(copy.revision().resources()).contains(resource(ResourceRole.RAW, 50));
    }

    @Test
    void givesTheSameCopyTheSameNameOnEveryDevice() {
        Revision base = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision mine = revision(AssetState.LIVE, 4, false, 0, 1);
        Revision theirs = revision(AssetState.LIVE, 4, false, 0, 2);
        Decision first = Planner.plan(ID, mine, theirs, base);
        Decision second = Planner.plan(ID, mine.withFavourite(true), theirs, base);
        assertThat(requireNonNull(((Decision.Merge) first).copy()))
                .isEqualTo(requireNonNull(((Decision.Merge) second).copy()));
    }

    /// The rules as they are stated, applied part by part; shares no code with the planner.
    private static final class Rules {
        static String show(@Nullable Revision revision) {
            return revision == null ? "-" : revision + " since=" + revision.stateSinceMicros();
        }

        /// What is wrong with a decision; null if nothing is.
        static @Nullable String problem(
                @Nullable Revision local,
                @Nullable Revision remote,
                @Nullable Revision base,
                Decision decision) {
            if (remote == null) {
                return local != null == decision instanceof Decision.Commit
                        ? null
                        : "what the cloud lacks is offered";
            }
            if (local == null) {
                return decision.equals(new Decision.TakeRemote(remote))
                        ? null
                        : "what the device lacks is taken";
            }
            Revision outcome = outcome(decision, local, remote);
            if (local.equals(remote)) {
                return outcome.equals(local) ? null : "what is equal stays";
            }
            if (local.equals(base) || remote.equals(base)) {
                return outcome.equals(local.equals(base) ? remote : local)
                        ? null
                        : "the side that changed stands";
            }
            AssetState state = state(local, remote, base);
            if (outcome.state() != state) {
                return "the state should be " + state;
            }
            if (state == AssetState.PURGED) {
                return null;
            }
            if (outcome.favourite()
                    != flag(
                            local.favourite(),
                            remote.favourite(),
                            base != null && base.favourite())) {
                return "a flag takes the side that changed it";
            }
            for (String album : List.of("Alps", "Beach")) {
                boolean wanted =
                        flag(
                                local.albums().contains(album),
                                remote.albums().contains(album),
                                base != null && base.albums().contains(album));
                if (outcome.albums().contains(album) != wanted) {
                    return "an album takes the side that changed it: " + album;
                }
            }
            return edits(local, remote, base, decision, outcome);
        }

        private static @Nullable String edits(
                Revision local,
                Revision remote,
                @Nullable Revision base,
                Decision decision,
                Revision outcome) {
            Resource mine = editOf(local);
            Resource theirs = editOf(remote);
            Resource before = base == null ? null : editOf(base);
            Resource result = editOf(outcome);
            boolean copied = decision instanceof Decision.Merge merge && merge.copy() != null;
            if (remote.state() == AssetState.PURGED) {
                return Objects.equals(result, mine) && !copied ? null : "mine is all there is";
            }
            if (local.state() == AssetState.PURGED || Objects.equals(mine, theirs)) {
                return Objects.equals(result, theirs) && !copied ? null : "theirs is all there is";
            }
            if (Objects.equals(mine, before)) {
                return Objects.equals(result, theirs) && !copied ? null : "only theirs changed";
            }
            if (Objects.equals(theirs, before)) {
                return Objects.equals(result, mine) && !copied ? null : "only mine changed";
            }
            // Both changed. An edit that was taken back leaves nothing to keep.
            if (!Objects.equals(result, theirs)) {
                return "the cloud's edit keeps its place";
            }
            if (copied != (mine != null)) {
                return "a losing edit becomes an asset of its own";
            }
            return null;
        }

        private static Revision outcome(Decision decision, Revision local, Revision remote) {
            return switch (decision) {
                case Decision.Nothing _ -> local;
                case Decision.Agree agree -> agree.revision();
                case Decision.TakeRemote take -> take.revision();
                case Decision.Commit commit -> commit.revision();
                case Decision.Merge merge -> merge.merged();
            };
        }

        private static @Nullable Resource editOf(Revision revision) {
            return revision.resource(ResourceRole.EDIT).orElse(null);
        }

        private static boolean flag(boolean local, boolean remote, boolean base) {
            return local != base || remote != base ? !base : base;
        }

        private static boolean unchanged(Revision base, Revision side) {
            return base.state() == side.state()
                    && base.stateSinceMicros() == side.stateSinceMicros();
        }

        private static AssetState state(Revision local, Revision remote, @Nullable Revision base) {
            AssetState mine = local.state();
            AssetState theirs = remote.state();
            if (mine == theirs) {
                return mine;
            }
            if (base != null && unchanged(base, local)) {
                return theirs;
            }
            if (base != null && unchanged(base, remote)) {
                return mine;
            }
            Set<AssetState> both = new HashSet<>(List.of(mine, theirs));
            if (base == null || !both.contains(AssetState.PURGED) || both.contains(base.state())) {
                // Nobody can tell who changed what, or both did: the later act stands.
                return local.stateSinceMicros() == remote.stateSinceMicros()
                        ? Collections.max(both)
                        : local.stateSinceMicros() > remote.stateSinceMicros() ? mine : theirs;
            }
            // Of two deletions the one that went further stands; restoring beats purging.
            return both.contains(AssetState.LIVE) ? AssetState.LIVE : AssetState.PURGED;
        }
    }
}
