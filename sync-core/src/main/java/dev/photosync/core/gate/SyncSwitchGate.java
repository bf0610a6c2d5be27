package dev.photosync.core.gate;

/// Holds everything while sync is switched off or paused by the owner.
final class SyncSwitchGate implements Gate {
    @Override
    public GateName name() {
        return GateName.SYNC_SWITCH;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        long reasons = conditions.settings().syncOn() ? 0 : Reason.SYNC_OFF.bit();
        if (conditions.settings().pausedUntilMicros() > nowMicros) {
            reasons |= Reason.USER_PAUSED.bit();
        }
        return reasons;
    }
}
