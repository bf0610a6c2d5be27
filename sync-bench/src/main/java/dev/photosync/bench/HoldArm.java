package dev.photosync.bench;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.eventlists.EventListPriorityQueue;
import nl.tudelft.simulation.dsol.eventlists.RedBlackTree;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.LambdaSimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// An event core under the HOLD model (Jones, CACM 1986): so many pending events, each of which
/// schedules itself again when it runs.
///
/// Delays come from a table, exponential with a mean of one second, so that drawing them costs next
/// to nothing. The events belong to a thousand entities, each of which has a handler; the same ones
/// run in the same order in every arm, which {@link #fingerprint} shows.
abstract class HoldArm {
    static final long MEAN_MICROS = 1_000_000;
    private static final int DELAYS = 1 << 16;
    private static final int ENTITIES = 1024;

    private final long[] delays = new long[DELAYS];
    private int drawn;
    private long fingerprint;
    private long ran;

    HoldArm() {
        RandomStream stream = new RandomStream(1);
        for (int i = 0; i < DELAYS; i++) {
            delays[i] = 1 + (long) stream.nextExponential(MEAN_MICROS);
        }
    }

    /// Schedules an entity's event for the first time.
    abstract void begin(int entity, long atMicros);

    /// Runs all events up to and including a moment.
    abstract void runUntil(long endMicros);

    /// The arm of a name.
    static HoldArm of(String name) {
        return switch (name) {
            case "kernel" -> new OfKernel();
            case "priorityQueue" -> new OfPriorityQueue(false);
            case "priorityQueueReused" -> new OfPriorityQueue(true);
            case "ssjHenriksen" -> new OfSsj(new Henriksen());
            case "ssjSplayTree" -> new OfSsj(new SplayTree());
            case "rxTestScheduler" -> new OfRxJava();
            case "dsolRedBlackTree" -> new OfDsol(new RedBlackTree<>());
            case "dsolPriorityQueue" -> new OfDsol(new EventListPriorityQueue<>());
            case "cloudSimPlus" -> new CloudSimHoldArm();
            case "floor" -> new Floor();
            default -> throw new IllegalArgumentException("no such arm: name=" + name);
        };
    }

    void fill(int pending) {
        for (int i = 0; i < pending; i++) {
            begin(i % ENTITIES, nextDelay());
        }
    }

    final long nextDelay() {
        return delays[drawn++ & DELAYS - 1];
    }

    /// What an event does: it notes that it ran.
    ///
    /// @return when it is to run again
    final long run(int entity, long nowMicros) {
        ran++;
        fingerprint = 31 * (31 * fingerprint + nowMicros) + entity;
        return nowMicros + nextDelay();
    }

    /// Which events have run so far, in which order.
    long fingerprint() {
        return fingerprint;
    }

    long ran() {
        return ran;
    }

    static <H> List<H> perEntity(IntFunction<H> handler) {
        return IntStream.range(0, ENTITIES).mapToObj(handler).toList();
    }

    private static final class OfKernel extends HoldArm {
        private final Kernel kernel = new Kernel();
        private final List<Again> handlers = perEntity(Again::new);

        private final class Again implements dev.photosync.sim.kernel.Event {
            private final int entity;

            Again(int entity) {
                this.entity = entity;
            }

            @Override
            public void fire() {
                kernel.schedule(run(entity, kernel.nowMicros()), this);
            }
        }

        @Override
        void begin(int entity, long atMicros) {
            kernel.schedule(atMicros, handlers.get(entity));
        }

        @Override
        void runUntil(long endMicros) {
            kernel.runUntil(endMicros);
        }
    }

    /// The JDK's binary heap with exact ties by sequence. Its entries are made anew each time, as
    /// such a queue is mostly used, or used again.
    private static final class OfPriorityQueue extends HoldArm {
        private final PriorityQueue<Entry> queue = new PriorityQueue<>();
        private final List<Again> handlers = perEntity(Again::new);
        private final boolean reuse;
        private long sequence;

        OfPriorityQueue(boolean reuse) {
            this.reuse = reuse;
        }

        private final class Again {
            private final int entity;

            Again(int entity) {
                this.entity = entity;
            }

            void fire(Entry entry) {
                long atMicros = run(entity, entry.atMicros);
                add(reuse ? entry : new Entry(this), atMicros);
            }
        }

