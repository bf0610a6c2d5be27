package dev.photosync.bench;

import com.google.common.collect.MapDifference;
import com.google.common.collect.Maps;
import dev.photosync.bench.Libraries.Pair;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jackrabbit.oak.segment.OakTrie;
import scala.Option;
import scala.Tuple2;

/// A way to find the assets in which two libraries differ.
@FunctionalInterface
interface DiffArm {
    /// The ids, in any order.
    List<AssetId> changed();

    /// The arm of a name, with its structures built.
    static DiffArm of(String name, Pair pair) {
        return switch (name) {
            case "shared" -> shared(pair);
            case "independent" ->
                    snapshots(Libraries.snapshot(pair.before()), Libraries.snapshot(pair.after()));
            case "visitor" -> visitor(pair);
            case "floor" -> floor(pair);
            case "sortedMerge" -> sortedMerge(pair);
            case "guava" -> guava(pair);
            case "oak" -> oak(pair);
            case "cassandra" -> new CassandraTrees(pair);
            case "jgit" -> new GitTrees(pair);
            case "scala" -> scala(pair);
            default -> throw new IllegalArgumentException("no such arm: name=" + name);
        };
    }

    private static DiffArm shared(Pair pair) {
        LibrarySnapshot before = Libraries.snapshot(pair.before());
        return snapshots(before, Libraries.edited(before, pair));
    }

    private static DiffArm snapshots(LibrarySnapshot before, LibrarySnapshot after) {
        return () -> {
            List<AssetId> ids = new ArrayList<>();
            LibrarySnapshot.diff(
                    before, after, (high, low, old, now) -> ids.add(new AssetId(high, low)));
            return ids;
        };
    }

    /// The same, without anything made of a change: the ids are summed up. It reports the expected
    /// ids if it visits as many, with the same sum.
    private static DiffArm visitor(Pair pair) {
        LibrarySnapshot before = Libraries.snapshot(pair.before());
        LibrarySnapshot after = Libraries.edited(before, pair);
        long expected = 0;
        for (AssetId id : pair.changed()) {
            expected += id.high() ^ id.low();
        }
        long sum = expected;
        long[] seen = new long[1];
        LibrarySnapshot.DiffVisitor adding = (high, low, old, now) -> seen[0] += high ^ low;
        return () -> {
            seen[0] = 0;
            LibrarySnapshot.diff(before, after, adding);
            return seen[0] == sum ? pair.changed() : List.of();
        };
    }

    /// Looks the changed ids up in both snapshots, for one who knows them already: the nodes that
    /// any walk must touch.
    private static DiffArm floor(Pair pair) {
        LibrarySnapshot before = Libraries.snapshot(pair.before());
        LibrarySnapshot after = Libraries.edited(before, pair);
        return () -> {
            List<AssetId> ids = new ArrayList<>();
            for (AssetId id : pair.changed()) {
                if (before.get(id) != after.get(id)) {
                    ids.add(id);
                }
            }
            return ids;
        };
    }

    private static DiffArm sortedMerge(Pair pair) {
        SortedWords before = SortedWords.of(pair.before());
        SortedWords after = SortedWords.of(pair.after());
        return () -> {
            List<AssetId> ids = new ArrayList<>();
            before.merge(0, before.size(), after, 0, after.size(), ids);
            return ids;
        };
    }

    private static DiffArm guava(Pair pair) {
        Map<AssetId, Revision> before = new HashMap<>(pair.before());
        Map<AssetId, Revision> after = new HashMap<>(pair.after());
        return () -> {
            MapDifference<AssetId, Revision> difference = Maps.difference(before, after);
            List<AssetId> ids = new ArrayList<>(difference.entriesDiffering().keySet());
            ids.addAll(difference.entriesOnlyOnLeft().keySet());
            ids.addAll(difference.entriesOnlyOnRight().keySet());
            return ids;
        };
    }

    private static DiffArm oak(Pair pair) {
        OakTrie before;
        OakTrie after;
        try {
            before = OakTrie.of(texts(pair.before()));
            Map<String, String> edits = new HashMap<>();
            for (AssetId id : pair.changed()) {
                Revision now = pair.after().get(id);
                edits.put(Names.of(id), now == null ? "" : Names.of(now));
            }
            after = before.with(edits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> {
            List<AssetId> ids = new ArrayList<>();
            after.diff(before, name -> ids.add(Names.id(name)));
            return ids;
        };
    }

    private static Map<String, String> texts(Map<AssetId, Revision> library) {
        Map<String, String> texts = new HashMap<>();
        library.forEach((id, revision) -> texts.put(Names.of(id), Names.of(revision)));
        return texts;
    }

    /// Scala's persistent hash trie, edited; it offers no diff that uses what two maps share.
    private static DiffArm scala(Pair pair) {
        scala.collection.immutable.HashMap<AssetId, Revision> map =
                scala.collection.immutable.HashMap$.MODULE$.empty();
        for (Map.Entry<AssetId, Revision> entry : pair.before().entrySet()) {
            map = map.updated(entry.getKey(), entry.getValue());
        }
        scala.collection.immutable.HashMap<AssetId, Revision> before = map;
        for (AssetId id : pair.changed()) {
            Revision now = pair.after().get(id);
            map = now == null ? map.removed(id) : map.updated(id, now);
        }
        scala.collection.immutable.HashMap<AssetId, Revision> after = map;
        return () -> {
            List<AssetId> ids = new ArrayList<>();
            scala.collection.Iterator<Tuple2<AssetId, Revision>> now = after.iterator();
            while (now.hasNext()) {
                Tuple2<AssetId, Revision> entry = now.next();
                Option<Revision> was = before.get(entry._1());
                if (was.isEmpty() || !was.get().equals(entry._2())) {
                    ids.add(entry._1());
                }
            }
            scala.collection.Iterator<AssetId> then = before.keysIterator();
            while (then.hasNext()) {
                AssetId id = then.next();
                if (!after.contains(id)) {
                    ids.add(id);
                }
            }
            return ids;
        };
    }

    /// Throws if an arm does not find exactly the assets that differ.
    static void check(String name, DiffArm arm, Pair pair) {
        AssetId[] found = arm.changed().toArray(AssetId[]::new);
        Arrays.sort(found);
        if (!Objects.equals(Arrays.asList(found), pair.changed())) {
            throw new IllegalStateException(
                    "finds other changes: arm="
                            + name
                            + " found="
                            + found.length
                            + " expected="
                            + pair.changed().size());
        }
    }
}
