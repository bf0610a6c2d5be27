package dev.photosync.bench;

import clojure.lang.IPersistentMap;
import clojure.lang.PersistentHashMap;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One edit: a new snapshot with another revision for an asset at random, beside the persistent
/// maps of Scala and Clojure. Floor: allocating as many bytes as an edit of the snapshot does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SnapshotEditBenchmark {
    private static final int FLOOR_BYTES = 768;

    @Param("1000000")
    int assets;

    @Param({"snapshot", "scala", "clojure", "floor"})
    String arm = "";

    private AssetId[] ids = {};
    private Revision[] revisions = {};
    private Map<AssetId, Revision> library = Map.of();
    private Editing editing = (_, _) -> "";
    private int at;

    /// Makes an edit, which is dropped.
    @FunctionalInterface
    private interface Editing {
        Object edit(AssetId id, Revision revision);
    }

    @Setup(Level.Trial)
    public void build() {
        TreeMap<AssetId, Revision> drawn = Libraries.draw(assets, 1);
        library = drawn;
        List<AssetId> shuffled = new java.util.ArrayList<>(drawn.keySet());
        Collections.shuffle(shuffled, new Random(1));
        ids = shuffled.toArray(AssetId[]::new);
        revisions = new Revision[ids.length];
        for (int i = 0; i < ids.length; i++) {
            revisions[i] = drawn.getOrDefault(ids[i], drawn.firstEntry().getValue());
            revisions[i] = revisions[i].withFavourite(true);
        }
        editing = editing();
        System.gc();
    }

    private Editing editing() {
        return switch (arm) {
            case "snapshot" -> {
                LibrarySnapshot snapshot = LibrarySnapshot.of(library);
                require(revisions[0].equals(snapshot.with(ids[0], revisions[0]).get(ids[0])));
                yield snapshot::with;
            }
            case "scala" -> {
                scala.collection.immutable.HashMap<AssetId, Revision> built =
                        scala.collection.immutable.HashMap$.MODULE$.empty();
                for (Map.Entry<AssetId, Revision> entry : library.entrySet()) {
                    built = built.updated(entry.getKey(), entry.getValue());
                }
                scala.collection.immutable.HashMap<AssetId, Revision> map = built;
                require(revisions[0].equals(map.updated(ids[0], revisions[0]).apply(ids[0])));
                yield map::updated;
            }
            case "clojure" -> {
                IPersistentMap map = PersistentHashMap.create(library);
                require(revisions[0].equals(map.assoc(ids[0], revisions[0]).valAt(ids[0])));
                yield map::assoc;
            }
            case "floor" -> (_, _) -> new byte[FLOOR_BYTES];
            default -> throw new IllegalArgumentException("no such arm: name=" + arm);
        };
    }

    private void require(boolean edited) {
        if (!edited) {
            throw new IllegalStateException("the edit does not show: arm=" + arm);
        }
    }

    @Benchmark
    public Object edit() {
        at = at + 1 == ids.length ? 0 : at + 1;
        return editing.edit(ids[at], revisions[at]);
    }
}
