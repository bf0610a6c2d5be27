package dev.photosync.core.journal;

import dev.photosync.core.codec.Damage;

/// A checkpoint is damaged, cut short, or of a version that this release does not read. A
/// checkpoint is taken whole or not at all: nothing of it can be salvaged.
public final class CorruptCheckpointException extends Exception {
    private final Damage damage;

    CorruptCheckpointException(Damage damage) {
        super("a checkpoint must be whole: " + damage);
        this.damage = damage;
    }

    /// Where in the checkpoint the first wrong value is.
    public Damage damage() {
        return damage;
    }
}
