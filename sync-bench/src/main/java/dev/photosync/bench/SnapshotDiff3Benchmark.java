package dev.photosync.bench;

import dev.photosync.bench.Libraries.Pair;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
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

/// All assets for which local, remote and base do not agree, with so many changes on each side of
/// the base. Floor: one two-way diff. Peer: three hash maps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SnapshotDiff3Benchmark {
    @Param("1000000")
    int assets;

    @Param("100")
    int changes;

    private LibrarySnapshot base = LibrarySnapshot.empty();
    private LibrarySnapshot local = LibrarySnapshot.empty();
    private LibrarySnapshot remote = LibrarySnapshot.empty();
    private Map<AssetId, Revision> baseMap = Map.of();
    private Map<AssetId, Revision> localMap = Map.of();
    private Map<AssetId, Revision> remoteMap = Map.of();

    @Setup(Level.Trial)
    public void build() {
        Pair pair = Libraries.changed(assets, 2 * changes);
        base = Libraries.snapshot(pair.before());
        local = base;
        remote = base;
        for (int i = 0; i < pair.changed().size(); i++) {
            AssetId id = pair.changed().get(i);
            Revision now = pair.after().get(id);
            if (i % 2 == 0) {
                local = now == null ? local.without(id) : local.with(id, now);
            } else {
                remote = now == null ? remote.without(id) : remote.with(id, now);
            }
        }
        baseMap = map(base);
        localMap = map(local);
        remoteMap = map(remote);
        if (!threeWay().equals(pair.changed())
                || !new ArrayList<>(new TreeSet<>(hashMaps())).equals(pair.changed())) {
            throw new IllegalStateException("the arms disagree: changes=" + changes);
        }
        System.gc();
    }

    private static Map<AssetId, Revision> map(LibrarySnapshot snapshot) {
        Map<AssetId, Revision> map = new HashMap<>();
        snapshot.forEach(map::put);
        return map;
    }

    @Benchmark
    public List<AssetId> threeWay() {
        List<AssetId> ids = new ArrayList<>();
        LibrarySnapshot.diff3(
                local,
                remote,
                base,
                (high, low, here, there, then) -> ids.add(new AssetId(high, low)));
        return ids;
    }

    @Benchmark
    public List<AssetId> twoWay() {
        List<AssetId> ids = new ArrayList<>();
        LibrarySnapshot.diff(
                base, local, (high, low, then, here) -> ids.add(new AssetId(high, low)));
        return ids;
    }

    @Benchmark
    public List<AssetId> hashMaps() {
        List<AssetId> ids = new ArrayList<>();
        for (Map.Entry<AssetId, Revision> entry : baseMap.entrySet()) {
            AssetId id = entry.getKey();
            if (!Objects.equals(entry.getValue(), localMap.get(id))
                    || !Objects.equals(entry.getValue(), remoteMap.get(id))) {
                ids.add(id);
            }
        }
        for (AssetId id : localMap.keySet()) {
            if (!baseMap.containsKey(id)) {
                ids.add(id);
            }
        }
        for (AssetId id : remoteMap.keySet()) {
            if (!baseMap.containsKey(id) && !localMap.containsKey(id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
