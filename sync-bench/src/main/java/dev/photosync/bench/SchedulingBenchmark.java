package dev.photosync.bench;

import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Mix;
import dev.photosync.core.schedule.Lane;
import dev.photosync.core.schedule.WorkItem;
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

/// A scheduling decision with so many uploads queued: whose turn it is, all gates for it, a slot,
/// its end, and another upload that joins the queue. Floor: the gates alone.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SchedulingBenchmark {
    private static final long BYTES = 2_000_000;

    @Param({"1000", "100000"})
    int queued;

    private final GateCatalogue gates = GateCatalogue.all();
    private final GateMemory memory = new GateMemory("home");
    private Lane lane = new Lane(WorkKind.UPLOAD, 2);
    private long drawn;

    @Setup(Level.Iteration)
    public void fill() {
        lane = new Lane(WorkKind.UPLOAD, 2);
        for (int i = 0; i < queued; i++) {
            add();
        }
    }

    private void add() {
        drawn++;
        lane.add(new AssetId(Mix.of(drawn), drawn), BYTES, BYTES);
    }

    private WorkItem head() {
        WorkItem head = lane.peek();
        if (head == null) {
            throw new IllegalStateException("the queue is empty");
        }
        return head;
    }

    private long holds(WorkItem item) {
        return gates.evaluate(item, GateBenchmark.OPEN, SyncPolicy.STANDARD, memory, 1_000_000);
    }

    @Benchmark
    public WorkItem decide() {
        WorkItem head = head();
        if (holds(head) != Reasons.NONE) {
            throw new IllegalStateException("held: reasons=" + Reasons.list(holds(head)));
        }
        lane.start(head);
        lane.end(head);
        add();
        return head;
    }

    @Benchmark
    public long floorGates() {
        return holds(head());
    }
}
