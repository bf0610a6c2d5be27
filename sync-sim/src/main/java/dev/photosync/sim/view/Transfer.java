package dev.photosync.sim.view;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;

/// A time for which an item of work had a slot: a picture or a record on its way.
///
/// @param bytes what the whole item comes to, as the engine counts it
/// @param queuedMicros when the item was first queued
/// @param fromMicros when it got the slot
/// @param toMicros when it lost it; the end of the trace if it never did
public record Transfer(
        String device,
        AssetId asset,
        WorkKind kind,
        long bytes,
        long queuedMicros,
        long fromMicros,
        long toMicros,
        End end) {
    /// How it ended.
    public enum End {
        /// The work is done.
        FINISHED,
        /// It goes back into the queue, such as when a gate closed.
        REQUEUED,
        /// It is set aside for a reason of its own.
        PARKED,
        /// It is no longer wanted.
        DROPPED,
        /// The engine stopped.
        STOPPED,
        /// It had not ended when the trace did.
        OPEN
    }

    /// How long it took.
    public long micros() {
        return toMicros - fromMicros;
    }
}
