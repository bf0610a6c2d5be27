package dev.photosync.sim.network;

import dev.photosync.sim.kernel.Kernel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/// One direction of a link: flows that share its capacity equally at every moment.
///
/// Processor sharing by virtual service (as in Parekh and Gallager, "A generalized processor
/// sharing approach to flow control", 1993): one number counts the bytes that each flow has been
/// given since the pipe was last idle. A flow is through when that number reaches its start plus
/// its size, so a start, an end or another rate moves one scheduled event and touches no other
/// flow: O(log n).
final class Pipe {
    /// What a sum of shares may be off by; less than this is rounding, not data.
    private static final double ROUNDING_BYTES = 1e-6;

    private static final long NEVER = Long.MAX_VALUE;

    /// Is told of flows whose bytes stop moving; it may not call back into the pipe.
    interface Ends {
        void passed(Flow flow);

        void stalled(Flow flow);
    }

    private final Kernel kernel;
    private final Direction direction;
    private final Ends ends;
    private final TreeSet<Flow> byEnd = new TreeSet<>(Pipe::compareEnds);
    private final LinkedHashSet<Flow> byStart = new LinkedHashSet<>();

    private LinkShape shape;
    private double goodputFraction;
    private double service;
    private long serviceAtMicros;
    private long lastProgressMicros;
    private long finishMicros = NEVER;
    private long plannedMicros = NEVER;
    private long planHandle;
    private long bytesMoved;

    Pipe(Kernel kernel, Direction direction, LinkShape shape, Ends ends) {
        this.kernel = kernel;
        this.direction = direction;
        this.shape = shape;
        this.ends = ends;
    }

    private static int compareEnds(Flow one, Flow other) {
        int order = Double.compare(one.serviceAtEnd, other.serviceAtEnd);
        return order != 0 ? order : Long.compare(one.sequence(), other.sequence());
    }

    Direction direction() {
        return direction;
    }

    /// How many flows share the capacity now.
    int moving() {
        return byStart.size();
    }

    /// The bytes moved by flows that have stopped moving.
    long bytesMoved() {
        return bytesMoved;
    }

    /// The whole bytes that a moving flow has moved by now.
    long bytesMoved(Flow flow) {
        double given = serviceAt(kernel.nowMicros()) - flow.serviceAtStart;
        return Math.min(flow.bytes(), (long) (given + ROUNDING_BYTES));
    }

    void start(Flow flow) {
        advance();
        if (byStart.isEmpty()) {
            // Small numbers keep their precision.
            service = 0;
        }
        flow.serviceAtStart = service;
        flow.serviceAtEnd = service + flow.bytes();
        byStart.add(flow);
        byEnd.add(flow);
        plan();
    }

    /// Takes out a flow before its last byte has passed.
    void stop(Flow flow) {
        advance();
        remove(flow, bytesMoved(flow));
        plan();
    }

    void reshape(LinkShape newShape) {
        advance();
        shape = newShape;
        plan();
    }

    private void wake() {
        planHandle = 0;
        plannedMicros = NEVER;
        boolean finish = kernel.nowMicros() == finishMicros;
        advance();
        if (finish) {
            // Whatever rounding says: this is the moment computed for the first flow's last byte.
            pass(byEnd.getFirst());
        }
        while (!byEnd.isEmpty() && byEnd.getFirst().serviceAtEnd <= service + ROUNDING_BYTES) {
            pass(byEnd.getFirst());
        }
        stopStalled();
        plan();
    }

    private void pass(Flow flow) {
        remove(flow, flow.bytes());
        ends.passed(flow);
    }

    private void stopStalled() {
        long latestMicros = kernel.nowMicros() - shape.stallTimeoutMicros();
        if (lastProgressMicros > latestMicros) {
            return;
        }
        List<Flow> stalled = new ArrayList<>();
        for (Flow flow : byStart) {
            if (flow.startMicros() > latestMicros) {
                break;
            }
            stalled.add(flow);
        }
        for (Flow flow : stalled) {
            remove(flow, bytesMoved(flow));
            ends.stalled(flow);
        }
    }

    private void remove(Flow flow, long moved) {
        byStart.remove(flow);
        byEnd.remove(flow);
        flow.bytesMovedAtEnd = moved;
        bytesMoved += moved;
    }

    /// Books what has passed since the last change. Only changes of the pipe call this: if a mere
    /// look did, it would round differently, and so change what it looked at.
    private void advance() {
        long nowMicros = kernel.nowMicros();
        double bytes = carriedBytes(nowMicros);
        if (bytes > 0) {
            service += bytes * goodputFraction / byStart.size();
            // The first moment by which all of it had passed is the last at which any did.
            long spanMicros = shape.rate(direction).timeToMove(serviceAtMicros, bytes);
            lastProgressMicros = Math.min(nowMicros, serviceAtMicros + spanMicros);
        }
        serviceAtMicros = nowMicros;
    }

    private double serviceAt(long nowMicros) {
        double bytes = carriedBytes(nowMicros);
        return bytes > 0 ? service + bytes * goodputFraction / byStart.size() : service;
    }

    /// What the link could carry for the flows, loss included, since the last change; 0 if all is
    /// lost.
    private double carriedBytes(long nowMicros) {
        if (nowMicros == serviceAtMicros || byStart.isEmpty() || goodputFraction == 0) {
            return 0;
        }
        return shape.rate(direction).bytesBetween(serviceAtMicros, nowMicros);
    }

    /// Schedules the next moment at which something can happen without anyone's doing.
    private void plan() {
        finishMicros = NEVER;
        long nextMicros = NEVER;
        if (!byStart.isEmpty()) {
            goodputFraction = shape.goodputFraction(direction, byStart.size());
            finishMicros = finishOf(byEnd.getFirst());
            long quietMicros = Math.max(lastProgressMicros, byStart.getFirst().startMicros());
            nextMicros = Math.min(finishMicros, after(quietMicros, shape.stallTimeoutMicros()));
            nextMicros = Math.max(nextMicros, kernel.nowMicros());
        }
        if (nextMicros == plannedMicros) {
            return;
        }
        kernel.cancel(planHandle);
        plannedMicros = nextMicros;
        planHandle = nextMicros == NEVER ? 0 : kernel.schedule(nextMicros, this::wake);
    }

    private long finishOf(Flow flow) {
        if (goodputFraction == 0) {
            return NEVER;
        }
        double ownBytes = flow.serviceAtEnd - service;
        double bytes = ownBytes * byStart.size() / goodputFraction - ROUNDING_BYTES;
        long spanMicros = shape.rate(direction).timeToMove(kernel.nowMicros(), Math.max(bytes, 0));
        return after(kernel.nowMicros(), spanMicros);
    }

    private static long after(long atMicros, long spanMicros) {
        return spanMicros > NEVER - atMicros ? NEVER : atMicros + spanMicros;
    }
}
