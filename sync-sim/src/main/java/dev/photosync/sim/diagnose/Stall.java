package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.DeviceLedger.Share;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A time for which a device had items to move or news to hear of without a break, and for some of
/// it stood still.
///
/// @param fromMicros when it first stood still
/// @param toMicros when nothing was left to do, or the run ended
/// @param stillMicros for how much of it nothing moved
public record Stall(String device, long fromMicros, long toMicros, long stillMicros) {
    private static final long MINUTE_MICROS = 60_000_000L;

    /// Less is a pause that nobody would notice.
    private static final long LEAST_STILL_MICROS = 10 * MINUTE_MICROS;

    private static final long ESTABLISHED_AFTER_MICROS = 3_600_000_000L;

    /// When someone would ask what is the matter: an hour after it began, or half-way through a
    /// shorter one, to the whole minute where that is still within it.
    public long establishedMicros() {
        long then = fromMicros + Math.min(ESTABLISHED_AFTER_MICROS, (toMicros - fromMicros) / 2);
        long minute = then - then % MINUTE_MICROS;
        return minute > fromMicros ? minute : then;
    }

    /// The stall of a run in which a device stood still longest.
    ///
    /// @param endMicros when the run ended
    /// @param device of this one alone; empty for any
    /// @return empty if none stood still for ten minutes in one go of work
    public static Optional<Stall> longest(
            List<TraceEvent> events, long endMicros, Optional<String> device) {
        Ledger ledger = new Ledger();
        Map<String, Watch> watches = new HashMap<>();
        ImmutableList.Builder<Stall> stalls = ImmutableList.builder();
        for (TraceEvent event : events) {
            ledger.accept(event);
            for (DeviceLedger of : ledger.devices()) {
                watches.computeIfAbsent(of.device(), Watch::new)
                        .look(of, event)
                        .ifPresent(stalls::add);
            }
        }
        watches.values().forEach(watch -> watch.end(endMicros).ifPresent(stalls::add));
        return stalls.build().stream()
                .filter(stall -> stall.stillMicros() >= LEAST_STILL_MICROS)
                .filter(stall -> device.isEmpty() || stall.device().equals(device.get()))
                .max(
                        Comparator.comparingLong(Stall::stillMicros)
                                .thenComparing(
                                        Comparator.comparingLong(Stall::fromMicros).reversed())
                                .thenComparing(Stall::device, Comparator.reverseOrder()));
    }

    /// A device while its trace is read. It stands still while something holds all that it has to
    /// do, and whenever nothing has got any further for a while, whatever the engine says.
    private static final class Watch {
        private static final long PATIENCE_MICROS = 5 * MINUTE_MICROS;

        private final String device;
        private boolean busy;
        private boolean held;
        private long asOfMicros;
        private long progressMicros;
        private long stillFromMicros = -1;
        private long stillMicros;

        Watch(String device) {
            this.device = device;
        }

        Optional<Stall> look(DeviceLedger ledger, TraceEvent event) {
            long now = event.atMicros();
            count(now);
            boolean wasBusy = busy;
            busy = ledger.pending() > 0 || ledger.unheard() > 0;
            held = busy && ledger.shareNow() != Share.MOVING;
            if (!wasBusy || progress(event)) {
                progressMicros = now;
            }
            return busy ? Optional.empty() : end(now);
        }

        Optional<Stall> end(long nowMicros) {
            count(nowMicros);
            Optional<Stall> stall =
                    stillFromMicros < 0
                            ? Optional.empty()
                            : Optional.of(
                                    new Stall(device, stillFromMicros, nowMicros, stillMicros));
            stillFromMicros = -1;
            stillMicros = 0;
            return stall;
        }

        private void count(long nowMicros) {
            long from = held ? asOfMicros : Math.max(asOfMicros, progressMicros + PATIENCE_MICROS);
            if (busy && nowMicros > from) {
                stillMicros += nowMicros - from;
                stillFromMicros = stillFromMicros < 0 ? from : stillFromMicros;
            }
            asOfMicros = nowMicros;
        }

        private boolean progress(TraceEvent event) {
            return switch (event) {
                case TraceEvent.BytesMoved moved ->
                        moved.device().equals(device) && moved.bytes() > Request.ENVELOPE_BYTES;
                case TraceEvent.Engine engine ->
                        engine.device().equals(device)
                                && engine.event() instanceof EngineEvent.Finished;
                default -> false;
            };
        }
    }
}
