package dev.photosync.core.engine;

import dev.photosync.core.gate.BudgetMeter;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;

/// What holds each lane as a whole: evaluated at every decision, reported when it, or when it will
/// end, changes.
final class LaneBoard {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final EngineState state;
    private final long[] reported = new long[KINDS.length];
    private final long[] reportedUntil = new long[KINDS.length];
    private final long[] current = new long[KINDS.length];

    LaneBoard(EngineState state) {
        this.state = state;
    }

    /// Evaluates every gate for every lane.
    void evaluate() {
        for (WorkKind kind : KINDS) {
            long reasons = state.laneHolds(kind);
            current[kind.ordinal()] = reasons;
            long end = endMicros(reasons);
            long until = end == Long.MAX_VALUE ? 0 : end;
            if (reasons != reported[kind.ordinal()] || until != reportedUntil[kind.ordinal()]) {
                reported[kind.ordinal()] = reasons;
                reportedUntil[kind.ordinal()] = until;
                state.outbox.report(new EngineEvent.LaneHeld(kind, reasons, until));
            }
        }
    }

    /// What holds a lane, as last evaluated.
    long reasons(WorkKind kind) {
        return current[kind.ordinal()];
    }

    /// When the first of all lanes' holds is known to end; {@link Long#MAX_VALUE} if unknown.
    long nextEndMicros() {
        long all = 0;
        for (long reasons : current) {
            all |= reasons;
        }
        return endMicros(all);
    }

    private long endMicros(long reasons) {
        long end = Long.MAX_VALUE;
        for (long rest = reasons; rest != 0; rest &= rest - 1) {
            end = Math.min(end, endMicros(Reasons.first(rest)));
        }
        return end;
    }

    private long endMicros(Reason reason) {
        long until =
                switch (reason) {
                    case USER_PAUSED -> state.conditions().settings().pausedUntilMicros();
                    case CELLULAR_BUDGET ->
                            BudgetMeter.renewsAtMicros(
                                    state.now(), state.config.policy().cellularWindowMicros());
                    case BACKGROUND_BUDGET ->
                            BudgetMeter.renewsAtMicros(
                                    state.now(), state.config.policy().backgroundWindowMicros());
                    default -> state.memory.waitUntilMicros(reason);
                };
        return until <= state.now() ? Long.MAX_VALUE : until;
    }
}
