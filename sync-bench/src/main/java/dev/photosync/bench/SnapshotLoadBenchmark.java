package dev.photosync.bench;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.Arrays;
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

/// Building a snapshot of assets that come in any order. Floor: sorting their ids. Peer: the JDK's
/// tree map, which also gives order.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SnapshotLoadBenchmark {
    @Param("1000000")
    int assets;

    private AssetId[] ids = {};
    private Revision[] revisions = {};

    @Setup(Level.Trial)
    public void draw() {
        List<Map.Entry<AssetId, Revision>> entries =
                new ArrayList<>(Libraries.draw(assets, 1).entrySet());
        Collections.shuffle(entries, new Random(1));
        ids = entries.stream().map(Map.Entry::getKey).toArray(AssetId[]::new);
        revisions = entries.stream().map(Map.Entry::getValue).toArray(Revision[]::new);
        if (!snapshot().equals(LibrarySnapshot.of(treeMap()))) {
            throw new IllegalStateException("the arms disagree: assets=" + assets);
        }
        System.gc();
    }

    @Benchmark
    public LibrarySnapshot snapshot() {
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (int i = 0; i < ids.length; i++) {
            builder.add(ids[i], revisions[i]);
        }
        return builder.build();
    }

    @Benchmark
    public AssetId[] floorSortIds() {
        AssetId[] sorted = ids.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    @Benchmark
    public TreeMap<AssetId, Revision> treeMap() {
        TreeMap<AssetId, Revision> map = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            map.put(ids[i], revisions[i]);
        }
        return map;
    }
}
