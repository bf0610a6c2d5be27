package dev.photosync.sim.trace;

import java.util.Locale;

/// Why a device's engine stops.
public enum StopCause {
    RESTART,
    CRASH,
    UPDATE,
    REINSTALL,
    BATTERY_EMPTY;

    /// The cause in a word, as views and other tools get it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
