package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The three trees, the cursor, and the journal that keeps two of them durable.
///
/// Trees that are equal share their structure, so that a device in step keeps one, not three.
///
/// What was agreed within one input is appended as one record when the input has been handled, and
/// what was heard of the cloud after it: a journal that ends between the two knows of no state of
/// the cloud's that its base is older than. A record is *durable* once the host has acknowledged
/// it; until then {@link #durable} denies the assets in it.
final class Trees {
    private static final long RECORD_BYTES = 150;
    private static final long SMALLEST_CHECKPOINT_BYTES = 4_000_000;

    private LibrarySnapshot local;
    private LibrarySnapshot remote;
    private LibrarySnapshot base;
    private Cursor cursor;
    private long appended;
    private long bytesSinceCheckpoint;
    private Batch agreedNow = new Batch();
    private final List<JournalRecord> heardNow = new ArrayList<>();
    // Looked up, never iterated.
    private final Set<AssetId> heardSinceAsked = new HashSet<>();
    private boolean pageAsked;
    private final ArrayDeque<Batch> waiting = new ArrayDeque<>();

    /// What was agreed within one input, and the record in which it was appended.
    private static final class Batch {
        final List<RecordChange> agreed = new ArrayList<>();
        long sequence;

        // Filled when they are first asked for: most batches are written before that.
        private final Set<AssetId> assets = new HashSet<>();
        private int filled;

        boolean has(AssetId id) {
            for (; filled < agreed.size(); filled++) {
                assets.add(agreed.get(filled).id());
            }
            return assets.contains(id);
        }
    }

    Trees(LibrarySnapshot local, EngineImage image) {
        this.local = local;
        this.remote = image.remote();
        this.base = image.base();
        this.cursor = image.cursor();
    }

    LibrarySnapshot local() {
        return local;
    }

    LibrarySnapshot remote() {
        return remote;
    }

    LibrarySnapshot base() {
        return base;
    }

    Cursor cursor() {
        return cursor;
    }

    @Nullable Revision local(AssetId id) {
        return local.get(id);
    }

    @Nullable Revision remote(AssetId id) {
        return remote.get(id);
    }

    /// The merge base's revision of an asset.
    ///
    /// @param ofRemote what {@link #remote(AssetId)} says of it
    @Nullable Revision base(AssetId id, @Nullable Revision ofRemote) {
        return base == remote ? ofRemote : base.get(id);
    }

    /// The device's library has this revision now.
    void putLocal(AssetId id, Revision revision) {
        local = local.with(id, revision);
    }

    /// The cloud has this revision, so a refusal said; the feed will say so durably.
    void hearRemote(AssetId id, Revision revision) {
        remote = remote.with(id, revision);
        hear(id);
    }

    private void hear(AssetId id) {
        if (pageAsked) {
            heardSinceAsked.add(id);
        }
    }

    /// Device and cloud agree on this revision.
    void agree(AssetId id, Revision revision) {
        boolean same = remote == base;
        remote = remote.with(id, revision);
        base = same ? remote : base.with(id, revision);
        agreed(new RecordChange(id, revision));
    }

    /// Device and cloud agree on these revisions, one for each asset.
    void agree(List<RecordChange> revisions) {
        boolean same = remote == base;
        remote = with(remote, revisions);
        base = same ? remote : with(base, revisions);
        revisions.forEach(this::agreed);
    }

    private static LibrarySnapshot with(LibrarySnapshot tree, List<RecordChange> changes) {
        LibrarySnapshot.Builder edited = tree.edit(changes.size());
        for (RecordChange change : changes) {
            edited.add(change.id(), change.revision());
        }
        return edited.build();
    }

    /// Device and cloud agree on this revision, which remote and base have.
    void agreed(RecordChange change) {
        hear(change.id());
        agreedNow.agreed.add(change);
    }

    /// Whether all three trees are equal.
    boolean inStep() {
        return local.equals(base) && remote.equals(base);
    }

