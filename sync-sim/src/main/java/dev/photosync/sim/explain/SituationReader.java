package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.Situation.Hold;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.explain.Situation.Off;
import dev.photosync.sim.explain.Situation.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Reads one device's state off its books.
final class SituationReader {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final DeviceLedger device;
    private final long nowMicros;
    private final Supplier<FalseSince> falseSince;

    private SituationReader(DeviceLedger device, long nowMicros, Supplier<FalseSince> falseSince) {
        this.device = device;
        this.nowMicros = nowMicros;
        this.falseSince = falseSince;
    }

    /// The state of a device now.
    ///
    /// @param falseSince asked only if it holds work for a reason that is not true
    static OfDevice read(DeviceLedger device, long nowMicros, Supplier<FalseSince> falseSince) {
        return new SituationReader(device, nowMicros, falseSince).read();
    }

    private OfDevice read() {
        Conditions truth = device.truth();
        Conditions belief = device.belief();
        return new OfDevice(
                device.device(),
                device.account(),
                device.release(),
                device.running(),
                device.runningSinceMicros(),
                device.running()
                        ? Optional.empty()
                        : Optional.of(
                                new Off(
                                        Optional.ofNullable(device.stoppedBy()),
                                        device.stoppedAtMicros())),
                work(),
                holds(),
                device.unheard(),
                device.pollDue(),
                truth == null || belief == null || !device.running()
                        ? ImmutableList.of()
                        : Differences.between(truth, belief));
    }

    private ImmutableList<Work> work() {
        ImmutableList.Builder<Work> work = ImmutableList.builder();
        for (WorkKind kind : KINDS) {
            int pending = device.pending(kind);
            if (pending == 0) {
                continue;
            }
            int moving = device.moving(kind);
            boolean laneHeld = device.laneReasons(kind) != Reasons.NONE;
            int waiting = laneHeld ? 0 : device.waiting(kind);
            int held = device.running() ? pending - moving - waiting : 0;
            work.add(
                    new Work(
                            kind,
                            pending,
                            moving,
                            held,
                            pending - moving - held,
                            device.bytes(kind),
                            Objects.requireNonNull(device.example(kind)).asset()));
        }
        return work.build();
    }

    private ImmutableList<Hold> holds() {
        long[] kindHolds = new long[KINDS.length];
        long all = Reasons.NONE;
        for (WorkKind kind : KINDS) {
            kindHolds[kind.ordinal()] = device.running() ? device.holds(kind) : 0;
            all |= kindHolds[kind.ordinal()];
        }
        long untrue = device.judge().falseForAll(kindHolds, nowMicros);
        ImmutableList.Builder<Hold> holds = ImmutableList.builder();
        for (Reason reason : Reasons.list(all)) {
            holds.add(hold(reason, kindHolds, Reasons.contains(untrue, reason)));
        }
        return holds.build();
    }

    private Hold hold(Reason reason, long[] kindHolds, boolean isFalse) {
        List<WorkKind> kinds = new ArrayList<>();
        int items = 0;
        long since = Long.MAX_VALUE;
        long until = 0;
        for (WorkKind kind : KINDS) {
            if (!Reasons.contains(kindHolds[kind.ordinal()], reason)) {
                continue;
            }
            kinds.add(kind);
            if (Reasons.contains(device.laneReasons(kind), reason)) {
                items += device.pending(kind) - device.moving(kind);
                since = Math.min(since, device.laneSince(kind, reason));
                boolean alone = device.laneReasons(kind) == reason.bit();
                until = alone ? Math.max(until, device.laneUntil(kind)) : until;
            } else {
                items += device.parked(kind, reason);
                since = Math.min(since, device.parkedSinceMicros(kind, reason));
            }
        }
        boolean known = until > nowMicros && until < Long.MAX_VALUE;
        return new Hold(
                reason,
                ImmutableList.copyOf(kinds),
                items,
                Math.min(since, nowMicros),
                known ? OptionalLong.of(until) : OptionalLong.empty(),
                isFalse
                        ? OptionalLong.of(falseSince.get().micros(kinds.getFirst(), reason))
                        : OptionalLong.empty());
    }
}
