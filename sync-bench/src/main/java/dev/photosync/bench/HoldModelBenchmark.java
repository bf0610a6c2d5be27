package dev.photosync.bench;

import dev.photosync.sim.kernel.Event;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import java.util.Comparator;
import java.util.PriorityQueue;
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

/// The HOLD model of an event queue: run the next event, which schedules one more, with a steady
/// number pending (Jones, CACM 1986).
///
/// Floor: drawing the next delay. Peer: the JDK's priority queue in the same exact order, by time
/// and then by sequence. Both run the same events, or the benchmark does not start.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class HoldModelBenchmark {
    private static final long MEAN_MICROS = 1_000_000;
    private static final int CHECKED_EVENTS = 10_000;

    @Param({"1000", "100000", "1000000"})
    int pending;

    private Kernel kernel = new Kernel();
    private RandomStream kernelDelays = new RandomStream(1);
    private PriorityQueue<Entry> queue = new PriorityQueue<>();
    private RandomStream queueDelays = new RandomStream(1);
    private long sequence;

    private record Entry(long atMicros, long sequence) {}

    @Setup(Level.Trial)
    public void fill() {
        reset();
        for (int i = 0; i < CHECKED_EVENTS; i++) {
            if (kernel() != priorityQueue()) {
                throw new IllegalStateException("the arms disagree: event=" + i);
            }
        }
        reset();
    }

    private void reset() {
        kernel = new Kernel();
        kernelDelays = new RandomStream(1);
        queue =
                new PriorityQueue<>(
                        Comparator.comparingLong(Entry::atMicros)
                                .thenComparingLong(Entry::sequence));
        queueDelays = new RandomStream(1);
        sequence = 0;
        Event event = this::again;
        for (int i = 0; i < pending; i++) {
            kernel.schedule(delay(kernelDelays), event);
            queue.add(new Entry(delay(queueDelays), sequence++));
        }
    }

    private static long delay(RandomStream stream) {
        return 1 + (long) stream.nextExponential(MEAN_MICROS);
    }

    private void again() {
        kernel.schedule(kernel.nowMicros() + delay(kernelDelays), this::again);
    }

    @Benchmark
    public long kernel() {
        kernel.step(Long.MAX_VALUE);
        return kernel.nowMicros();
    }

    @Benchmark
    public long priorityQueue() {
        Entry next = queue.remove();
        queue.add(new Entry(next.atMicros() + delay(queueDelays), sequence++));
        return next.atMicros();
    }

    @Benchmark
    public long floorDrawOnly() {
        return delay(queueDelays);
    }
}
