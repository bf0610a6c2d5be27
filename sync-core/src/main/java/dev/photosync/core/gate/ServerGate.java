package dev.photosync.core.gate;

/// Holds everything until the time that the cloud asked to wait for.
final class ServerGate implements Gate {
    @Override
    public GateName name() {
        return GateName.SERVER;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        return memory.waiting(Reason.SERVER_DOWN, nowMicros)
                | memory.waiting(Reason.ZONE_BUSY, nowMicros)
                | memory.waiting(Reason.THROTTLED, nowMicros)
                | memory.waiting(Reason.ACCOUNT_UNAVAILABLE, nowMicros);
    }
}
