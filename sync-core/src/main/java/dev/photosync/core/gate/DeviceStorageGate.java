package dev.photosync.core.gate;

/// Holds every download on a full phone, and a download that would fill it.
///
/// What a full phone has goes up all the same: only what the cloud has confirmed can be evicted, so
/// that a full phone that did not upload could never make room.
final class DeviceStorageGate implements Gate {
    @Override
    public GateName name() {
        return GateName.DEVICE_STORAGE;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        if (!work.kind().download()) {
            return 0;
        }
        long room = conditions.freeBytes() - policy.storageReserveBytes();
        if (room < 0) {
            return Reason.DEVICE_FULL.bit();
        }
        return work.bytes() > room ? Reason.NO_ROOM_FOR_DOWNLOAD.bit() : 0;
    }
}
