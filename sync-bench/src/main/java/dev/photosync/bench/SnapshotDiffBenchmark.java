package dev.photosync.bench;

import com.google.common.collect.MapDifference;
import com.google.common.collect.Maps;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// What differs between two libraries, when few of many assets do.
///
/// Floor: looking the changed ids up in both snapshots, for one who knows them already. Peers: a
/// merge of two sorted arrays, and Guava's `Maps.difference` on hash maps. All arms report the same
/// ids, or the benchmark does not start.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx3g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SnapshotDiffBenchmark {
    @Param({"10000", "100000", "1000000"})
    int assets;

    @Param({"1", "100"})
    int changes;

    private LibrarySnapshot before = LibrarySnapshot.empty();
    private LibrarySnapshot shared = LibrarySnapshot.empty();
    private LibrarySnapshot independent = LibrarySnapshot.empty();
    private Map<AssetId, Revision> hashBefore = Map.of();
    private Map<AssetId, Revision> hashAfter = Map.of();
    private AssetId[] sortedIds = {};
    private Revision[] sortedBefore = {};
    private Revision[] sortedAfter = {};
    private List<AssetId> known = List.of();

    @Setup(Level.Trial)
    public void build() {
        TreeMap<AssetId, Revision> library = Libraries.draw(assets, 1);
        TreeMap<AssetId, Revision> after = Libraries.changed(library, changes);
        before = Libraries.snapshot(library);
        independent = Libraries.snapshot(after);
        LibrarySnapshot edited = before;
        for (var entry : after.entrySet()) {
            edited = edited.with(entry.getKey(), entry.getValue());
        }
        shared = edited;
        hashBefore = new HashMap<>(library);
        hashAfter = new HashMap<>(after);
        sortedIds = library.keySet().toArray(AssetId[]::new);
        sortedBefore = library.values().toArray(Revision[]::new);
        sortedAfter = after.values().toArray(Revision[]::new);
        known = shared();
        if (known.size() != changes
                || !known.equals(independent())
                || !known.equals(sortedMerge())
                || !known.equals(guava().stream().sorted().toList())) {
            throw new IllegalStateException("the arms disagree: assets=" + assets);
        }
    }

    @Benchmark
    public List<AssetId> shared() {
        return diff(before, shared);
    }

    @Benchmark
    public List<AssetId> independent() {
        return diff(before, independent);
    }

    private static List<AssetId> diff(LibrarySnapshot from, LibrarySnapshot to) {
        List<AssetId> ids = new ArrayList<>();
        LibrarySnapshot.diff(from, to, (high, low, old, now) -> ids.add(new AssetId(high, low)));
        return ids;
    }

    @Benchmark
    public List<AssetId> floorKnownIds() {
        List<AssetId> ids = new ArrayList<>();
        for (AssetId id : known) {
            if (before.get(id) != shared.get(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    @Benchmark
    public List<AssetId> sortedMerge() {
        List<AssetId> ids = new ArrayList<>();
        for (int i = 0; i < sortedIds.length; i++) {
            if (!sortedBefore[i].equals(sortedAfter[i])) {
                ids.add(sortedIds[i]);
            }
        }
        return ids;
    }

    @Benchmark
    public List<AssetId> guava() {
        MapDifference<AssetId, Revision> difference = Maps.difference(hashBefore, hashAfter);
        return new ArrayList<>(difference.entriesDiffering().keySet());
    }
}
