package dev.photosync.sim.network;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/// A network path between a device and the cloud, shared fairly by the flows on it.
///
/// Flows of one direction share its capacity equally at every moment; the two directions do not
/// disturb each other. A flow is delivered one latency after its last byte has passed. Connections
/// break at random moments, each flow on a connection of its own: the time to a reset is
/// exponential, from the flow's start to its delivery.
///
/// All that happens, happens in events of the kernel; equal times follow the order of starts.
/// Starting, ending and cancelling a flow cost O(log n) in the number of flows that share the
/// direction.
public final class Link {
    private final String name;
    private final Kernel kernel;
    private final RandomStream resets;
    private final Pipe up;
    private final Pipe down;
    private final LinkedHashSet<Flow> active = new LinkedHashSet<>();
    private LinkShape shape;
    private long lastSequence;

    /// @param resets where the times of resets are drawn from; no one else should draw from it
    public Link(String name, Kernel kernel, RandomStream resets, LinkShape shape) {
        this.name = name;
        this.kernel = kernel;
        this.resets = resets;
        this.shape = shape;
        Pipe.Ends ends = new PipeEnds();
        this.up = new Pipe(kernel, Direction.UP, shape, ends);
        this.down = new Pipe(kernel, Direction.DOWN, shape, ends);
    }

    public String name() {
        return name;
    }

    /// What the link is like now.
    public LinkShape shape() {
        return shape;
    }

    /// Starts a flow. No bytes at all take one latency, whatever the rate.
    public Flow send(Direction direction, long bytes, Flow.Listener listener) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: bytes=" + bytes);
        }
        Flow flow = new Flow(pipe(direction), listener, ++lastSequence, bytes, kernel.nowMicros());
        active.add(flow);
        if (bytes == 0) {
            end(flow, FlowEnd.DELIVERED, shape.latencyMicros());
        } else {
            flow.pipe.start(flow);
        }
        planReset(flow);
        return flow;
    }

    /// Ends a flow without telling its listener; the others share what it leaves. A flow that has
    /// ended is left as it is.
    ///
    /// @return how many bytes it has moved
    public long cancel(Flow flow) {
        if (flow.pipe != up && flow.pipe != down) {
            throw new IllegalArgumentException(
                    "a flow must be cancelled on its own link: link=" + name + " flow=" + flow);
        }
        if (flow.phase == Flow.Phase.MOVING) {
            flow.pipe.stop(flow);
        }
        finish(flow);
        return flow.bytesMovedAtEnd;
    }

    /// Gives the link another shape from now on. Flows keep what they have moved and go on under
    /// the new shape; those whose last byte has passed still arrive when they would have.
    public void reshape(LinkShape newShape) {
        boolean redraw =
                newShape.meanTimeBetweenResetsMicros() != shape.meanTimeBetweenResetsMicros();
        shape = newShape;
        up.reshape(newShape);
        down.reshape(newShape);
        if (redraw) {
            // Exact: an exponential wait has no memory of how long it has lasted.
            active.forEach(this::planReset);
        }
    }

    /// Ends every flow as {@link FlowEnd#RESET}, as when the device leaves the network. Bytes that
    /// have passed but not arrived are lost too.
    public void dropAll() {
        new ArrayList<>(active).forEach(this::reset);
    }

    /// The bytes moved in a direction by all flows whose bytes no longer move, whatever their end.
    public long bytesMoved(Direction direction) {
        return pipe(direction).bytesMoved();
    }

    /// How many flows share a direction's capacity now; those merely awaiting their latency do not.
    public int moving(Direction direction) {
        return pipe(direction).moving();
    }

    /// How many flows have not ended, in both directions.
    public int active() {
        return active.size();
    }

    private Pipe pipe(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    private void reset(Flow flow) {
        if (flow.phase == Flow.Phase.MOVING) {
            flow.pipe.stop(flow);
            end(flow, FlowEnd.RESET, 0);
        } else if (flow.end == FlowEnd.DELIVERED) {
            kernel.cancel(flow.endHandle);
            end(flow, FlowEnd.RESET, 0);
        }
    }

    /// Schedules the event that tells the listener.
    private void end(Flow flow, FlowEnd end, long delayMicros) {
        flow.phase = Flow.Phase.ENDING;
        flow.end = end;
        flow.endHandle =
                kernel.schedule(
                        Math.addExact(kernel.nowMicros(), delayMicros),
                        () -> {
                            finish(flow);
                            flow.listener.ended(flow, end);
                        });
    }

    private void finish(Flow flow) {
        flow.phase = Flow.Phase.OVER;
        kernel.cancel(flow.endHandle);
        kernel.cancel(flow.resetHandle);
        active.remove(flow);
    }

    private void planReset(Flow flow) {
        kernel.cancel(flow.resetHandle);
        flow.resetHandle = 0;
        long meanMicros = shape.meanTimeBetweenResetsMicros();
        if (meanMicros == 0) {
            return;
        }
        // Half the range of time is beyond any run.
        double waitMicros = Math.ceil(resets.nextExponential((double) meanMicros));
        if (waitMicros < 0x1p62) {
            long atMicros = Math.addExact(kernel.nowMicros(), (long) waitMicros);
            flow.resetHandle = kernel.schedule(atMicros, () -> reset(flow));
        }
    }

    private final class PipeEnds implements Pipe.Ends {
        @Override
        public void passed(Flow flow) {
            end(flow, FlowEnd.DELIVERED, shape.latencyMicros());
        }

        @Override
        public void stalled(Flow flow) {
            end(flow, FlowEnd.TIMED_OUT, 0);
        }
    }
}
