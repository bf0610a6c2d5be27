package dev.photosync.sim.trace;

/// Why a device's engine stops.
public enum StopCause {
    RESTART("restart"),
    CRASH("crash"),
    UPDATE("update"),
    REINSTALL("reinstall"),
    BATTERY_EMPTY("battery empty");

    private final String word;

    StopCause(String word) {
        this.word = word;
    }

    /// The cause in a word, as views and other tools get it.
    public String word() {
        return word;
    }
}
