package dev.photosync.core.engine;

import dev.photosync.core.gate.BudgetMeter;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import org.jspecify.annotations.Nullable;

/// What holds each lane as a whole: current at every decision, reported when it, or when it will
/// end, changes.
///
/// Time alone begins no hold and ends one only at a moment known beforehand. The gates are
/// therefore evaluated anew when the conditions or the engine's memory have changed, or such a
/// moment has come, and not at every input.
final class LaneBoard {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final EngineState state;
    private final long[] reasons = new long[KINDS.length];
    private final long[] untilMicros = new long[KINDS.length];
    private @Nullable Conditions evaluatedFor;
    private long evaluatedVersion;
    private long nextEndMicros = Long.MAX_VALUE;

    LaneBoard(EngineState state) {
        this.state = state;
    }

    /// Brings the board up to date.
    ///
    /// @return whether the gates may decide otherwise than they did
    boolean evaluate() {
        Conditions conditions = state.conditions();
        long version = state.memory.version();
        if (conditions == evaluatedFor
                && version == evaluatedVersion
                && state.now() < nextEndMicros) {
            return false;
        }
        evaluatedFor = conditions;
        evaluatedVersion = version;
        nextEndMicros = Long.MAX_VALUE;
        for (WorkKind kind : KINDS) {
            evaluate(kind);
        }
        return true;
    }

    private void evaluate(WorkKind kind) {
        int lane = kind.ordinal();
        long holds = state.laneHolds(kind);
        long end = endMicros(holds);
        nextEndMicros = Math.min(nextEndMicros, end);
        long until = end == Long.MAX_VALUE ? 0 : end;
        if (holds != reasons[lane] || until != untilMicros[lane]) {
            reasons[lane] = holds;
            untilMicros[lane] = until;
            state.outbox.report(new EngineEvent.LaneHeld(kind, holds, until));
        }
    }

    /// What holds a lane, as last evaluated.
    long reasons(WorkKind kind) {
        return reasons[kind.ordinal()];
    }

    /// When the first of all lanes' holds is known to end; {@link Long#MAX_VALUE} if unknown.
    long nextEndMicros() {
        return nextEndMicros;
    }

    private long endMicros(long holds) {
        long end = Long.MAX_VALUE;
        for (long rest = holds; rest != 0; rest &= rest - 1) {
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
