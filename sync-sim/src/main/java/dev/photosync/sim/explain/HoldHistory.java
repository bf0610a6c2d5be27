package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From when to when each reason held pending work of each device, and for how much of that time
/// the reason was no longer true.
///
/// Made in one pass over a trace; what begins and ends at the same moment leaves no mark.
public final class HoldHistory {
    /// A time for which a reason held some pending work of a device.
    ///
    /// @param pending the most items that were pending meanwhile
    /// @param falseFromMicros when the reason first held although it was not true; -1 if never
    /// @param falseMicros for how long it held although it was not true
    /// @param end how it ended
    public record Stretch(
            String device,
            Reason reason,
            long fromMicros,
            long toMicros,
            int pending,
            long falseFromMicros,
            long falseMicros,
            End end) {
        /// How long it was.
        public long micros() {
            return toMicros - fromMicros;
        }

        /// Whether it still held at the end of the trace.
        public boolean open() {
            return end == End.OPEN;
        }
    }

    /// How a stretch ends.
    public enum End {
        /// The reason no longer held.
        RELEASED,
        /// The engine went off: nothing was held any more, and nothing was let go.
        ENGINE_OFF,
        /// It has not ended.
        OPEN
    }

    /// A time for which a device had something to do.
    ///
    /// @param open whether it still had at the end of the trace
    public record Busy(String device, long fromMicros, long toMicros, boolean open) {}

    private final ImmutableList<Stretch> stretches;
    private final ImmutableList<Busy> busy;

    private HoldHistory(List<Stretch> stretches, List<Busy> busy) {
        this.stretches =
                ImmutableList.sortedCopyOf(
                        Comparator.comparingLong(Stretch::fromMicros), stretches);
        this.busy = ImmutableList.sortedCopyOf(Comparator.comparingLong(Busy::fromMicros), busy);
    }

    /// Reads a trace.
    ///
    /// @param endMicros when it ends
    public static HoldHistory of(List<TraceEvent> events, long endMicros) {
        return new Reader().read(events, endMicros);
    }

    /// All stretches, in order of their beginning.
    public ImmutableList<Stretch> stretches() {
        return stretches;
    }

    /// All times with something to do, in order of their beginning.
    public ImmutableList<Busy> busy() {
        return busy;
    }

    /// What held a device's work at a moment, as a set of reasons.
    public long holdsAt(String device, long micros) {
        long reasons = Reasons.NONE;
        for (Stretch stretch : stretches) {
            boolean then =
                    stretch.fromMicros() <= micros
                            && (micros < stretch.toMicros() || stretch.open());
            reasons |= then && stretch.device().equals(device) ? stretch.reason().bit() : 0;
        }
        return reasons;
    }

    /// For how long a reason held a device's work although it was not true.
    public long falseMicros(String device, Reason reason) {
        return stretches.stream()
                .filter(s -> s.reason() == reason && s.device().equals(device))
                .mapToLong(Stretch::falseMicros)
                .sum();
    }

    /// A device while its trace is read.
    private static final class Open {
        final DeviceLedger ledger;
        final long[] from = new long[Reason.values().length];
        final long[] falseSince = new long[Reason.values().length];
        final long[] falseFrom = new long[Reason.values().length];
        final long[] falseSum = new long[Reason.values().length];
        final int[] pending = new int[Reason.values().length];
        final long[] kindHolds = new long[WorkKind.values().length];
        long holds;
        long untrue;
        long busyFrom = -1;
        boolean worldMoved;

        Open(TraceEvent.DeviceIs is) {
            ledger = new DeviceLedger(is);
        }
    }

    private static final class Reader {
        private final Map<String, Open> devices = new LinkedHashMap<>();
        private final Set<Open> touched = new LinkedHashSet<>();
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<Busy> busy = new ArrayList<>();

        HoldHistory read(List<TraceEvent> events, long endMicros) {
            long now = 0;
            for (TraceEvent event : events) {
                if (event.atMicros() > now) {
                    settle(now);
                    now = event.atMicros();
                }
                hand(event);
            }
            settle(now);
            for (Open device : devices.values()) {
                close(device, device.holds, endMicros, End.OPEN);
                if (device.busyFrom >= 0) {
                    busy.add(new Busy(device.ledger.device(), device.busyFrom, endMicros, true));
                }
            }
            return new HoldHistory(stretches, busy);
        }

