package dev.photosync.sim.network;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// A link on a kernel of its own, and a list of how its flows ended.
class LinkFixture {
    static final RateCurve DEAD = new RateCurve.Constant(0);

    /// One byte a microsecond.
    static final RateCurve RATE = new RateCurve.Constant(8_000_000);

    static final RateCurve HALF = new RateCurve.Constant(4_000_000);
    static final LinkShape SHAPE = LinkShape.of(RATE, RATE, 0);
    static final long STALL = LinkShape.DEFAULT_STALL_TIMEOUT_MICROS;

    final Kernel kernel = new Kernel();
    final Link link = new Link("wifi", kernel, new RandomStream(1), SHAPE);
    final List<String> ended = new ArrayList<>();

    Flow up(long bytes) {
        return link.send(Direction.UP, bytes, this::note);
    }

    Flow down(long bytes) {
        return link.send(Direction.DOWN, bytes, this::note);
    }

    void note(Flow flow, FlowEnd end) {
        ended.add(
                flow.sequence() + " " + end + " " + flow.bytesMoved() + " @" + kernel.nowMicros());
    }

    void at(long micros, Runnable action) {
        kernel.schedule(micros, action::run);
    }
}
