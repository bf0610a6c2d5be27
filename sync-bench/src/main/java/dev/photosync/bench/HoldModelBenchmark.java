package dev.photosync.bench;

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
import org.openjdk.jmh.annotations.Warmup;

/// The event core under the HOLD model, in exact order and with its handlers dispatched, beside
/// every peer that can do the same.
///
/// The peers: the JDK's priority queue; the two fastest event lists of SSJ; RxJava's TestScheduler;
/// both event lists of DSOL; CloudSim Plus's queue of future events. All run with the collector
/// that {@code ./photosync} runs with. An operation is one event. The measured window of virtual
/// time holds ten thousand events on average, the same ones in every arm: an arm that runs others
/// than the kernel does, or in another order, does not start.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class HoldModelBenchmark {
    static final int EVENTS = 10_000;
    private static final int CHECKED_WINDOWS = 3;

    @Param({"1000", "100000", "1000000"})
    int pending;

    @Param({
        "kernel",
        "floor",
        "priorityQueue",
        "priorityQueueReused",
        "ssjHenriksen",
        "ssjSplayTree",
        "rxTestScheduler",
        "dsolRedBlackTree",
        "dsolPriorityQueue",
        "cloudSimPlus"
    })
    String arm = "";

    private HoldArm core = HoldArm.of("kernel");
    private long windowMicros;
    private long nowMicros;

    @Setup(Level.Trial)
    public void fill() {
        windowMicros = HoldArm.MEAN_MICROS * EVENTS / pending;
        if (!arm.equals("floor") && fingerprint("kernel") != fingerprint(arm)) {
            throw new IllegalStateException("runs other events than the kernel: arm=" + arm);
        }
        core = HoldArm.of(arm);
        core.fill(pending);
        nowMicros = 0;
        System.gc();
    }

    private long fingerprint(String name) {
        HoldArm checked = HoldArm.of(name);
        checked.fill(pending);
        for (int i = 1; i <= CHECKED_WINDOWS; i++) {
            checked.runUntil(i * windowMicros);
        }
        return checked.fingerprint();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long hold() {
        nowMicros += windowMicros;
        core.runUntil(nowMicros);
        return core.ran();
    }
}