        private void hand(TraceEvent event) {
            switch (event) {
                case TraceEvent.DeviceIs is -> devices.put(is.device(), new Open(is));
                case TraceEvent.QuotaIs quota -> {
                    for (Open device : ofAccount(quota.account())) {
                        give(device, event);
                        device.worldMoved = true;
                    }
                }
                case TraceEvent.CloudCommitted committed -> {
                    for (Open device : ofAccount(committed.account())) {
                        give(device, event);
                    }
                }
                case TraceEvent.ConditionsAre e -> moved(e.device(), event);
                case TraceEvent.RefusalsAre e -> moved(e.device(), event);
                case TraceEvent.Observed e -> give(e.device(), event);
                case TraceEvent.Engine e -> give(e.device(), event);
                case TraceEvent.EngineStarted e -> give(e.device(), event);
                case TraceEvent.EngineStopped e -> give(e.device(), event);
                case TraceEvent.AssetAdded e -> give(e.device(), event);
                case TraceEvent.CopyStored e -> give(e.device(), event);
                case TraceEvent.ActionTaken _,
                        TraceEvent.NotTaken _,
                        TraceEvent.BytesMoved _,
                        TraceEvent.HintLost _,
                        TraceEvent.Violated _ -> {}
            }
        }

        private void moved(String name, TraceEvent event) {
            Open device = give(name, event);
            if (device != null) {
                device.worldMoved = true;
            }
        }

        private @Nullable Open give(String name, TraceEvent event) {
            Open device = devices.get(name);
            if (device != null) {
                give(device, event);
            }
            return device;
        }

        private void give(Open device, TraceEvent event) {
            device.ledger.read(event);
            touched.add(device);
        }

        private List<Open> ofAccount(String account) {
            List<Open> found = new ArrayList<>();
            for (Open device : devices.values()) {
                if (device.ledger.account().equals(account)) {
                    found.add(device);
                }
            }
            return found;
        }

        private void settle(long now) {
            for (Open device : touched) {
                settle(device, now);
            }
            touched.clear();
        }

        private void settle(Open device, long now) {
            DeviceLedger ledger = device.ledger;
            boolean running = ledger.running();
            long holds = 0;
            boolean changed = device.worldMoved;
            for (WorkKind kind : WorkKind.values()) {
                long ofKind = running ? ledger.holds(kind) : 0;
                holds |= ofKind;
                changed |= ofKind != device.kindHolds[kind.ordinal()];
                device.kindHolds[kind.ordinal()] = ofKind;
            }
            device.worldMoved = false;
            close(device, device.holds & ~holds, now, running ? End.RELEASED : End.ENGINE_OFF);
            open(device, holds & ~device.holds, now);
            device.holds = holds;
            if (changed) {
                disprove(device, ledger.judge().falseForAll(device.kindHolds, now), now);
            }
            int pending = holds == 0 ? 0 : ledger.pending();
            for (long rest = holds; rest != 0; rest &= rest - 1) {
                int reason = Long.numberOfTrailingZeros(rest);
                device.pending[reason] = Math.max(device.pending[reason], pending);
            }
            boolean busyNow = ledger.shareNow() != DeviceLedger.Share.IDLE;
            if (busyNow && device.busyFrom < 0) {
                device.busyFrom = now;
            } else if (!busyNow && device.busyFrom >= 0) {
                busy.add(new Busy(ledger.device(), device.busyFrom, now, false));
                device.busyFrom = -1;
            }
        }

        private static void open(Open device, long reasons, long now) {
            for (Reason reason : Reasons.list(reasons)) {
                int i = reason.ordinal();
                device.from[i] = now;
                device.pending[i] = 0;
                device.falseFrom[i] = -1;
                device.falseSince[i] = -1;
                device.falseSum[i] = 0;
            }
        }

        /// Notes which of the holds are no longer true.
        private static void disprove(Open device, long untrue, long now) {
            for (Reason reason : Reasons.list(untrue & ~device.untrue)) {
                device.falseSince[reason.ordinal()] = now;
                if (device.falseFrom[reason.ordinal()] < 0) {
                    device.falseFrom[reason.ordinal()] = now;
                }
            }
            for (Reason reason : Reasons.list(device.untrue & ~untrue)) {
                device.falseSum[reason.ordinal()] += now - device.falseSince[reason.ordinal()];
            }
            device.untrue = untrue;
        }

        private void close(Open device, long reasons, long now, End end) {
            disprove(device, device.untrue & ~reasons, now);
            for (Reason reason : Reasons.list(reasons)) {
                int i = reason.ordinal();
                if (now > device.from[i]) {
                    stretches.add(
                            new Stretch(
                                    device.ledger.device(),
                                    reason,
                                    device.from[i],
                                    now,
                                    device.pending[i],
                                    device.falseSum[i] > 0 ? device.falseFrom[i] : -1,
                                    device.falseSum[i],
                                    end));
                }
            }
        }
    }
}
