package dev.photosync.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarySnapshotTest {

    @ParameterizedTest
    @EnumSource
    void agreesWithSortedMapAfterEveryEdit(Keys keys) {
        SplittableRandom random = new SplittableRandom(1);
        TreeMap<AssetId, Revision> model = new TreeMap<>();
        LibrarySnapshot snapshot = LibrarySnapshot.empty();
        for (int step = 0; step < 6_000; step++) {
            AssetId id = keys.draw(random);
            // The library grows for a while, then shrinks, so that leaves divide and join.
            boolean growing = step / 1_000 % 2 == 0;
            if (random.nextInt(4) == 0 == growing) {
                snapshot = snapshot.without(id);
                model.remove(id);
            } else {
                Revision revision = Keys.revision(random.nextInt(3));
                snapshot = snapshot.with(id, revision);
                model.put(id, revision);
            }
            assertThat(snapshot.size()).isEqualTo(model.size());
            assertThat(snapshot.isEmpty()).isEqualTo(model.isEmpty());
            assertThat(snapshot.get(id)).isEqualTo(model.get(id));
            assertThat(snapshot.contains(id)).isEqualTo(model.containsKey(id));
            if (step % 50 == 0) {
                assertSameAs(model, snapshot);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesManyEditsAtOnceAsOneByOne(Keys keys) {
        SplittableRandom random = new SplittableRandom(9);
        LibrarySnapshot oneByOne = LibrarySnapshot.empty();
        LibrarySnapshot together = oneByOne;
        NavigableMap<AssetId, Revision> model = new TreeMap<>();
        for (int round = 0; round < 60; round++) {
            LibrarySnapshot.Builder edits = together.edit(random.nextInt(40));
            for (int edit = random.nextInt(1 << random.nextInt(9)); edit >= 0; edit--) {
                AssetId id = keys.draw(random);
                Revision revision = Keys.revision(random.nextInt(3));
                oneByOne = oneByOne.with(id, revision);
                edits.add(id, revision);
                model.put(id, revision);
            }
            LibrarySnapshot before = together;
            LibrarySnapshot wasBefore = LibrarySnapshot.of(entriesOf(before));
            together = edits.build();
            assertSameAs(model, together);
            assertSameShape(together, oneByOne);
            assertSameShape(before, wasBefore);
        }
        LibrarySnapshot.Builder nothingNew = together.edit(model.size());
        model.forEach(nothingNew::add);
        assertThat(nothingNew.build()).isSameAs(together);
        assertThat(together.edit(0).build()).isSameAs(together);
    }

    private static Map<AssetId, Revision> entriesOf(LibrarySnapshot snapshot) {
        Map<AssetId, Revision> entries = new TreeMap<>();
        snapshot.forEach(entries::put);
        return entries;
    }

    private static void assertSameAs(
            NavigableMap<AssetId, Revision> model, LibrarySnapshot snapshot) {
        assertThat(entries(snapshot)).containsExactlyElementsOf(model.entrySet());
        assertSameShape(snapshot, LibrarySnapshot.of(model));
    }

    private static void assertSameShape(LibrarySnapshot actual, LibrarySnapshot expected) {
        assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(shape(actual.root())).isEqualTo(shape(expected.root()));
    }

    /// Where a subtree is divided, checking what each branch caches of its children.
    private static String shape(Node node) {
        return switch (node) {
            case Leaf leaf -> {
                assertThat(leaf.size()).isLessThanOrEqualTo(Node.CAPACITY);
                yield Integer.toString(leaf.size());
            }
            case Branch branch -> {
                assertThat(branch.size())
                        .isGreaterThan(Node.CAPACITY)
                        .isEqualTo(branch.sizeBefore(3) + branch.child3.size());
                assertThat(branch.digest0).isEqualTo(branch.child0.digest());
                assertThat(branch.digest1).isEqualTo(branch.child1.digest());
                assertThat(branch.digest2).isEqualTo(branch.child2.digest());
                assertThat(branch.digest3).isEqualTo(branch.child3.digest());
                yield "(%s %s %s %s)"
                        .formatted(
                                shape(branch.child0),
                                shape(branch.child1),
                                shape(branch.child2),
                                shape(branch.child3));
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void hasTheShapeOfAnIndependentBuildWhenRemovalsLeaveTheSameEntries(Keys keys) {
        SplittableRandom random = new SplittableRandom(2);
        NavigableMap<AssetId, Revision> kept = draw(keys, random, 300);
        NavigableMap<AssetId, Revision> dropped = draw(keys, random, 300);
        dropped.keySet().removeAll(kept.keySet());

        LibrarySnapshot snapshot = LibrarySnapshot.empty();
        for (Map.Entry<AssetId, Revision> entry : dropped.entrySet()) {
            snapshot = snapshot.with(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<AssetId, Revision> entry : kept.descendingMap().entrySet()) {
            snapshot = snapshot.with(entry.getKey(), entry.getValue());
        }
        for (AssetId id : dropped.descendingKeySet()) {
            snapshot = snapshot.without(id);
        }

        assertSameAs(kept, snapshot);
        for (AssetId id : kept.keySet()) {
            snapshot = snapshot.without(id);
        }
        assertThat(snapshot).isSameAs(LibrarySnapshot.empty());
    }

    @ParameterizedTest
    @EnumSource
    void hasOneDigestWhateverTheOrderOfEdits(Keys keys) {
        NavigableMap<AssetId, Revision> model = draw(keys, new SplittableRandom(3), 400);
        LibrarySnapshot built = LibrarySnapshot.of(model);
        List<Map.Entry<AssetId, Revision>> order = new ArrayList<>(model.entrySet());
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(order, new Random(round));
            LibrarySnapshot edited = LibrarySnapshot.empty();
            LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
            for (Map.Entry<AssetId, Revision> entry : order) {
                edited = edited.with(entry.getKey(), Keys.revision(-1));
                edited = edited.with(entry.getKey(), entry.getValue());
                builder.add(entry.getKey(), entry.getValue());
            }
            assertSameShape(edited, built);
            assertSameShape(builder.build(), built);
        }
    }

    @Test
    void changesItsDigestWithAnyIdOrRevision() {
        LibrarySnapshot snapshot = Keys.uniform(100).build();
        assertThat(LibrarySnapshot.empty().digest()).isZero();
        assertThat(
                        List.of(
                                snapshot.digest(),
                                snapshot.with(Keys.uniformId(7), Keys.revision(8)).digest(),
                                snapshot.without(Keys.uniformId(7)).digest(),
                                snapshot.with(Keys.uniformId(100), Keys.revision(7)).digest(),
                                snapshot.with(Keys.uniformId(7), Keys.revision(8))
                                        .with(Keys.uniformId(8), Keys.revision(7))
                                        .digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void returnsItselfWhenAnEditChangesNothing() {
        LibrarySnapshot snapshot = Keys.uniform(1_000).build();
        assertThat(snapshot.with(Keys.uniformId(5), Keys.revision(5))).isSameAs(snapshot);
        assertThat(snapshot.without(Keys.uniformId(1_000))).isSameAs(snapshot);
        assertThat(LibrarySnapshot.empty().without(Keys.uniformId(0)))
                .isSameAs(LibrarySnapshot.empty());
    }

    @Test
    void leavesTheOldSnapshotAsItWas() {
        LibrarySnapshot before = Keys.uniform(1_000).build();
        List<Map.Entry<AssetId, Revision>> entries = entries(before);
        LibrarySnapshot after = before;
        for (int i = 0; i < 1_000; i++) {
            after = after.with(Keys.uniformId(i + 500), Keys.revision(-i));
            after = after.without(Keys.uniformId(i));
        }
        assertThat(after).isNotEqualTo(before);
        assertThat(entries(before)).isEqualTo(entries);
    }

    @Test
    void keepsTheLastRevisionAddedToABuilder() {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (int round = 0; round < 3; round++) {
            for (int i = 99; i >= 0; i--) {
                builder.add(new AssetId(0, i), Keys.revision(round));
            }
        }
        LibrarySnapshot snapshot = builder.build();
        assertThat(snapshot.size()).isEqualTo(100);
        snapshot.forEach((id, revision) -> assertThat(revision).isEqualTo(Keys.revision(2)));
    }

    @Test
    void letsABuilderBeUsedOnAfterABuild() {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        assertThat(builder.build()).isSameAs(LibrarySnapshot.empty());
        LibrarySnapshot first = builder.add(new AssetId(0, 1), Keys.revision(1)).build();
        LibrarySnapshot second = builder.add(new AssetId(0, 1), Keys.revision(2)).build();
        assertThat(first.get(new AssetId(0, 1))).isEqualTo(Keys.revision(1));
        assertThat(second.get(new AssetId(0, 1))).isEqualTo(Keys.revision(2));
    }

    @ParameterizedTest
    @EnumSource
    void listsPagesThatTogetherAreTheWhole(Keys keys) {
        NavigableMap<AssetId, Revision> model = draw(keys, new SplittableRandom(4), 400);
        LibrarySnapshot snapshot = LibrarySnapshot.of(model);
        for (int limit : new int[] {1, 7, 32, 1_000}) {
            TreeMap<AssetId, Revision> listed = new TreeMap<>();
            AssetId after = null;
            int pageSize;
            do {
                List<AssetId> page = new ArrayList<>();
                snapshot.forEachAfter(
                        after,
                        limit,
                        (id, revision) -> {
                            page.add(id);
                            assertThat(listed.put(id, revision)).isNull();
                        });
                assertThat(page).isSorted();
                pageSize = page.size();
                after = page.isEmpty() ? after : page.getLast();
            } while (pageSize == limit);
            assertThat(listed).isEqualTo(model);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 500})
    void visitsEveryEntryOnceAFewAtATime(int size) {
        NavigableMap<AssetId, Revision> model = draw(Keys.UNIFORM, new SplittableRandom(6), size);
        TreeMap<AssetId, Revision> visited = new TreeMap<>();
        LibrarySnapshot.of(model)
                .forEachFew((ids, revisions) -> {
                    assertThat(ids).hasSameSizeAs(revisions).isNotEmpty();
                    for (int i = 0; i < ids.size(); i++) {
                        assertThat(visited.put(ids.get(i), revisions.get(i))).isNull();
                    }
                });
        assertThat(visited).isEqualTo(model);
    }

    @ParameterizedTest
    @EnumSource
    void startsAPageAfterAnIdThatMayBeAbsent(Keys keys) {
        SplittableRandom random = new SplittableRandom(5);
        NavigableMap<AssetId, Revision> model = draw(keys, random, 200);
        LibrarySnapshot snapshot = LibrarySnapshot.of(model);
        for (int i = 0; i < 500; i++) {
            AssetId after = keys.draw(random);
            int limit = random.nextInt(5);
            List<AssetId> page = new ArrayList<>();
            snapshot.forEachAfter(after, limit, (id, revision) -> page.add(id));
            assertThat(page)
                    .containsExactlyElementsOf(
                            model.tailMap(after, false).keySet().stream().limit(limit).toList());
        }
    }

    @Test
    void rejectsAPageOfNegativeSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LibrarySnapshot.empty().forEachAfter(null, -1, (id, r) -> {}))
                .withMessageContaining("limit=-1");
    }

    @ParameterizedTest
    @EnumSource
    void digestsARangeAsASnapshotOfItsEntries(Keys keys) {
        SplittableRandom random = new SplittableRandom(6);
        NavigableMap<AssetId, Revision> model = draw(keys, random, 400);
        LibrarySnapshot snapshot = LibrarySnapshot.of(model);
        for (int i = 0; i < 300; i++) {
            AssetId x = keys.draw(random);
            AssetId y = keys.draw(random);
            AssetId from = x.compareTo(y) <= 0 ? x : y;
            AssetId to = x.compareTo(y) <= 0 ? y : x;

            LibrarySnapshot inside = LibrarySnapshot.of(model.subMap(from, to));
            assertThat(snapshot.rangeDigest(from, to))
                    .isEqualTo(new LibrarySnapshot.RangeDigest(inside.size(), inside.digest()));
            LibrarySnapshot rest = LibrarySnapshot.of(model.tailMap(from));
            assertThat(snapshot.rangeDigest(from, null))
                    .isEqualTo(new LibrarySnapshot.RangeDigest(rest.size(), rest.digest()));
        }
        assertThat(snapshot.rangeDigest(new AssetId(0, 0), null))
                .isEqualTo(new LibrarySnapshot.RangeDigest(model.size(), snapshot.digest()));
    }

    @Test
    void rejectsARangeThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LibrarySnapshot.empty().rangeDigest(new AssetId(-1, 0), new AssetId(1, 0)))
                .withMessageContaining("fromInclusive=" + new AssetId(-1, 0));
    }

    private static NavigableMap<AssetId, Revision> draw(
            Keys keys, SplittableRandom random, int draws) {
        TreeMap<AssetId, Revision> model = new TreeMap<>();
        for (int i = 0; i < draws; i++) {
            model.put(keys.draw(random), Keys.revision(random.nextInt(1_000)));
        }
        return model;
    }

    private static List<Map.Entry<AssetId, Revision>> entries(LibrarySnapshot snapshot) {
        List<Map.Entry<AssetId, Revision>> entries = new ArrayList<>();
        snapshot.forEach((id, revision) -> entries.add(Map.entry(id, revision)));
        return entries;
    }
}
