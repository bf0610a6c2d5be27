package dev.photosync.sim.phone;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.journal.CorruptJournalException;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalCodec;
import dev.photosync.core.journal.JournalReader;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.journal.Recovered;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/// What survives when a phone's processes die: the photo library, the index of the copies it holds,
/// and the engine's journal.
///
/// Appends become durable in order, a little after they were made; a crash loses those that had
/// not.
final class Disk {
    private LibrarySnapshot library;
    private final Holdings holdings;
    private EngineImage checkpoint;
    private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
    private final ArrayDeque<Effect.Append> unwritten = new ArrayDeque<>();

    Disk(LibrarySnapshot library, Holdings holdings, EngineImage checkpoint) {
        this.library = library;
        this.holdings = holdings;
        this.checkpoint = checkpoint;
    }

    LibrarySnapshot library() {
        return library;
    }

    Holdings holdings() {
        return holdings;
    }

    void save(AssetId id, Revision revision) {
        library = library.with(id, revision);
    }

    /// Takes an append; it is durable after {@link #write}.
    void append(Effect.Append append) {
        unwritten.add(append);
    }

    /// Makes everything appended so far durable.
    ///
    /// @return the last sequence number that is durable now; 0 if nothing was waiting
    long write() {
        long last = 0;
        while (!unwritten.isEmpty()) {
            Effect.Append append = unwritten.remove();
            journal.writeBytes(JournalCodec.encode(append.record()));
            last = append.sequence();
        }
        return last;
    }

    /// Replaces the journal by a checkpoint, which is written whole or not at all.
    void checkpoint(EngineImage image) {
        unwritten.clear();
        journal.reset();
        checkpoint = image;
    }

    /// Loses what was not durable, as a crash does.
    void crash() {
        unwritten.clear();
    }

    /// Loses the engine's state, as a reinstall does, but not the photos.
    void forgetEngine() {
        unwritten.clear();
        journal.reset();
        checkpoint = EngineImage.EMPTY;
    }

    /// What the journal recovers: all of it but a torn tail or, if its middle is damaged, what
    /// stands before the damage. The engine then learns the rest from the cloud again.
    EngineImage recover() {
        EngineImage image = checkpoint;
        for (JournalRecord record : readJournal().records()) {
            image = image.apply(record);
        }
        return image;
    }

    private Recovered readJournal() {
        try {
            return JournalReader.recover(journal.toByteArray());
        } catch (CorruptJournalException e) {
            return e.salvaged();
        }
    }
}
