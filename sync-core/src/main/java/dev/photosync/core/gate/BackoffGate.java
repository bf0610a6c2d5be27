package dev.photosync.core.gate;

/// Holds work whose next try is due later, after failures of the network or of the item itself.
final class BackoffGate implements Gate {
    @Override
    public GateName name() {
        return GateName.BACKOFF;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        long reasons = memory.waiting(Reason.RETRY_WAIT, nowMicros);
        return work.retryAtMicros() > nowMicros ? reasons | Reason.ITEM_RETRY_WAIT.bit() : reasons;
    }
}
