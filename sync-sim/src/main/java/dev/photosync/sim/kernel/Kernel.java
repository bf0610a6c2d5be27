package dev.photosync.sim.kernel;

import org.jspecify.annotations.Nullable;

/// The virtual clock and the one loop that runs every event of a simulation.
///
/// Events run in the order of (time, sequence of scheduling) and nothing else. Time is in
/// microseconds from the start of the simulation. One thread owns a kernel; only {@link #stop()}
/// may be called from another. Scheduling, cancelling and running an event are amortised O(1) in
/// the number of pending ones and allocate nothing once the queue has grown.
public final class Kernel {
    private final EventQueue queue = new EventQueue();
    private @Nullable Event afterEach;
    private long nowMicros;
    private long eventsRun;
    private boolean running;
    private volatile boolean stopped;

    /// The present moment.
    public long nowMicros() {
        return nowMicros;
    }

    /// How many events have run.
    public long eventsRun() {
        return eventsRun;
    }

    /// How many events are scheduled and neither run nor cancelled.
    public int pending() {
        return queue.size();
    }

    /// Schedules an event. Those of the same time run in the order in which they were scheduled.
    ///
    /// @return a handle above zero, never given twice, for {@link #cancel(long)}
    /// @throws IllegalArgumentException if the time has passed
    public long schedule(long atMicros, Event event) {
        if (atMicros < nowMicros) {
            throw new IllegalArgumentException(
                    "an event must not lie in the past: atMicros="
                            + atMicros
                            + " nowMicros="
                            + nowMicros);
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
            if (!stopped) {
                nowMicros = endMicros;
            }
        } finally {
            running = false;
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
            running = false;
        }
    }

    /// Ends the run after the current event, for good: later runs return at once. Any thread may
    /// call this.
    public void stop() {
        stopped = true;
    }

    /// Whether {@link #stop()} was called.
    public boolean stopped() {
        return stopped;
    }

    /// Sets what is called after every event, in place of what was set before. It is not an event
    /// itself: it is neither counted nor queued.
    public void observer(Event afterEach) {
        this.afterEach = afterEach;
    }

    private void enter(long endMicros) {
        if (running) {
            throw new IllegalStateException(
                    "an event must not run the kernel that runs it: nowMicros=" + nowMicros);
        }
        if (endMicros < nowMicros) {
            throw new IllegalArgumentException(
                    "a run must not end in the past: endMicros="
                            + endMicros
                            + " nowMicros="
                            + nowMicros);
        }
        running = true;
    }

    private boolean fireNext(long endMicros) {
        Event event = stopped ? null : queue.removeFirst(endMicros);
        if (event == null) {
            return false;
        }
        nowMicros = queue.removedMicros();
        eventsRun++;
        event.fire();
        if (afterEach != null) {
            afterEach.fire();
        }
        return true;
    }
}
