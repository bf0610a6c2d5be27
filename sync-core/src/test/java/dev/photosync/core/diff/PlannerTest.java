package dev.photosync.core.diff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Compares the planner with a reference that applies the stated rules one by one, over every
/// combination of small revisions, and lets devices that follow it converge.
class PlannerTest {
    private static final AssetId ID = new AssetId(7, 7);
    private static final Resource ORIGINAL = resource(ResourceRole.ORIGINAL, 1);

    private static Resource resource(ResourceRole role, long number) {
        return new Resource(role, new ContentHash(number, 2, 3, 4), 10, false);
    }

    private static Resource edit(long number) {
        return resource(ResourceRole.EDIT, 100 + number);
    }

    private static Revision revision(
            AssetState state, long since, boolean favourite, int albums, int edit) {
        ImmutableList.Builder<Resource> parts = ImmutableList.builder();
        if (state != AssetState.PURGED) {
            parts.add(ORIGINAL);
            if (edit > 0) {
                parts.add(edit(edit));
            }
        }
        ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
        if ((albums & 1) != 0) {
            names.add("Alps");
        }
        if ((albums & 2) != 0) {
            names.add("Beach");
        }
        return Revision.of(
                parts.build(), names.build(), favourite, state, 5, since, RecordKind.ASSET);
    }

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
    void letsTheLaterOfAddingAndDeletingStandWhenNoBaseTellsWhoChanged() {
        Revision deletedEarly = revision(AssetState.TRASHED, 4, false, 0, 0);
        Revision deletedLate = revision(AssetState.TRASHED, 9, false, 0, 0);
        Revision added = revision(AssetState.LIVE, 6, false, 0, 0);
        assertThat(Planner.plan(ID, deletedEarly, added, null))
                .isEqualTo(new Decision.TakeRemote(added));
        assertThat(Planner.plan(ID, added, deletedEarly, null))
                .isEqualTo(new Decision.Commit(deletedEarly, added));
        assertThat(Planner.plan(ID, deletedLate, added, null))
                .isEqualTo(new Decision.Commit(added, deletedLate));
        assertThat(Planner.plan(ID, added, deletedLate, null))
                .isEqualTo(new Decision.TakeRemote(deletedLate));
    }

    /// As after a journal lost what was agreed: the picture was deleted and then restored here, and
    /// the base knows of neither.
    @Test
    void letsTheLaterActStandWhenTheBaseIsOlderThanBoth() {
        Revision old = revision(AssetState.LIVE, 1, false, 0, 0);
        for (AssetState deletion : List.of(AssetState.TRASHED, AssetState.PURGED)) {
            Revision deleted = revision(deletion, 4, false, 0, 0);
            Revision restored = revision(AssetState.LIVE, 6, false, 0, 0);
            Revision deletedAgain = revision(deletion, 9, false, 0, 0);
            assertThat(Planner.plan(ID, restored, deleted, old))
                    .isEqualTo(new Decision.Commit(deleted, restored));
            assertThat(Planner.plan(ID, deleted, restored, old))
                    .isEqualTo(new Decision.TakeRemote(restored));
            assertThat(Planner.plan(ID, restored, deletedAgain, old))
                    .isEqualTo(new Decision.TakeRemote(deletedAgain));
            assertThat(Planner.plan(ID, deletedAgain, restored, old))
                    .isEqualTo(new Decision.Commit(restored, deletedAgain));
        }
    }

    @Test
    void keepsWhatIsPurgedPurgedWhenTheOtherSideOnlyHasItInTheBin() {
        Revision purged = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision trashed = revision(AssetState.TRASHED, 4, false, 0, 0);
        assertThat(Planner.plan(ID, trashed, purged, null))
                .isEqualTo(new Decision.TakeRemote(purged));
        assertThat(Planner.plan(ID, purged, trashed, null))
                .isEqualTo(new Decision.Commit(trashed, purged));
    }

    @Test
    void doesNotPurgeWhatWasAddedAgainAndDeletedAfterThePurge() {
        Revision tombstone = revision(AssetState.PURGED, 4, false, 0, 0);
        Revision trashed = revision(AssetState.TRASHED, 8, false, 0, 0);
        assertThat(Planner.plan(ID, trashed, tombstone, null))
                .isEqualTo(new Decision.Commit(tombstone, trashed));
        assertThat(Planner.plan(ID, tombstone, trashed, null))
                .isEqualTo(new Decision.TakeRemote(trashed));
    }

