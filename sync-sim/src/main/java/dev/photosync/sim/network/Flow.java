package dev.photosync.sim.network;

/// Some bytes on their way over a link, in one direction; {@link Link#send} starts it.
///
/// What it holds is kept by its pipe and its link.
public final class Flow {
    /// Is told how a flow ended: once, in an event of its own, and not if the flow was cancelled.
    @FunctionalInterface
    public interface Listener {
        void ended(Flow flow, FlowEnd end);
    }

    /// How far a flow is.
    enum Phase {
        /// Bytes still have to pass.
        MOVING,
        /// No byte has to pass any more; the event that tells the listener is scheduled.
        ENDING,
        /// Told, or cancelled.
        OVER
    }

    final Pipe pipe;
    final Listener listener;

    /// The pipe's service at which this flow began and at which its last byte has passed.
    double serviceAtStart;

    double serviceAtEnd;

    Phase phase = Phase.MOVING;
    FlowEnd end = FlowEnd.DELIVERED;
    long endHandle;
    long resetHandle;
    long bytesMovedAtEnd;

    private final long sequence;
    private final long bytes;
    private final long startMicros;

    Flow(Pipe pipe, Listener listener, long sequence, long bytes, long startMicros) {
        this.pipe = pipe;
        this.listener = listener;
        this.sequence = sequence;
        this.bytes = bytes;
        this.startMicros = startMicros;
    }

    /// Its number among the flows of its link, by their start, from 1.
    public long sequence() {
        return sequence;
    }

    public Direction direction() {
        return pipe.direction();
    }

    /// How many bytes are to move.
    public long bytes() {
        return bytes;
    }

    /// When it started.
    public long startMicros() {
        return startMicros;
    }

    /// How many whole bytes have passed by now. Reading this changes nothing.
    public long bytesMoved() {
        return phase == Phase.MOVING ? pipe.bytesMoved(this) : bytesMovedAtEnd;
    }

    /// Whether its end is still to come.
    public boolean isActive() {
        return phase != Phase.OVER;
    }

    @Override
    public String toString() {
        return "Flow[sequence=" + sequence + ", " + direction() + ", bytes=" + bytes + "]";
    }
}
