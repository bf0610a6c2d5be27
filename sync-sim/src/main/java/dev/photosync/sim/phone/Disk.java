package dev.photosync.sim.phone;

import com.google.common.primitives.Bytes;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What survives when a phone's processes die: the photo library, the index of the copies it holds,
/// and the engine's journal.
///
/// Appends become durable in order, a little after they were made; a crash loses those that had
/// not, or all but their first bytes.
final class Disk {
    private LibrarySnapshot library;
    private final Holdings holdings;
    private EngineImage checkpoint;

    /// What was written, in order: a record each, unless a crash cut one short.
    private final List<byte[]> journal = new ArrayList<>();

    private final ArrayDeque<Effect.Append> unwritten = new ArrayDeque<>();
    private final DiskFaults faults;

    /// What a start finds.
    ///
    /// @param image what the engine remembers
    /// @param tornBytes bytes of a last record that is not whole
    /// @param refusedBytes bytes from where the journal's middle is damaged
    record Recovery(EngineImage image, int tornBytes, int refusedBytes) {}

    Disk(LibrarySnapshot library, Holdings holdings, EngineImage checkpoint, DiskFaults faults) {
        this.library = library;
        this.holdings = holdings;
        this.checkpoint = checkpoint;
        this.faults = faults;
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
            journal.add(JournalCodec.encode(append.record()));
            last = append.sequence();
        }
        return last;
    }

    /// Whether something was appended that is not durable.
    boolean unwritten() {
        return !unwritten.isEmpty();
    }

    /// Begins to write what was appended, and gets as far as some byte of it.
    void writePart() {
        ByteArrayOutputStream writing = new ByteArrayOutputStream();
        for (Effect.Append append : unwritten) {
            writing.writeBytes(JournalCodec.encode(append.record()));
        }
        journal.add(Arrays.copyOf(writing.toByteArray(), faults.cut(writing.size())));
        unwritten.clear();
    }

    private byte[] journalBytes() {
        return Bytes.concat(journal.toArray(byte[][]::new));
    }

    /// Changes a byte of the journal, if it has any, as a disk does that goes bad.
    void damageJournal() {
        byte[] bytes = journalBytes();
        faults.flip(bytes);
        journal.clear();
        journal.add(bytes);
    }

    /// Replaces the journal by a checkpoint, which is written whole or not at all.
    void checkpoint(EngineImage image) {
        unwritten.clear();
        journal.clear();
        checkpoint = image;
    }

    /// Loses what was not durable, as a crash does.
    void crash() {
        unwritten.clear();
    }

    /// Loses the engine's state, as a reinstall does, but not the photos.
    void forgetEngine() {
        unwritten.clear();
        journal.clear();
        checkpoint = EngineImage.EMPTY;
    }

    /// What the journal recovers: all of it but a torn tail or, if its middle is damaged, what
    /// stands before the damage. The engine then learns the rest from the cloud again. The journal
    /// ends there from now on, so that what is appended next follows a whole record.
    Recovery recover() {
        byte[] log = journalBytes();
        Recovered recovered;
        boolean refused = false;
        try {
            recovered = JournalReader.recover(log);
        } catch (CorruptJournalException damage) {
            recovered = damage.salvaged();
            refused = true;
        }
        int lost = recovered.tornBytes();
        if (lost > 0) {
            journal.clear();
            journal.add(Arrays.copyOf(log, recovered.validBytes()));
        }
        EngineImage image = checkpoint;
        for (JournalRecord record : recovered.records()) {
            image = image.apply(record);
        }
        return refused
                ? new Recovery(image.withoutDoubtfulBase(), 0, lost)
                : new Recovery(image, lost, 0);
    }
}
