package dev.photosync.bench;

import dev.photosync.bench.Libraries.Pair;
import dev.photosync.core.library.AssetId;
import java.util.List;
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

/// What differs between two libraries: snapshots that share structure, snapshots that were built
/// independently, and every peer. An arm that does not find exactly the assets that differ does not
/// start.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SnapshotDiffBenchmark {
    @Param({"10000", "100000", "1000000"})
    int assets;

    /// How many assets differ.
    @Param({"1", "10", "100", "1000", "10%"})
    String changes = "";

    @Param({
        "shared",
        "independent",
        "visitor",
        "floor",
        "sortedMerge",
        "guava",
        "oak",
        "cassandra",
        "jgit",
        "scala"
    })
    String arm = "";

    private DiffArm diffing = List::of;

    @Setup(Level.Trial)
    public void build() {
        int count = changes.equals("10%") ? assets / 10 : Integer.parseInt(changes);
        Pair pair = Libraries.changed(assets, count);
        diffing = DiffArm.of(arm, pair);
        DiffArm.check(arm, diffing, pair);
        // What stays is moved out of the way, and together, before anything is timed.
        System.gc();
    }

    @Benchmark
    public List<AssetId> diff() {
        return diffing.changed();
    }
}
