package dev.photosync.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotDiffTest {
    private static final int LARGE = 100_000;
    private static final int CHANGES = 10;

    private record Change(
            AssetId id,
            @Nullable Revision local,
            @Nullable Revision remote,
            @Nullable Revision base) {}

    @ParameterizedTest
    @EnumSource
    void reportsExactlyWhatDiffersBetweenTwo(Keys keys) {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            LibrarySnapshot base = library(keys, random);
            LibrarySnapshot edited = edit(base, keys, random);
            assertDiffIsExact(base, edited);
            assertDiffIsExact(base, rebuilt(edited));
            assertDiffIsExact(edited, library(keys, random));
            assertDiffIsExact(base, LibrarySnapshot.empty());
            assertDiffIsExact(LibrarySnapshot.empty(), base);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsExactlyWhereThreeDoNotAllAgree(Keys keys) {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 200; round++) {
            LibrarySnapshot base = library(keys, random);
            LibrarySnapshot local = edit(base, keys, random);
            LibrarySnapshot remote = edit(base, keys, random);
            assertDiff3IsExact(local, remote, base);
            assertDiff3IsExact(rebuilt(local), rebuilt(remote), base);
            assertDiff3IsExact(local, local, base);
            assertDiff3IsExact(local, base, base);
            assertDiff3IsExact(base, remote, base);
            assertDiff3IsExact(local, remote, LibrarySnapshot.empty());
            assertDiff3IsExact(LibrarySnapshot.empty(), remote, base);
            assertDiff3IsExact(local, library(keys, random), library(keys, random));
        }
    }

    @Test
    void reportsExactlyWhatDiffersWhereNearlyEveryLeafDoes() {
        SplittableRandom random = new SplittableRandom(13);
        LibrarySnapshot before = Keys.uniform(20_000).build();
        LibrarySnapshot after = before;
        for (int i = 0; i < 3_000; i++) {
            AssetId id = Keys.uniformId(random.nextInt(22_000));
            after =
                    random.nextInt(4) == 0
                            ? after.without(id)
                            : after.with(id, Keys.revision(-1 - random.nextInt(5)));
        }
        assertDiffIsExact(before, after);
        assertDiffIsExact(rebuilt(after), before);
    }

    @Test
    void reportsExactlyWhatDiffersWhereIdsMakeMorePairsThanAreReadAheadAtOnce() {
        LibrarySnapshot before = thinlyBranching(0);
        LibrarySnapshot after = thinlyBranching(1);
        assertThat(before.size()).as("small enough to be read ahead").isBetween(1024, 4096);
        assertDiffIsExact(before, after);
        assertDiffIsExact(after, before);
    }

    /// Fifteen prefixes below each of which three ids turn off at every second bit, and at the end
    /// a few dozen are left; below a sixteenth prefix more than a thousand are left.
    private static LibrarySnapshot thinlyBranching(long number) {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (long prefix = 0; prefix < 16; prefix++) {
            for (int depth = 4; depth < 60; depth += 2) {
                for (long turn = 1; turn < 4; turn++) {
                    long high = prefix << 60 | turn << (62 - depth);
                    builder.add(new AssetId(high, 0), Keys.revision(number));
                }
            }
            long left = prefix == 9 ? 1_100 : 40;
            for (long i = 0; i < left; i++) {
                long low = Mix.of(i);
                builder.add(new AssetId(prefix << 60, low), Keys.revision(number + i % 2));
            }
        }
        return builder.build();
    }

    @Test
    void findsNothingBetweenIndependentBuildsOfOneLibrary() {
        LibrarySnapshot one = Keys.uniform(1_000).build();
        LibrarySnapshot other = rebuilt(one);
        assertThat(diff(one, other)).isEmpty();
        assertThat(diff3(one, other, rebuilt(one))).isEmpty();
    }

    @Test
    void comparesOnlyThePathsToWhatDiffers() {
        LibrarySnapshot before = Keys.uniform(LARGE).build();
        LibrarySnapshot after = changed(before, 0);
        // A path to one of a hundred thousand uniform ids is about seven nodes long, rarely eight.
        int bound = CHANGES * 8;

        assertThat(nodesCompared(before, after)).isBetween(CHANGES, bound);
        assertThat(nodesCompared(before, rebuilt(after))).isBetween(CHANGES, bound);
        assertThat(diff(before, rebuilt(after))).hasSize(CHANGES);

        LibrarySnapshot other = rebuilt(changed(before, 1));
        SnapshotDiff3 walk = new SnapshotDiff3((high, low, l, r, b) -> {});
        walk.diff(after.root(), other.root(), before.root(), true, true);
        assertThat(walk.nodesCompared()).isBetween(2 * CHANGES, 2 * bound);
        assertThat(diff3(after, other, before)).hasSize(2 * CHANGES);
    }

    @Test
    void countsThreeNodesThatItComparesAtOnceAsOne() {
        assertThat(nodesComparedWhereEveryEntryDiffers(3)).as("one leaf").isEqualTo(1);
        assertThat(nodesComparedWhereEveryEntryDiffers(60)).as("a branch of four").isEqualTo(5);
    }

    private static int nodesComparedWhereEveryEntryDiffers(int size) {
        LibrarySnapshot.Builder local = LibrarySnapshot.builder();
        LibrarySnapshot.Builder remote = LibrarySnapshot.builder();
        for (int i = 0; i < size; i++) {
            local.add(Keys.uniformId(i), Keys.revision(-1));
            remote.add(Keys.uniformId(i), Keys.revision(-2));
        }
        SnapshotDiff3 walk = new SnapshotDiff3((high, low, l, r, b) -> {});
        walk.diff(
                local.build().root(),
                remote.build().root(),
                Keys.uniform(size).build().root(),
                true,
                true);
        return walk.nodesCompared();
    }

    private static int nodesCompared(LibrarySnapshot before, LibrarySnapshot after) {
        SnapshotDiff walk = new SnapshotDiff((high, low, b, a) -> {});
        walk.diff(before.root(), after.root());
        return walk.nodesCompared();
    }

    /// Ten assets replaced, added or removed, far apart.
    private static LibrarySnapshot changed(LibrarySnapshot snapshot, int offset) {
        LibrarySnapshot after = snapshot;
        for (int i = 0; i < CHANGES; i++) {
            int number = offset + i * (LARGE / CHANGES);
            after =
                    switch (i % 3) {
                        case 0 -> after.with(Keys.uniformId(number), Keys.revision(-1));
                        case 1 -> after.with(Keys.uniformId(LARGE + number), Keys.revision(-1));
                        default -> after.without(Keys.uniformId(number));
                    };
        }
        return after;
    }

    private static void assertDiffIsExact(LibrarySnapshot before, LibrarySnapshot after) {
        List<Change> expected = new ArrayList<>();
        for (AssetId id : ids(before, after)) {
            if (!Objects.equals(before.get(id), after.get(id))) {
                expected.add(new Change(id, before.get(id), after.get(id), null));
            }
        }
        assertThat(diff(before, after)).isEqualTo(expected);
    }

    private static void assertDiff3IsExact(
            LibrarySnapshot local, LibrarySnapshot remote, LibrarySnapshot base) {
        List<Change> expected = new ArrayList<>();
        for (AssetId id : ids(local, remote, base)) {
            if (!Objects.equals(local.get(id), base.get(id))
                    || !Objects.equals(remote.get(id), base.get(id))) {
                expected.add(new Change(id, local.get(id), remote.get(id), base.get(id)));
            }
        }
        assertThat(diff3(local, remote, base)).isEqualTo(expected);
    }

    private static NavigableSet<AssetId> ids(LibrarySnapshot... snapshots) {
        NavigableSet<AssetId> ids = new TreeSet<>();
        for (LibrarySnapshot snapshot : snapshots) {
            snapshot.forEach((id, revision) -> ids.add(id));
        }
        return ids;
    }

    private static List<Change> diff(LibrarySnapshot before, LibrarySnapshot after) {
        List<Change> changes = new ArrayList<>();
        LibrarySnapshot.diff(
                before,
                after,
                (high, low, b, a) -> changes.add(new Change(new AssetId(high, low), b, a, null)));
        return changes;
    }

    private static List<Change> diff3(
            LibrarySnapshot local, LibrarySnapshot remote, LibrarySnapshot base) {
        List<Change> changes = new ArrayList<>();
        LibrarySnapshot.diff3(
                local,
                remote,
                base,
                (high, low, l, r, b) -> changes.add(new Change(new AssetId(high, low), l, r, b)));
        return changes;
    }

    /// The same contents with nothing shared, not even revisions.
    private static LibrarySnapshot rebuilt(LibrarySnapshot snapshot) {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        snapshot.forEach(
                (id, revision) -> builder.add(id, Keys.revision(revision.addedAtMicros())));
        return builder.build();
    }

    /// A library of a size between none and a few leaves.
    private static LibrarySnapshot library(Keys keys, SplittableRandom random) {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        int draws = random.nextInt(1 << random.nextInt(10));
        for (int i = 0; i < draws; i++) {
            builder.add(keys.draw(random), Keys.revision(random.nextInt(5)));
        }
        return builder.build();
    }

    private static LibrarySnapshot edit(
            LibrarySnapshot snapshot, Keys keys, SplittableRandom random) {
        LibrarySnapshot edited = snapshot;
        int edits = random.nextInt(1 << random.nextInt(8));
        for (int i = 0; i < edits; i++) {
            AssetId id = keys.draw(random);
            edited =
                    random.nextInt(3) == 0
                            ? edited.without(id)
                            : edited.with(id, Keys.revision(random.nextInt(5)));
        }
        return edited;
    }
}
