package dev.photosync.sim.check;

import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.text.Words;
import java.util.HashMap;
import java.util.Map;

/// Every pending item of a running engine at every instant either progresses or is held for a
/// reason that is true.
///
/// *Checks* four things. Nothing waits while its lane is open and has a free slot; the feed that is
/// due is being read if nothing holds it. Whatever has a slot has a request under way. A lane held
/// only by waits after failures, with the wait over, has a request under way that tries. And no
/// hold goes on for more than {@link #BOUND_MICROS} after its cause has ended, as {@link
/// dev.photosync.sim.explain.HoldJudge} finds; a hold whose end only the cloud can tell of is
/// counted while nothing true keeps the device from asking, and one that a probe tries while none
/// is under way. *When*: at the end of each instant in which something happened to the device.
/// *Cost*: O(kinds of work), and an evaluation of the gates for each kind that is held.
///
/// *Not verified*: reasons for which the judge takes the engine at its word.
final class TrueReasons implements LivenessInvariant {
    static final String NAME = "true-reasons";

    /// How long a hold may outlive its cause: the engine's sweep and, for what it tries only now
    /// and then, its longest backoff.
    static final long BOUND_MICROS =
            SyncPolicy.STANDARD.sweepMicros() + SyncPolicy.STANDARD.longestRetryMicros();

    private static final WorkKind[] KINDS = WorkKind.values();

    /// What the engine can only learn by asking.
    private static final long BY_ASKING =
            Reason.SERVER_DOWN.bit()
                    | Reason.ZONE_BUSY.bit()
                    | Reason.THROTTLED.bit()
                    | Reason.CLOCK_SKEW.bit()
                    | Reason.CLIENT_TOO_OLD.bit()
                    | Reason.CLOUD_QUOTA.bit();

    private final Breaches breaches;
    // Looked up, never iterated.
    private final Map<String, Spell[][]> untrue = new HashMap<>();

    TrueReasons(Breaches breaches) {
        this.breaches = breaches;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void settled(DeviceLedger device, Underway underway, long atMicros) {
        Spell[][] spells = untrue.computeIfAbsent(device.device(), _ -> spells());
        boolean running = device.running();
        boolean mayAsk = running && mayAsk(device, atMicros);
        for (WorkKind kind : KINDS) {
            if (running) {
                progress(device, kind, underway, atMicros);
            }
            long held = running ? device.holds(kind) : Reasons.NONE;
            long outlived = device.judge().falseOnes(kind, held, atMicros);
            outlived &= mayAsk ? -1 : ~BY_ASKING;
            outlived &= underway.count() == 0 ? -1 : ~GateMemory.PROBED;
            outlived(device, kind, outlived, spells[kind.ordinal()], atMicros);
        }
    }

    private void progress(DeviceLedger device, WorkKind kind, Underway underway, long at) {
        long lane = device.laneReasons(kind);
        int asked = underway.count(kind);
        if (lane == Reasons.NONE && asked < slots(kind) && waits(device, kind)) {
            add(at, device, kind, "waits, but nothing holds it and a slot is free");
        }
        int needed =
                kind == WorkKind.METADATA ? Math.min(1, device.moving(kind)) : device.moving(kind);
        if (asked < needed) {
            add(at, device, kind, needed - asked + " have a slot and ask for nothing");
        }
        boolean waitIsOver = device.laneUntil(kind) <= at;
        if (lane != Reasons.NONE
                && (lane & ~GateMemory.PROBED) == Reasons.NONE
                && waitIsOver
                && underway.count() == 0
                && waits(device, kind)) {
            add(at, device, kind, "waits after a failure, the wait is over, and nothing is tried");
        }
    }

    private static boolean waits(DeviceLedger device, WorkKind kind) {
        return kind == WorkKind.CHANGES ? device.pollDue() : device.waiting(kind) > 0;
    }

    private void outlived(
            DeviceLedger device, WorkKind kind, long reasons, Spell[] spells, long atMicros) {
        for (Reason reason : Reason.values()) {
            Spell spell = spells[reason.ordinal()];
            long since = spell.sinceMicros();
            boolean untrueNow = Reasons.contains(reasons, reason);
            if (spell.outlasts(BOUND_MICROS, untrueNow, atMicros)) {
                add(
                        since + BOUND_MICROS,
                        device,
                        kind,
                        "is held by "
                                + reason.slug()
                                + ", which has not been so since "
                                + Words.clockSeconds(since));
            }
        }
    }

    /// Whether nothing true keeps the device from asking the cloud.
    private static boolean mayAsk(DeviceLedger device, long nowMicros) {
        long lane = device.laneReasons(WorkKind.CHANGES);
        return (lane & ~device.judge().falseOnes(WorkKind.CHANGES, lane, nowMicros))
                == Reasons.NONE;
    }

    private void add(long atMicros, DeviceLedger device, WorkKind kind, String what) {
        breaches.add(this, atMicros, device.device(), null, kind.slug() + ": " + what);
    }

    /// How many requests of a kind may be under way at once.
    static int slots(WorkKind kind) {
        return switch (kind) {
            case CHANGES, METADATA -> 1;
            case UPLOAD -> SyncPolicy.STANDARD.uploadSlots();
            case ORIGINAL_ON_DEMAND, OPTIMISED, ORIGINAL -> SyncPolicy.STANDARD.downloadSlots();
        };
    }

    private static Spell[][] spells() {
        Spell[][] spells = new Spell[KINDS.length][Reason.values().length];
        for (Spell[] ofKind : spells) {
            for (int i = 0; i < ofKind.length; i++) {
                ofKind[i] = new Spell();
            }
        }
        return spells;
    }
}
