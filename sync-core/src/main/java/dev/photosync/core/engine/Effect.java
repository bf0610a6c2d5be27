package dev.photosync.core.engine;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;

/// Everything the engine can ask of its host, which carries effects out in order.
public sealed interface Effect {
    /// Send a request. Exactly one {@link Input.ReplyArrived} or {@link Input.RequestFailed} must
    /// follow, or the engine counts its slot as silent.
    ///
    /// @param request the number to answer with
    /// @param kind the kind of work it is for
    /// @param header who sends it
    /// @param body what is asked
    record Send(long request, WorkKind kind, RequestHeader header, Request body)
            implements Effect {}

    /// Stop a request's bytes at once and answer {@code CANCELLED}.
    record Cancel(long request) implements Effect {}

    /// Append to the journal, and say {@link Input.JournalWritten} when it is durable.
    record Append(long sequence, JournalRecord record) implements Effect {}

    /// Replace the journal by a checkpoint.
    ///
    /// @param sequence the last record that the image contains
    /// @param image everything up to it
    record WriteCheckpoint(long sequence, EngineImage image) implements Effect {}

    /// Call {@link Input.Woken} at this time; replaces the request before it.
    record WakeAt(long atMicros) implements Effect {}

    /// Write an asset's revision to the device's library. If its pictures are others than before,
    /// what the device holds of it is stale, and must be so after a restart.
    record SaveRevision(AssetId asset, Revision revision) implements Effect {}

    /// Make a copy of an asset what the device holds of it. If its pictures are others than the
    /// library's, what is held is stale, and must be so after a restart.
    ///
    /// @param asset which
    /// @param revision of which revision: with the files that are held, for an original
    /// @param rendition which copy; {@code NONE} drops everything
    /// @param heldBytes what the asset takes on the device afterwards
    record StoreCopy(AssetId asset, Revision revision, Rendition rendition, long heldBytes)
            implements Effect {}

    /// Make the files that the device holds of one asset another's, at once: they take no more
    /// room, and are never without a name. As with {@link StoreCopy} they may be stale.
    ///
    /// @param from whose files they were; it holds nothing afterwards
    /// @param fromRevision its revision from now on
    /// @param to whose original they are now
    /// @param toRevision its revision, with the files that are held
    /// @param heldBytes what they take on the device
    record MoveCopy(
            AssetId from, Revision fromRevision, AssetId to, Revision toRevision, long heldBytes)
            implements Effect {}

    /// Something a person may want to know.
    record Report(EngineEvent event) implements Effect {}
}
