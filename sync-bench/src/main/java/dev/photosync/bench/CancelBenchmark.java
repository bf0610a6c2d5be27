package dev.photosync.bench;

import dev.photosync.sim.kernel.Event;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// The event core where events are cancelled, beside a priority queue that marks its entries as
/// cancelled and passes over them when their turn comes.
///
/// *timeouts*: an event that runs schedules itself again, and another one, drawn at random, is
/// cancelled and scheduled anew. *replan*: the pending events are the ends of a hundred transfers
/// on each of many links; now and then a link's rate changes, which cancels its hundred and
/// schedules them for other times. An operation is one event that runs. An arm that runs other
/// events than the kernel does not start.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class CancelBenchmark {
    private static final int EVENTS = 10_000;
    private static final long MEAN_MICROS = 1_000_000;
    private static final int DELAYS = 1 << 16;
    private static final int PER_LINK = 100;

    @Param({"1000", "100000", "1000000"})
    int pending;

    @Param({"timeouts", "replan"})
    String workload = "";

    @Param({"kernel", "priorityQueue"})
    String arm = "";

    private Arm core = new OfKernel(1, "");

    @Setup(Level.Trial)
    public void fill() {
        core = arm(arm);
        Arm reference = arm("kernel");
        reference.run(EVENTS);
        core.run(EVENTS);
        if (core.fingerprint != reference.fingerprint) {
            throw new IllegalStateException("runs other events than the kernel: arm=" + arm);
        }
        System.gc();
    }

    private Arm arm(String name) {
        Arm made =
                name.equals("kernel")
                        ? new OfKernel(pending, workload)
                        : new OfPriorityQueue(pending, workload);
        for (int i = 0; i < pending; i++) {
            made.schedule(i, made.nextDelay());
        }
        return made;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long run() {
        core.run(EVENTS);
        return core.fingerprint;
    }

    /// Pending events by number, which can be cancelled.
    private abstract static class Arm {
        private final long[] delays = new long[DELAYS];
        private final int pending;
        private final boolean replans;
        private int drawn;
        private long random = 1;
        private int untilReplan = PER_LINK;
        long fingerprint;

        Arm(int pending, String workload) {
            this.pending = pending;
            this.replans = workload.equals("replan");
            RandomStream stream = new RandomStream(1);
            for (int i = 0; i < DELAYS; i++) {
                delays[i] = 1 + (long) stream.nextExponential(MEAN_MICROS);
            }
        }

        final long nextDelay() {
            return delays[drawn++ & DELAYS - 1];
        }

        private int nextNumber(int bound) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            return (int) ((random >>> 33) % bound);
        }

        abstract void schedule(int number, long atMicros);

        abstract void cancel(int number);

        abstract void run(int events);

        final void fired(int number, long nowMicros) {
            fingerprint = 31 * (31 * fingerprint + nowMicros) + number;
            schedule(number, nowMicros + nextDelay());
            if (!replans) {
                move(nextNumber(pending), nowMicros);
            } else if (--untilReplan == 0) {
                untilReplan = PER_LINK;
                int first = nextNumber(pending / PER_LINK) * PER_LINK;
                for (int i = first; i < first + PER_LINK; i++) {
                    move(i, nowMicros);
                }
            }
        }

        private void move(int number, long nowMicros) {
            cancel(number);
            schedule(number, nowMicros + nextDelay());
        }
    }

    private static final class OfKernel extends Arm {
        private final Kernel kernel = new Kernel();
        private final long[] handles;
        private final Event[] events;

        OfKernel(int pending, String workload) {
            super(pending, workload);
            handles = new long[pending];
            events = new Event[pending];
            for (int i = 0; i < pending; i++) {
                int number = i;
                events[i] = () -> fired(number, kernel.nowMicros());
            }
        }

        @Override
        void schedule(int number, long atMicros) {
            handles[number] = kernel.schedule(atMicros, events[number]);
        }

        @Override
        void cancel(int number) {
            kernel.cancel(handles[number]);
        }

        @Override
        void run(int events) {
            for (int i = 0; i < events; i++) {
                kernel.step(Long.MAX_VALUE);
            }
        }
    }

    private static final class OfPriorityQueue extends Arm {
        private final PriorityQueue<Entry> queue = new PriorityQueue<>();
        private final @Nullable Entry[] entries;
        private long sequence;

        OfPriorityQueue(int pending, String workload) {
            super(pending, workload);
            entries = new Entry[pending];
        }

        private static final class Entry implements Comparable<Entry> {
            private final int number;
            private final long atMicros;
            private final long sequence;
            private boolean cancelled;

            Entry(int number, long atMicros, long sequence) {
                this.number = number;
                this.atMicros = atMicros;
                this.sequence = sequence;
            }

            @Override
            public int compareTo(Entry other) {
                return atMicros != other.atMicros
                        ? Long.compare(atMicros, other.atMicros)
                        : Long.compare(sequence, other.sequence);
            }
        }

        @Override
        void schedule(int number, long atMicros) {
            Entry entry = new Entry(number, atMicros, sequence++);
            entries[number] = entry;
            queue.add(entry);
        }

        @Override
        void cancel(int number) {
            Entry entry = entries[number];
            if (entry != null) {
                entry.cancelled = true;
            }
        }

        @Override
        void run(int events) {
            int ran = 0;
            while (ran < events) {
                Entry entry = queue.remove();
                if (!entry.cancelled) {
                    ran++;
                    fired(entry.number, entry.atMicros);
                }
            }
        }
    }
}
