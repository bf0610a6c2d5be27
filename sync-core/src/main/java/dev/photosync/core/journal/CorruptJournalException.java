package dev.photosync.core.journal;

import dev.photosync.core.codec.Damage;

/// A journal is damaged in a way that no crash while appending explains: it lost, or this release
/// cannot read, something that was durable. What comes before the damage is kept.
public final class CorruptJournalException extends Exception {
    private final Damage damage;
    private final Recovered salvaged;

    CorruptJournalException(Damage damage, Recovered salvaged) {
        super(
                "a journal must be whole up to its last frame: "
                        + damage
                        + " salvagedRecords="
                        + salvaged.records().size()
                        + " salvagedBytes="
                        + salvaged.validBytes()
                        + " lostBytes="
                        + salvaged.tornBytes());
        this.damage = damage;
        this.salvaged = salvaged;
    }

    /// Where in the log the first wrong value is; its frame begins at {@code
    /// salvaged().validBytes()}. What is found there says how it is known to be no torn tail.
    public Damage damage() {
        return damage;
    }

    /// The records before the damage. Its {@code tornBytes} are the damage and all that follows.
    public Recovered salvaged() {
        return salvaged;
    }
}
