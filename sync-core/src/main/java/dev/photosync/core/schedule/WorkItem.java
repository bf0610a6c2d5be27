package dev.photosync.core.schedule;

import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;

/// One asset's pending work in one lane, and what has befallen it.
public final class WorkItem implements Work {
    /// Where an item is in its life.
    public enum Place {
        /// Waits for its turn.
        QUEUED,
        /// Has a slot.
        RUNNING,
        /// Stands aside for a reason of its own, so that those behind it pass.
        PARKED,
        /// Done or no longer wanted.
        GONE
    }

    private final AssetId asset;
    private final WorkKind kind;
    private final long sequence;
    private long bytes;
    private long chunkBytes;
    private long retryAtMicros;
    private long troubles = Reasons.NONE;
    private int failures;
    private Place place = Place.QUEUED;

    WorkItem(AssetId asset, WorkKind kind, long bytes, long chunkBytes, long sequence) {
        this.asset = asset;
        this.kind = kind;
        this.bytes = bytes;
        this.chunkBytes = chunkBytes;
        this.sequence = sequence;
    }

    public AssetId asset() {
        return asset;
    }

    @Override
    public WorkKind kind() {
        return kind;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long chunkBytes() {
        return chunkBytes;
    }

    @Override
    public long retryAtMicros() {
        return retryAtMicros;
    }

    @Override
    public long troubles() {
        return troubles;
    }

    public Place place() {
        return place;
    }

    /// Its rank in the lane: lower goes first.
    long sequence() {
        return sequence;
    }

    void place(Place value) {
        place = value;
    }

    /// What remains to be moved, and how much of that next.
    public void remaining(long totalBytes, long nextChunkBytes) {
        bytes = totalBytes;
        chunkBytes = nextChunkBytes;
    }

    /// Counts a failure and stands back until a time.
    public void fail(long reasons, long untilMicros) {
        failures++;
        troubles = reasons;
        retryAtMicros = untilMicros;
    }

    /// How often it has failed in a row.
    public int failures() {
        return failures;
    }

    /// Lets it be tried again while its trouble stays on record.
    public void retry() {
        retryAtMicros = 0;
        troubles = Reasons.NONE;
    }

    /// Forgets its failures.
    public void succeed() {
        failures = 0;
        retry();
    }
}
