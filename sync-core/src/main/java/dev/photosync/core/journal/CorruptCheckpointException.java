package dev.photosync.core.journal;

import dev.photosync.core.codec.MalformedException;

/// A checkpoint is damaged, cut short, or of a version that this release does not read. A
/// checkpoint is taken whole or not at all: nothing of it can be salvaged.
public final class CorruptCheckpointException extends Exception {
    private final int offset;
    private final String expected;
    private final String found;

    CorruptCheckpointException(MalformedException damage) {
        super("a checkpoint must be whole: " + damage.getMessage());
        this.offset = damage.offset();
        this.expected = damage.expected();
        this.found = damage.found();
    }

    /// Where in the checkpoint the first wrong value is.
    public int offset() {
        return offset;
    }

    /// What should be at the offset.
    public String expected() {
        return expected;
    }

    /// What is there.
    public String found() {
        return found;
    }
}
