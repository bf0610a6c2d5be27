package dev.photosync.sim.check;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A closed gate lets nothing through: no request goes out, and no byte of a picture moves, that
/// the conditions forbid as the engine was last told them.
///
/// *Checks* two things. Every gate is evaluated once more, apart from the engine, for the
/// conditions last observed; and no request may go out on a lane that the engine itself reports as
/// held, but for the one that probes whether a wait is over. *When*: a request is sent, which each
/// part of an upload and each chunk of a download is; bytes have moved. *Cost*: O(1) for each, and
/// one evaluation of all gates for each kind of work when conditions are observed.
///
/// An observation and what goes out at the same instant are not told apart, so that a request is
/// wrong only if it was so by both the old and the new conditions, or later.
///
/// *Not verified*: free storage, which the engine keeps count of by itself (see {@link RoomKept});
/// the day's cellular and background budgets and the cloud's refusals, for which the engine is
/// taken at its word; and that a gate decides rightly, since these are the engine's own gates.
final class ClosedGate implements Invariant {
    private static final GateCatalogue GATES = GateCatalogue.all();
    private static final WorkKind[] KINDS = WorkKind.values();
    private static final ImmutableList<Work> PROBES =
            Arrays.stream(KINDS).map(Work.LaneProbe::new).collect(ImmutableList.toImmutableList());
    private static final long OF_STORAGE =
            Reason.DEVICE_FULL.bit() | Reason.NO_ROOM_FOR_DOWNLOAD.bit();

    /// What may go out although a lane is held: a probe, and what was asked for before the slots
    /// fell silent.
    private static final long PASSABLE = GateMemory.PROBED | Reason.SLOTS_SILENT.bit();

    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, Watch> watches = new HashMap<>();
    private final List<Suspect> suspects = new ArrayList<>();

    /// What one device's engine was told and has said.
    private static final class Watch {
        final GateMemory fresh;
        final long[] held = new long[KINDS.length];
        long @Nullable [] before;
        long[] latest = new long[KINDS.length];
        long latestMicros = -1;
        long pausedUntilMicros;
        long pausedUntilBeforeMicros;

        Watch(String account) {
            this.fresh = new GateMemory(account);
        }

        /// What the conditions close is worked out when they are told, and not at every request.
        void observe(Conditions conditions, long atMicros) {
            if (atMicros > latestMicros) {
                before = latestMicros == -1 ? null : latest;
                pausedUntilBeforeMicros = pausedUntilMicros;
                latest = new long[KINDS.length];
            }
            latestMicros = atMicros;
            pausedUntilMicros = conditions.settings().pausedUntilMicros();
            for (WorkKind kind : KINDS) {
                latest[kind.ordinal()] =
                        ~OF_STORAGE
                                & GATES.evaluate(
                                        PROBES.get(kind.ordinal()),
                                        conditions,
                                        SyncPolicy.STANDARD,
                                        fresh,
                                        atMicros);
            }
        }

        long closed(WorkKind kind, long nowMicros) {
            long reasons = latest[kind.ordinal()];
            if (nowMicros >= pausedUntilMicros) {
                reasons &= ~Reason.USER_PAUSED.bit();
            }
            if (reasons == Reasons.NONE || latestMicros < nowMicros || before == null) {
                return reasons;
            }
            long earlier = before[kind.ordinal()];
            return nowMicros >= pausedUntilBeforeMicros
                    ? reasons & earlier & ~Reason.USER_PAUSED.bit()
                    : reasons & earlier;
        }
    }

    /// A request on a lane that was held when it was sent; the engine may be about to report that
    /// the lane has opened.
    private record Suspect(String device, WorkKind kind, long reasons, long atMicros) {}

    ClosedGate(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "closed-gate";
    }

    @Override
    public void sent(Fact.Sent sent) {
        settle();
        WorkKind kind = sent.send().kind();
        Watch watch = watch(sent.device());
        long reasons = watch.closed(kind, scene.nowMicros());
        if (reasons != Reasons.NONE) {
            report(sent.device(), kind, reasons, "a request went out");
        }
        long held = watch.held[kind.ordinal()] & ~PASSABLE;
        if (held != Reasons.NONE) {
            suspects.add(new Suspect(sent.device(), kind, held, scene.nowMicros()));
        }
    }

    @Override
    public void read(TraceEvent event) {
        switch (event) {
            case TraceEvent.Observed e -> watch(e.device()).observe(e.conditions(), e.atMicros());
            case TraceEvent.Engine e -> {
                if (e.event() instanceof EngineEvent.LaneHeld lane) {
                    settle();
                    watch(e.device()).held[lane.kind().ordinal()] = lane.reasons();
                }
            }
            case TraceEvent.EngineStarted e -> watches.remove(e.device());
            case TraceEvent.BytesMoved e -> {
                long reasons =
                        e.kind().bulk()
                                ? watch(e.device()).closed(e.kind(), scene.nowMicros())
                                : Reasons.NONE;
                if (reasons != Reasons.NONE) {
                    report(e.device(), e.kind(), reasons, "bytes moved");
                }
            }
            default -> {}
        }
    }

    @Override
    public void finish() {
        for (Suspect suspect : suspects) {
            judge(suspect);
        }
        suspects.clear();
    }

    /// Judges requests of earlier instants, whose engines have said all they had to say.
    private void settle() {
        if (!suspects.isEmpty() && suspects.getFirst().atMicros() < scene.nowMicros()) {
            finish();
        }
    }

    private void judge(Suspect suspect) {
        long still = suspect.reasons() & watch(suspect.device()).held[suspect.kind().ordinal()];
        if (still != Reasons.NONE) {
            report(suspect.device(), suspect.kind(), still, "a request went out on a held lane");
        }
    }

    private void report(String device, WorkKind kind, long reasons, String what) {
        violations.add(
                this,
                device + " " + kind + " " + what,
                device,
                what
                        + " through a closed gate: kind="
                        + kind.slug()
                        + " reasons="
                        + Reasons.slugs(reasons));
    }

    private Watch watch(String device) {
        return watches.computeIfAbsent(device, name -> new Watch(scene.account(name)));
    }
}
