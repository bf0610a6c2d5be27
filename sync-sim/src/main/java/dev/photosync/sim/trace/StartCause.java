package dev.photosync.sim.trace;

import java.util.Locale;

/// Why a device's engine starts: for the first time, or after what stopped it.
public enum StartCause {
    START,
    RESTART,
    CRASH,
    UPDATE,
    REINSTALL,
    BATTERY_CHARGED;

    /// The cause in a word, as views and other tools get it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
