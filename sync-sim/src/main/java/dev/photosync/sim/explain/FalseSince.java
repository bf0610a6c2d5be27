package dev.photosync.sim.explain;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Arrays;
import java.util.List;

/// Since when each reason has not been true for a device, whether anything holds for it or not.
///
/// It follows the trace and asks {@link HoldJudge} whenever something happens that can decide.
final class FalseSince {
    private static final WorkKind[] KINDS = WorkKind.values();
    private static final int REASONS = Reason.values().length;
    private static final long ALL = (1L << REASONS) - 1;
    private static final long TRUE = -1;

    private final String device;
    private final String account;
    private final HoldJudge judge;
    private final long[][] sinceMicros = new long[KINDS.length][REASONS];
    private boolean heard;
    private long nowMicros;

    FalseSince(DeviceLedger ledger) {
        this.device = ledger.device();
        this.account = ledger.account();
        this.judge = new HoldJudge(account);
        for (long[] ofKind : sinceMicros) {
            Arrays.fill(ofKind, TRUE);
        }
    }

    FalseSince read(List<TraceEvent> events) {
        events.forEach(this::read);
        return this;
    }

    void read(TraceEvent event) {
        nowMicros = event.atMicros();
        if (!about(event)) {
            return;
        }
        judge.read(event);
        heard |= event instanceof TraceEvent.ConditionsAre;
        long decided = heard ? decidedBy(event) : 0;
        if (decided != 0) {
            for (WorkKind kind : KINDS) {
                note(
                        sinceMicros[kind.ordinal()],
                        decided,
                        judge.falseOnes(kind, decided, nowMicros));
            }
        }
    }

    /// Since when a reason for holding work of a kind, which is not true now, has not been.
    long micros(WorkKind kind, Reason reason) {
        long since = sinceMicros[kind.ordinal()][reason.ordinal()];
        return since != TRUE ? since : heard ? nowMicros : 0;
    }

    private void note(long[] since, long decided, long untrue) {
        for (long rest = decided; rest != 0; rest &= rest - 1) {
            int reason = Long.numberOfTrailingZeros(rest);
            if ((untrue & Long.lowestOneBit(rest)) == 0) {
                since[reason] = TRUE;
            } else if (since[reason] == TRUE) {
                since[reason] = nowMicros;
            }
        }
    }

    private boolean about(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ConditionsAre e -> e.device().equals(device);
            case TraceEvent.RefusalsAre e -> e.device().equals(device);
            case TraceEvent.QuotaIs e -> e.account().equals(account);
            case TraceEvent.EngineStarted e -> e.device().equals(device);
            case TraceEvent.Engine e -> e.device().equals(device);
            default -> false;
        };
    }

    /// Which reasons an event can make true or untrue.
    private static long decidedBy(TraceEvent event) {
        if (!(event instanceof TraceEvent.Engine engine)) {
            return ALL;
        }
        boolean upload =
                engine.event() instanceof EngineEvent.Queued
                        || engine.event() instanceof EngineEvent.Finished;
        return upload ? Reason.CLOUD_QUOTA.bit() : 0;
    }
}