        private static final class Entry implements Comparable<Entry> {
            private final Again handler;
            private long atMicros;
            private long sequence;

            Entry(Again handler) {
                this.handler = handler;
            }

            @Override
            public int compareTo(Entry other) {
                return atMicros != other.atMicros
                        ? Long.compare(atMicros, other.atMicros)
                        : Long.compare(sequence, other.sequence);
            }
        }

        @Override
        void begin(int entity, long atMicros) {
            add(new Entry(handlers.get(entity)), atMicros);
        }

        private void add(Entry entry, long atMicros) {
            entry.atMicros = atMicros;
            entry.sequence = sequence++;
            queue.add(entry);
        }

        @Override
        void runUntil(long endMicros) {
            while (queue.element().atMicros <= endMicros) {
                Entry entry = queue.remove();
                entry.handler.fire(entry);
            }
        }
    }

    /// An event list of SSJ (L'Ecuyer) in its simulator; events are used again.
    private static final class OfSsj extends HoldArm {
        private final Stepped simulator;

        OfSsj(EventList list) {
            simulator = new Stepped(list);
        }

        /// SSJ's simulator, which can stop at a moment.
        private static final class Stepped extends Simulator {
            Stepped(EventList list) {
                super(list);
                stopped = false;
            }

            void runUntil(long endMicros) {
                while (eventList.getFirst().time() <= endMicros) {
                    removeFirstEvent().actions();
                }
            }
        }

        private final class Again extends Event {
            private final int entity;

            Again(int entity) {
                super(simulator);
                this.entity = entity;
            }

            @Override
            public void actions() {
                long now = (long) simulator.time();
                schedule(run(entity, now) - now);
            }
        }

        @Override
        void begin(int entity, long atMicros) {
            new Again(entity).schedule(atMicros);
        }

        @Override
        void runUntil(long endMicros) {
            simulator.runUntil(endMicros);
        }
    }

    /// RxJava's scheduler for tests, which runs tasks in virtual time.
    private static final class OfRxJava extends HoldArm {
        private final TestScheduler scheduler = new TestScheduler();
        private final List<Again> handlers = perEntity(Again::new);

        private final class Again implements Runnable {
            private final int entity;

            Again(int entity) {
                this.entity = entity;
            }

            @Override
            public void run() {
                long now = scheduler.now(TimeUnit.MICROSECONDS);
                long delay = OfRxJava.this.run(entity, now) - now;
                scheduler.scheduleDirect(this, delay, TimeUnit.MICROSECONDS);
            }
        }

        @Override
        void begin(int entity, long atMicros) {
            scheduler.scheduleDirect(handlers.get(entity), atMicros, TimeUnit.MICROSECONDS);
        }

        @Override
        void runUntil(long endMicros) {
            scheduler.advanceTimeTo(endMicros, TimeUnit.MICROSECONDS);
        }
    }

    /// An event list of DSOL (Delft), whose events are made anew each time, as in its simulators.
    private static final class OfDsol extends HoldArm {
        private final EventListInterface<Long> list;
        private final List<Again> handlers = perEntity(Again::new);
        private long nowMicros;

        OfDsol(EventListInterface<Long> list) {
            this.list = list;
        }

        private final class Again implements Executable {
            private final int entity;

            Again(int entity) {
                this.entity = entity;
            }

            @Override
            public void execute() {
                list.add(new LambdaSimEvent<>(run(entity, nowMicros), this));
            }
        }

        @Override
        void begin(int entity, long atMicros) {
            list.add(new LambdaSimEvent<>(atMicros, handlers.get(entity)));
        }

        @Override
        void runUntil(long endMicros) {
            try {
                while (list.first().getAbsoluteExecutionTime() <= endMicros) {
                    SimEventInterface<Long> event = list.removeFirst();
                    nowMicros = event.getAbsoluteExecutionTime();
                    event.execute();
                }
            } catch (SimRuntimeException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// No order at all: what drawing, noting and a handler cost.
    private static final class Floor extends HoldArm {
        private int next;

        @Override
        void begin(int entity, long atMicros) {}

        @Override
        void runUntil(long endMicros) {
            for (int i = 0; i < HoldModelBenchmark.EVENTS; i++) {
                run(next, endMicros);
                next = (next + 1) % ENTITIES;
            }
        }
    }
}
