package dev.photosync.sim.trace;

/// Why a device's engine starts: for the first time, or after what stopped it.
public enum StartCause {
    START("start"),
    RESTART("restart"),
    CRASH("crash"),
    UPDATE("update"),
    REINSTALL("reinstall"),
    BATTERY_CHARGED("battery charged");

    private final String word;

    StartCause(String word) {
        this.word = word;
    }

    /// The cause in a word, as views and other tools get it.
    public String word() {
        return word;
    }
}