    @Test
    void letsNoForgetfulDevicePurgeAgainWhatWasKeptOverItsPurge() {
        Revision base = revision(AssetState.TRASHED, 2, false, 0, 0);
        Revision restored = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, restored, tombstone, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, tombstone, kept, null))
                .isEqualTo(new Decision.TakeRemote(kept));
        assertThat(Planner.plan(ID, kept, tombstone, null))
                .isEqualTo(new Decision.Commit(tombstone, kept));
    }

    @Test
    void letsAForgetfulDevicePurgeWhatWasKeptOverAnEarlierPurge() {
        Revision kept = addedAt(revision(AssetState.LIVE, 4, false, 0, 0), 9);
        Revision deleted = kept.withState(AssetState.TRASHED, 5);
        Revision purged = deleted.withState(AssetState.PURGED, 6);
        assertThat(Planner.plan(ID, purged, kept, null))
                .isEqualTo(new Decision.Commit(kept, purged));
    }

    /// Two clocks may show one time. What is kept must then too be of a later life than the purge,
    /// or the next device without a base purges it again.
    @Test
    void countsWhatWasKeptOverAPurgeOfTheSameMomentAsAddedAfterIt() {
        Revision base = revision(AssetState.TRASHED, 2, false, 0, 0);
        Revision restored = revision(AssetState.LIVE, 8, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 8, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, restored, tombstone, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, tombstone, kept, null))
                .isEqualTo(new Decision.TakeRemote(kept));
    }

    /// A clock that is ahead makes the purge of what was there before the later change.
    @Test
    void letsNoPurgeTakeWhatWasAddedAgainHoweverLateItsClockSaysItIs() {
        Revision base = revision(AssetState.LIVE, 5, false, 0, 0);
        Revision tombstone = revision(AssetState.PURGED, 9, false, 0, 0);
        Revision added = addedAt(revision(AssetState.LIVE, 7, false, 0, 0), 7);
        Revision kept = addedAt(added, 10);
        assertThat(Planner.plan(ID, tombstone, added, base))
                .isEqualTo(new Decision.Merge(kept, null));
        assertThat(Planner.plan(ID, added, tombstone, null))
                .isEqualTo(new Decision.Merge(kept, null));
    }

    @Test
    void letsNoDeletionTakeWhatWasAddedAgainHoweverLateItsClockSaysItIs() {
        Revision trashed = revision(AssetState.TRASHED, 9, false, 0, 0);
        Revision added = addedAt(revision(AssetState.LIVE, 7, false, 0, 0), 7);
        Revision deletedSince = addedAt(revision(AssetState.TRASHED, 8, false, 0, 0), 7);
        for (Revision later : List.of(added, deletedSince)) {
            assertThat(Planner.plan(ID, trashed, later, null))
                    .isEqualTo(new Decision.TakeRemote(later));
            assertThat(Planner.plan(ID, later, trashed, null))
                    .isEqualTo(new Decision.Commit(trashed, later));
        }
    }

    /// Who deleted may have known of the restore, though not of the purge that it was kept over.
    @Test
    void letsALaterDeletionStandOverARestoreThatWasKeptOverAPurge() {
        Revision restored = addedAt(revision(AssetState.LIVE, 6, false, 0, 0), 8);
        Revision deleted = revision(AssetState.TRASHED, 7, false, 0, 0);
        assertThat(Planner.plan(ID, deleted, restored, null))
                .isEqualTo(new Decision.Merge(addedAt(deleted, 8), null));
    }

    @Test
    void letsALaterPurgeStandOverWhatWasAddedNoLaterThanWhatItIsOf() {
        Revision tombstone = addedAt(revision(AssetState.PURGED, 9, false, 0, 0), 8);
        Revision added = addedAt(revision(AssetState.LIVE, 8, false, 0, 0), 8);
        assertThat(Planner.plan(ID, added, tombstone, null))
                .isEqualTo(new Decision.TakeRemote(tombstone));
        assertThat(Planner.plan(ID, tombstone, added, null))
                .isEqualTo(new Decision.Commit(added, tombstone));
    }

    @Test
    void letsADeletionStandThatKnewOfTheRestoreAndNotOfThePurgeItBeat() {
        Revision restored = revision(AssetState.LIVE, 4, false, 0, 0);
        Revision deleted = revision(AssetState.TRASHED, 6, false, 0, 0);
        Revision kept = addedAt(restored, 9);
        assertThat(Planner.plan(ID, deleted, kept, restored))
                .isEqualTo(new Decision.Merge(addedAt(deleted, 9), null));
    }

    private static Revision addedAt(Revision revision, long micros) {
        return Revision.of(
                revision.resources(),
                revision.albums(),
                revision.favourite(),
                revision.state(),
                micros,
                revision.stateSinceMicros(),
                revision.recordKind());
    }

    @Test
    void datesWhatBothDeletedByTheLaterDeletion() {
        Revision base = revision(AssetState.LIVE, 2, false, 0, 0);
        Revision early = revision(AssetState.TRASHED, 4, false, 0, 0);
        Revision late = revision(AssetState.TRASHED, 8, false, 0, 0);
        assertThat(Planner.plan(ID, early, late, base)).isEqualTo(new Decision.TakeRemote(late));
        assertThat(Planner.plan(ID, late, early, base)).isEqualTo(new Decision.Commit(early, late));
    }

    @Test
    void savesTheDevicesTombstoneWhereTwoDifferInNothingThatCounts() {
        Revision base = revision(AssetState.LIVE, 2, false, 0, 0);
        Revision mine = revision(AssetState.PURGED, 4, true, 0, 0);
        Revision theirs = revision(AssetState.PURGED, 4, false, 0, 0);
        assertThat(Planner.plan(ID, mine, theirs, base))
                .isEqualTo(new Decision.Commit(theirs, mine));
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

    @Test
    void bringsTwoDevicesTogetherInWhateverOrderTheySyncAndLosesNoEdit() {
        for (long seed = 0; seed < 5_000; seed++) {
            new Convergence(seed).run();
        }
    }

    /// Two or three devices that change one asset, and now and then do what the planner says.
    private static final class Convergence {
        private final SplittableRandom random;
        private final long seed;
        private final Map<AssetId, Revision> cloud = new TreeMap<>();
        private final List<Device> devices = new ArrayList<>();

        /// Edits that nobody has replaced, reverted or purged knowingly.
        private final Set<Resource> wanted = new HashSet<>();

        private boolean purged;
        private long wall = 10;
        private int edits;

        private static final class Device {
            final Map<AssetId, Revision> local = new TreeMap<>();
            final Map<AssetId, Revision> base = new TreeMap<>();
        }

        Convergence(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                devices.add(new Device());
            }
        }

        void run() {
            for (int i = 0; i < 25; i++) {
                Device device = devices.get(random.nextInt(devices.size()));
                if (random.nextInt(3) == 0) {
                    sync(device);
                } else {
                    change(device);
                }
            }
            for (int round = 0; round < 4; round++) {
                List<Device> order = new ArrayList<>(devices);
                while (!order.isEmpty()) {
                    sync(order.remove(random.nextInt(order.size())));
                }
            }
            Set<Resource> kept = new HashSet<>();
            cloud.values().forEach(revision -> kept.addAll(revision.resources()));
            for (Device device : devices) {
                assertThat(device.local).as("seed=%d", seed).isEqualTo(cloud);
                assertThat(device.base).as("seed=%d", seed).isEqualTo(cloud);
            }
            if (!purged) {
                assertThat(kept).as("seed=%d", seed).containsAll(wanted);
            }
        }

        private void change(Device device) {
            wall++;
            Revision old = device.local.get(ID);
            if (old == null || old.state() == AssetState.PURGED) {
                Revision imported = Revision.imported(ImmutableList.of(ORIGINAL), wall);
                device.local.put(ID, imported);
                return;
            }
            Revision next =
                    switch (random.nextInt(9)) {
                        case 0 -> old.withFavourite(!old.favourite());
                        case 1 ->
                                old.withAlbums(
                                        old.albums().isEmpty()
                                                ? ImmutableSortedSet.of("Alps")
                                                : ImmutableSortedSet.of());
                        case 2, 3, 4 -> {
                            old.resource(ResourceRole.EDIT).ifPresent(wanted::remove);
                            Resource edit = edit(++edits);
                            wanted.add(edit);
                            yield old.withResource(edit);
                        }
                        case 5 -> {
                            old.resource(ResourceRole.EDIT).ifPresent(wanted::remove);
                            yield old.withResources(ImmutableList.of(ORIGINAL));
                        }
                        case 6 -> old.withState(AssetState.TRASHED, wall);
                        case 7 -> old.withState(AssetState.LIVE, wall);
                        default -> {
                            if (old.live() || random.nextInt(4) > 0) {
                                yield old;
                            }
                            purged = true;
                            yield old.withState(AssetState.PURGED, wall);
                        }
                    };
            device.local.put(ID, next);
        }

        private void sync(Device device) {
            Set<AssetId> ids = new HashSet<>(cloud.keySet());
            ids.addAll(device.local.keySet());
            for (AssetId id : new TreeMap<>(toMap(ids)).keySet()) {
                sync(device, id, 0);
            }
        }

        private static Map<AssetId, Boolean> toMap(Set<AssetId> ids) {
            Map<AssetId, Boolean> map = new TreeMap<>();
            ids.forEach(id -> map.put(id, true));
            return map;
        }

        private void sync(Device device, AssetId id, int depth) {
            assertThat(depth).as("seed=%d: a plan leads to an end", seed).isLessThan(4);
            Revision local = device.local.get(id);
            Revision remote = cloud.get(id);
            switch (Planner.plan(id, local, remote, device.base.get(id))) {
                case Decision.Nothing _ -> {}
                case Decision.Agree agree -> device.base.put(id, agree.revision());
                case Decision.TakeRemote take -> {
                    device.local.put(id, take.revision());
                    device.base.put(id, take.revision());
                }
                case Decision.Commit commit -> {
                    assertThat(commit.expected()).isEqualTo(remote);
                    cloud.put(id, commit.revision());
                    device.base.put(id, commit.revision());
                }
                case Decision.Merge merge -> {
                    Decision.ConflictCopy copy = merge.copy();
                    if (copy != null && !device.local.containsKey(copy.id())) {
                        device.local.put(copy.id(), copy.revision());
                        sync(device, copy.id(), depth + 1);
                    }
                    device.local.put(id, merge.merged());
                    device.base.put(id, requireNonNull(remote));
                    sync(device, id, depth + 1);
                }
            }
        }
    }
}
