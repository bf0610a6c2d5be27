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
        long retryAt = work.retryAtMicros();
        // What is never tried again by itself waits for its trouble to end, not for a time.
        return retryAt > nowMicros && retryAt != GateMemory.UNTIL_CLEARED
                ? reasons | Reason.ITEM_RETRY_WAIT.bit()
                : reasons;
    }
}
