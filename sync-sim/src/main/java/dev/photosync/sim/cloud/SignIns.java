package dev.photosync.sim.cloud;

import java.util.HashSet;
import java.util.Set;

/// Which devices' sign-ins an account accepts: all of them, until they expire.
final class SignIns {
    private final Set<String> renewed = new HashSet<>();
    private boolean othersExpired;

    /// No longer accepts the sign-ins made so far.
    void expire() {
        othersExpired = true;
        renewed.clear();
    }

    /// A device signs in anew, which is accepted.
    void renew(String device) {
        renewed.add(device);
    }

    boolean accepts(String device) {
        return !othersExpired || renewed.contains(device);
    }
}
