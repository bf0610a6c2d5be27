package dev.photosync.sim.phone;

/// A phone's storage: what the system and other apps take, and what the photos take.
final class Storage {
    private final long capacityBytes;
    private long otherBytes;
    private long photoBytes;

    Storage(long capacityBytes, long otherBytes) {
        this.capacityBytes = capacityBytes;
        this.otherBytes = otherBytes;
    }

    long freeBytes() {
        return capacityBytes - otherBytes - photoBytes;
    }

    /// The photos take this much more, or less.
    void photos(long bytes) {
        photoBytes += bytes;
    }

    /// Other apps fill the storage until only so much is left.
    void fillLeaving(long bytes) {
        otherBytes += Math.max(0, freeBytes() - bytes);
    }

    /// Other apps give some storage back.
    void free(long bytes) {
        otherBytes -= Math.min(otherBytes, bytes);
    }
}
