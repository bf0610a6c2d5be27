package dev.photosync.sim.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The virtual clock and the one loop that runs every event of a simulation.
///
/// Events run in the order of (time, sequence of scheduling) and nothing else. Time is in
/// microseconds from the start of the simulation. One thread owns a kernel; only {@link #stop()}
/// may be called from another. Scheduling, cancelling and running an event are amortised O(1) in
/// the number of pending ones and allocate nothing once the queue has grown.
///
/// A simulation may have *islands*: parts that nothing passes between but what events outside all
/// of them do. They are what a logical process is to a conservative parallel simulation (Chandy and
/// Misra, "Distributed Simulation: A Case Study in Design and Verification of Distributed
/// Programs", IEEE TSE 5(5), 1979), with nobody to wait for but the events outside. The order is
/// then that of (time, island, sequence), what is outside first; {@link #runApart} keeps it within
/// each island only, all that an island can tell, for the sake of the caches.
public final class Kernel {
    private final EventQueue queue = new EventQueue();
    private final Clock clock;
    private final List<Kernel> islands = new ArrayList<>();

    /// No event may be scheduled before this moment, even where the clock was set back to let
    /// another island catch up.
    private long reachedMicros;

    /// What a kernel and its islands have in common.
    private static final class Clock {
        private @Nullable Event afterEach;
        private long nowMicros;
        private long eventsRun;
        private boolean running;
        private volatile boolean stopped;
    }

    public Kernel() {
        this(new Clock());
    }

    private Kernel(Clock clock) {
        this.clock = clock;
    }

    /// Makes an island. Its events are scheduled and cancelled by it and run by this kernel, whose
    /// clock it shares; they must leave this kernel's own events and those of other islands alone.
    public Kernel island() {
        Kernel island = new Kernel(clock);
        islands.add(island);
        return island;
    }

    /// Whether there are islands.
    public boolean hasIslands() {
        return !islands.isEmpty();
    }

    /// The present moment.
    public long nowMicros() {
        return clock.nowMicros;
    }

    /// How many events have run, those of islands too.
    public long eventsRun() {
        return clock.eventsRun;
    }

    /// How many events are scheduled and neither run nor cancelled, those of islands too.
    public int pending() {
        return queue.size() + islands.stream().mapToInt(Kernel::pending).sum();
    }

    /// Schedules an event. Those of the same time run in the order in which they were scheduled.
    ///
    /// @return a handle above zero, never given twice, for {@link #cancel(long)}
    /// @throws IllegalArgumentException if the time has passed
    public long schedule(long atMicros, Event event) {
        long earliest = Math.max(clock.nowMicros, reachedMicros);
        if (atMicros < earliest) {
            throw new IllegalArgumentException(
                    "an event must not lie in the past: atMicros="
                            + atMicros
                            + " nowMicros="
                            + earliest);
        }
        return queue.add(atMicros, event);
    }

    /// Cancels a scheduled event, which frees its place in the queue at once.
    ///
    /// @return false if it has run (or is running now), was cancelled before, or never existed
    public boolean cancel(long handle) {
        return queue.remove(handle);
    }

    /// Runs all events up to and including the end, those they schedule too, and moves the clock to
    /// the end. After {@link #stop()} the clock stays at the last event instead.
    ///
    /// @throws IllegalArgumentException if the end has passed
    public void runUntil(long endMicros) {
        enter(endMicros);
        try {
            while (fireNext(endMicros)) {}
            if (!clock.stopped) {
                clock.nowMicros = endMicros;
            }
        } finally {
            clock.running = false;
        }
    }

    /// Runs to a moment as {@link #runUntil} does, but what every island has to do before the next
    /// event outside all of them at one go: what an island needs then stays in the caches. Only
    /// events of different islands run in another order, with the clock set back in between. A stop
    /// comes into effect when all islands have come as far.
    ///
    /// @param afterTurn called whenever an island, or what is outside, has had its turn
    /// @param afterAll called whenever all have come equally far
    /// @throws IllegalArgumentException if the end has passed
    public void runApart(long endMicros, Event afterTurn, Event afterAll) {
        enter(endMicros);
        try {
            while (!clock.stopped) {
                long outside = queue.firstMicros();
                long until = Math.min(endMicros, outside - 1);
                reachedMicros = until;
                for (Kernel island : islands) {
                    while (island.fireOwn(until)) {}
                    island.reachedMicros = until;
                    afterTurn.fire();
                }
                afterAll.fire();
                clock.nowMicros = Math.max(clock.nowMicros, until);
                if (outside > endMicros || clock.stopped) {
                    break;
                }
                while (fireOwn(outside)) {}
                afterTurn.fire();
            }
        } finally {
            clock.running = false;
        }
    }

    /// Runs the next event if it lies at or before the end; the clock moves to it, not to the end.
    ///
    /// @return false if there was none or the kernel is stopped: the clock has not moved
    /// @throws IllegalArgumentException if the end has passed
    public boolean step(long endMicros) {
        enter(endMicros);
        try {
            return fireNext(endMicros);
        } finally {
            clock.running = false;
        }
    }

    /// Ends the run after the current event, for good: later runs return at once. Any thread may
    /// call this.
    public void stop() {
        clock.stopped = true;
    }

    /// Whether {@link #stop()} was called.
    public boolean stopped() {
        return clock.stopped;
    }

    /// Sets what is called after every event, in place of what was set before. It is not an event
    /// itself: it is neither counted nor queued.
    public void observer(Event afterEach) {
        clock.afterEach = afterEach;
    }

    private void enter(long endMicros) {
        if (clock.running) {
            throw new IllegalStateException(
                    "an event must not run the kernel that runs it: nowMicros=" + clock.nowMicros);
        }
        if (endMicros < clock.nowMicros) {
            throw new IllegalArgumentException(
                    "a run must not end in the past: endMicros="
                            + endMicros
                            + " nowMicros="
                            + clock.nowMicros);
        }
        clock.running = true;
    }

    private boolean fireNext(long endMicros) {
        return !clock.stopped && next().fireOwn(endMicros);
    }

    /// Whose event comes next: this kernel's own, or that of an island.
    private Kernel next() {
        Kernel next = this;
        if (!islands.isEmpty()) {
            long first = queue.firstMicros();
            for (Kernel island : islands) {
                long micros = island.queue.firstMicros();
                if (micros < first) {
                    first = micros;
                    next = island;
                }
            }
        }
        return next;
    }

    private boolean fireOwn(long endMicros) {
        Event event = queue.removeFirst(endMicros);
        if (event == null) {
            return false;
        }
        clock.nowMicros = queue.removedMicros();
        clock.eventsRun++;
        event.fire();
        if (clock.afterEach != null) {
            clock.afterEach.fire();
        }
        return true;
    }
}
