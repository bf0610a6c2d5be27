package dev.photosync.sim.phone;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The photos on a phone, which its owner and its engine both change: the revisions, the copies
/// held of them, the room these take, and which files can be read.
final class PhotoLibrary {
    private static final long JOURNAL_ROOM_BYTES = 10_000_000;

    private final String device;
    private final Kernel kernel;
    private final Trace trace;
    private final Disk disk;
    private final Storage storage;
    private final MemoryCard card;
    private final Set<ContentHash> unreadable = new HashSet<>();

    PhotoLibrary(String device, Kernel kernel, Trace trace, Disk disk, Storage storage) {
        this.device = device;
        this.kernel = kernel;
        this.trace = trace;
        this.disk = disk;
        this.storage = storage;
        this.card = new MemoryCard(disk.library());
        storage.photos(disk.holdings().totalBytes());
    }

    MemoryCard card() {
        return card;
    }

    /// Whether the files with this content can be read.
    boolean readable(ContentHash content) {
        return !unreadable.contains(content);
    }

    /// The owner adds or changes an asset.
    ///
    /// @param newBytes bytes for which the phone must have room; negative if it adds none
    /// @param engine is told of it
    /// @return whether there was room for it
    boolean change(AssetId id, Revision revision, long newBytes, Consumer<Input> engine) {
        if (newBytes > 0 && storage.freeBytes() - newBytes < JOURNAL_ROOM_BYTES) {
            return false;
        }
        Revision before = disk.library().get(id);
        save(id, before, revision);
        trace.show(new Fact.OwnerChanged(device, id, before, revision));
        long held = -1;
        if (revision.state() == AssetState.PURGED) {
            held = 0;
            hold(id, revision, Rendition.NONE, 0);
        } else if (before == null || !before.resources().equals(revision.resources())) {
            held = revision.sizeBytes();
            hold(id, revision, Rendition.ORIGINAL, held);
        }
        if (before == null) {
            trace.add(
                    new TraceEvent.AssetAdded(
                            kernel.nowMicros(), device, id, revision.sizeBytes()));
        }
        engine.accept(new Input.LocalChange(id, revision, held));
        return true;
    }

    /// The owner opens an asset in full resolution.
    void open(AssetId id, Consumer<Input> engine) {
        disk.holdings().touch(id, disk.holdings().newestUse() + 1);
        engine.accept(new Input.OriginalRequested(id));
    }

    /// The files of a revision can no longer be read.
    void corrupt(AssetId id, Revision revision) {
        revision.resources().forEach(resource -> unreadable.add(resource.hash()));
        trace.show(new Fact.Damaged(device, id));
    }

    /// The engine changes an asset.
    void saveRevision(Effect.SaveRevision change) {
        Revision before = disk.library().get(change.asset());
        save(change.asset(), before, change.revision());
        if (before != null && !before.resources().equals(change.revision().resources())) {
            disk.holdings().markStale(change.asset(), before.resources());
        }
        trace.show(new Fact.EngineSaved(device, change.asset(), before, change.revision()));
    }

    /// The engine changes the copy that is held of an asset.
    void storeCopy(Effect.StoreCopy copy) {
        hold(copy.asset(), copy.revision(), copy.rendition(), copy.heldBytes());
        told(copy.asset(), copy.rendition());
    }

    /// The engine makes the files of one asset another's.
    void moveCopy(Effect.MoveCopy move) {
        hold(move.from(), move.fromRevision(), Rendition.NONE, 0);
        hold(move.to(), move.toRevision(), Rendition.ORIGINAL, move.heldBytes());
        told(move.from(), Rendition.NONE);
        told(move.to(), Rendition.ORIGINAL);
    }

    private void told(AssetId id, Rendition copy) {
        trace.add(new TraceEvent.CopyStored(kernel.nowMicros(), device, id, copy));
    }

    private void save(AssetId id, @Nullable Revision before, Revision after) {
        if (before != null && after.state() == AssetState.PURGED) {
            card.purging(id, before);
        } else if (before != null && before.state() == AssetState.PURGED) {
            // What is imported again is read from files that are whole.
            after.resources().forEach(resource -> unreadable.remove(resource.hash()));
        }
        disk.save(id, after);
    }

    private void hold(AssetId id, Revision revision, Rendition copy, long heldBytes) {
        Rendition from = disk.holdings().rendition(id);
        storage.photos(heldBytes - disk.holdings().bytes(id));
        // An eviction is no use; everything else that puts a copy there is.
        boolean evicted = from == Rendition.ORIGINAL && copy == Rendition.OPTIMISED;
        int usedAt = evicted ? disk.holdings().lastUsed(id) : disk.holdings().newestUse() + 1;
        disk.holdings().set(id, copy, heldBytes, usedAt);
        Revision saved = disk.library().get(id);
        if (copy != Rendition.NONE
                && saved != null
                && !saved.resources().equals(revision.resources())) {
            disk.holdings().markStale(id, revision.resources());
        }
        trace.show(new Fact.CopyChanged(device, id, revision, from, copy, heldBytes));
    }
}
