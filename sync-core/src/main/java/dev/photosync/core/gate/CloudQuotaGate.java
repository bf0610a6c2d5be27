package dev.photosync.core.gate;

/// Holds an upload that the cloud plan has no room for; smaller ones behind it go on.
final class CloudQuotaGate implements Gate {
    @Override
    public GateName name() {
        return GateName.CLOUD_QUOTA;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        return work.kind() == WorkKind.UPLOAD && work.bytes() > memory.quotaFreeBytes()
                ? Reason.CLOUD_QUOTA.bit()
                : 0;
    }
}
