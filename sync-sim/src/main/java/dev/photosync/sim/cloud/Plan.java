package dev.photosync.sim.cloud;

import java.util.LinkedHashMap;
import java.util.Map;

/// The storage that an account pays for, which photos share with other apps.
final class Plan {
    private long bytes;
    private final Map<String, Long> otherBytes;

    /// @param otherBytes what each of the other apps takes
    Plan(long bytes, Map<String, Long> otherBytes) {
        this.bytes = bytes;
        this.otherBytes = new LinkedHashMap<>(otherBytes);
    }

    long bytes() {
        return bytes;
    }

    void bytes(long paidFor) {
        bytes = paidFor;
    }

    /// An app takes more, or gives some back; it never has less than nothing.
    void useMore(String by, long more) {
        otherBytes.merge(by, more, (old, added) -> Math.max(0, old + added));
    }

    /// What other apps take.
    long otherBytes() {
        long sum = 0;
        for (long taken : otherBytes.values()) {
            sum += taken;
        }
        return sum;
    }

    /// What is left; negative where other apps have overfilled it.
    ///
    /// @param photoBytes what photos take
    long freeBytes(long photoBytes) {
        return bytes - photoBytes - otherBytes();
    }
}