    /// Device and cloud were in step until the cloud went on: so do the others.
    void fastForward() {
        local = remote;
        base = remote;
    }

    /// Makes trees that are equal one.
    private void share() {
        if (remote.equals(base)) {
            base = remote;
        }
        if (local.equals(base)) {
            local = base;
        }
    }

    /// A page of records is asked for.
    void askForPage() {
        heardSinceAsked.clear();
        pageAsked = true;
    }

    /// Whether a page contradicts what was heard of a record while the page was on its way. Which
    /// of the two is younger cannot be told; a page that is asked for now will be.
    boolean contradicted(ImmutableList<RecordChange> page) {
        for (RecordChange change : page) {
            if (heardSinceAsked.contains(change.id())
                    && !change.revision().equals(remote.get(change.id()))) {
                return true;
            }
        }
        return false;
    }

    /// A page of the feed: every record as the cloud has it, and the cursor past them.
    void takePage(ImmutableList<RecordChange> changes, Cursor next) {
        pageAsked = false;
        remote = with(remote, changes);
        if (!changes.isEmpty() || !next.equals(cursor)) {
            cursor = next;
            heardNow.add(new JournalRecord.PageApplied(changes, next));
        }
    }

    /// Records that a resync read.
    void takeListing(ImmutableList<RecordChange> records) {
        pageAsked = false;
        remote = with(remote, records);
        heardNow.add(new JournalRecord.ListingApplied(records));
    }

    /// The zone is gone: nothing is known of the cloud and nothing is agreed.
    void loseZone(Outbox outbox) {
        remote = LibrarySnapshot.empty();
        base = LibrarySnapshot.empty();
        cursor = Cursor.START;
        agreedNow = new Batch();
        heardNow.clear();
        append(new JournalRecord.ZoneLost(), outbox);
    }

    /// Whether what is agreed about an asset is durable on this device.
    boolean durable(AssetId id) {
        for (Batch batch : waiting) {
            if (batch.has(id)) {
                return false;
            }
        }
        return !agreedNow.has(id);
    }

    /// Appends what this input agreed and heard, and a checkpoint when the journal has outgrown the
    /// trees.
    void flush(Outbox outbox) {
        share();
        if (!agreedNow.agreed.isEmpty()) {
            ImmutableList<RecordChange> agreed = ImmutableList.copyOf(agreedNow.agreed);
            append(new JournalRecord.Agreed(agreed), outbox);
            agreedNow.sequence = appended;
            waiting.add(agreedNow);
            agreedNow = new Batch();
        }
        heardNow.forEach(record -> append(record, outbox));
        heardNow.clear();
        if (bytesSinceCheckpoint
                > Math.max(SMALLEST_CHECKPOINT_BYTES, RECORD_BYTES * 2 * remote.size())) {
            bytesSinceCheckpoint = 0;
            outbox.emit(
                    new Effect.WriteCheckpoint(appended, new EngineImage(remote, base, cursor)));
        }
    }

    /// The host has made everything up to this record durable.
    ///
    /// @param confirmed is told of every asset that is durable now and was not before, once or more
    void written(long sequence, Consumer<AssetId> confirmed) {
        List<Batch> written = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().sequence <= sequence) {
            written.add(waiting.removeFirst());
        }
        for (Batch batch : written) {
            for (RecordChange change : batch.agreed) {
                if (durable(change.id())) {
                    confirmed.accept(change.id());
                }
            }
        }
    }

    private void append(JournalRecord record, Outbox outbox) {
        appended++;
        bytesSinceCheckpoint += RECORD_BYTES * (records(record) + 1L);
        outbox.emit(new Effect.Append(appended, record));
    }

    private static int records(JournalRecord record) {
        return switch (record) {
            case JournalRecord.PageApplied page -> page.changes().size();
            case JournalRecord.ListingApplied listing -> listing.records().size();
            case JournalRecord.Agreed agreed -> agreed.agreed().size();
            case JournalRecord.ZoneLost _ -> 0;
        };
    }
}
