package dev.photosync.core.journal;

import dev.photosync.core.codec.MalformedException;

/// A journal is damaged in a way that no crash while appending explains: it lost, or this release
/// cannot read, something that was durable. What comes before the damage is kept.
public final class CorruptJournalException extends Exception {
    private final int offset;
    private final String expected;
    private final String found;
    private final Recovered salvaged;

    CorruptJournalException(int offset, String expected, String found, Recovered salvaged) {
        super(
                "a journal must be whole up to its last frame: "
                        + MalformedException.message(offset, expected, found)
                        + " salvagedRecords="
                        + salvaged.records().size()
                        + " salvagedBytes="
                        + salvaged.validBytes()
                        + " lostBytes="
                        + salvaged.tornBytes());
        this.offset = offset;
        this.expected = expected;
        this.found = found;
        this.salvaged = salvaged;
    }

    /// Where in the log the first wrong value is; its frame begins at {@code
    /// salvaged().validBytes()}.
    public int offset() {
        return offset;
    }

    /// What should be at the offset.
    public String expected() {
        return expected;
    }

    /// What is there, and how it is known not to be a torn tail.
    public String found() {
        return found;
    }

    /// The records before the damage. Its {@code tornBytes} are the damage and all that follows.
    public Recovered salvaged() {
        return salvaged;
    }
}
