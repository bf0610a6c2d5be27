package dev.photosync.bench;

import com.google.common.collect.ImmutableMap;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.cloud.CloudAccount;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One metadata change from one engine through the cloud into another device's library, journals
/// encoded, with nothing simulated around it. Requests and replies are handed over as values; pages
/// of the change feed, where it says so, as bytes.
///
/// An operation is one change. They come in bursts, each told to the engine, committed, read by the
/// other device and applied before the next; what the owner does to the device's own library is
/// done before the clock starts. Floor: putting the change into the four trees that must have it.
/// After each iteration the cloud and both devices, or all four trees, must have what the owner
/// made of the library.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplicationBenchmark {
    static final int CHANGES = 10_000;

    @Param({"10000", "100000"})
    int assets;

    @Param({"1000", "10000"})
    int burst;

    /// What a page of the change feed is handed over as.
    @Param({"values", "bytes"})
    String feed = "values";

    private List<AssetId> ids = List.of();
    private Revision[] revisions = {};
    private LibrarySnapshot library = LibrarySnapshot.empty();
    private CloudAccount cloud = account(library);
    private MemoryDevice phone = new MemoryDevice("phone", cloud, EngineImage.EMPTY, false);
    private MemoryDevice tablet = phone;
    private LibrarySnapshot[] trees = {};
    private final RecordChange[] changes = new RecordChange[CHANGES];
    private int at;

    @Setup(Level.Trial)
    public void draw() {
        library = Libraries.snapshot(Libraries.draw(assets, 1));
        List<AssetId> drawn = new ArrayList<>();
        library.forEach((id, _) -> drawn.add(id));
        Collections.shuffle(drawn, new Random(1));
        ids = drawn;
    }

    @Setup(Level.Iteration)
    public void begin() {
        revisions = ids.stream().map(library::get).toArray(Revision[]::new);
        at = 0;
        cloud = account(library);
        Cursor end = cloud.prefill(library);
        EngineImage inStep = new EngineImage(library, library, end);
        boolean feedAsBytes = feed.equals("bytes");
        phone = new MemoryDevice("phone", cloud, inStep, feedAsBytes);
        tablet = new MemoryDevice("tablet", cloud, inStep, feedAsBytes);
        phone.settle();
        tablet.settle();
        trees = new LibrarySnapshot[] {library, library, library, library};
        System.gc();
    }

    static CloudAccount account(LibrarySnapshot library) {
        long plan = 10_000_000L * (library.size() + 1);
        return new CloudAccount(
                "home",
                new AccountSetup(plan, ImmutableMap.of()),
                new CloudSetup(3_600_000_000L, 0, 1_000_000, 1 << 30, 400, 1, true),
                new Trace());
    }

    /// The owner changes the next assets in turn.
    @Setup(Level.Invocation)
    public void change() {
        for (int i = 0; i < CHANGES; i++) {
            revisions[at] = revisions[at].withFavourite(!revisions[at].favourite());
            changes[i] = new RecordChange(ids.get(at), revisions[at]);
            phone.own(changes[i]);
            at = (at + 1) % revisions.length;
        }
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public Map<AssetId, Revision> replicate() {
        for (int made = 0; made < CHANGES; made += burst) {
            for (int i = made; i < made + burst; i++) {
                phone.changed(changes[i]);
            }
            phone.settle();
            tablet.hint();
            tablet.settle();
        }
        return tablet.library();
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public LibrarySnapshot[] floorFourTrees() {
        for (RecordChange change : changes) {
            for (int tree = 0; tree < trees.length; tree++) {
                trees[tree] = trees[tree].with(change.id(), change.revision());
            }
        }
        return trees;
    }

    @TearDown(Level.Iteration)
    public void check() {
        LibrarySnapshot.Builder owner = LibrarySnapshot.builder();
        for (int i = 0; i < revisions.length; i++) {
            owner.add(ids.get(i), revisions[i]);
        }
        LibrarySnapshot expected = owner.build();
        boolean floor = trees[0] != library;
        List<LibrarySnapshot> reached =
                floor
                        ? List.of(trees)
                        : List.of(
                                cloud.records(),
                                LibrarySnapshot.of(phone.library()),
                                LibrarySnapshot.of(tablet.library()));
        for (LibrarySnapshot one : reached) {
            if (!one.equals(expected)) {
                throw new IllegalStateException(
                        "out of step: owner=" + expected + " reached=" + reached);
            }
        }
    }
}
