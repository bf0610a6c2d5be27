package dev.photosync.core.gate;

/// Holds what an outdated release can no longer do: everything, or reading the feed.
final class VersionGate implements Gate {
    @Override
    public GateName name() {
        return GateName.VERSION;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        long refused = memory.waiting(Reason.CLIENT_TOO_OLD, nowMicros);
        return memory.feedBlocked() && work.kind() == WorkKind.CHANGES
                ? refused | Reason.UNKNOWN_RECORD.bit()
                : refused;
    }
}
