package dev.photosync.sim.trace;

import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.network.Direction;
import org.jspecify.annotations.Nullable;

/// A change of the world's state with the values themselves, for those who check that no promise is
/// broken. It is shown at the moment it happens, when the world has changed already, and not
/// recorded: a run's trace tells its story and need not hold every revision of it.
public sealed interface Fact {

    /// The owner added or changed an asset on a device.
    ///
    /// @param before what the device had; null if nothing
    record OwnerChanged(String device, AssetId asset, @Nullable Revision before, Revision after)
            implements Fact {}

    /// A device's engine changed the device's library.
    ///
    /// @param before what the device had; null if nothing
    record EngineSaved(String device, AssetId asset, @Nullable Revision before, Revision after)
            implements Fact {}

    /// What a device holds of an asset is another copy than before.
    ///
    /// @param revision of which revision
    /// @param heldBytes what the asset takes on the device now
    record CopyChanged(
            String device,
            AssetId asset,
            Revision revision,
            Rendition from,
            Rendition to,
            long heldBytes)
            implements Fact {}

    /// A device can no longer read its files of an asset.
    record Damaged(String device, AssetId asset) implements Fact {}

    /// A record in the cloud changed.
    ///
    /// @param before what it was; null if there was none
    /// @param byDevice which device committed it; empty if the cloud did it by itself
    record RecordPut(
            String account,
            AssetId asset,
            @Nullable Revision before,
            Revision after,
            String byDevice)
            implements Fact {}

    /// The cloud puts the parts of an upload together.
    ///
    /// @param content what they are to make up
    /// @param pieces what they are pieces of
    record UploadAssembled(String account, ContentHash content, ImmutableSet<ContentHash> pieces)
            implements Fact {}

    /// The cloud freed content that no record names any more.
    record ContentFreed(String account, ContentHash content) implements Fact {}

    /// An account's zone was lost.
    ///
    /// @param records what was in it
    record ZoneLost(String account, LibrarySnapshot records) implements Fact {}

    /// A device's engine sent a request.
    record Sent(String device, Effect.Send send) implements Fact {}

    /// A device's engine got the answer to a request, or was told that there will be none.
    ///
    /// @param reply what the cloud said; null if the request came to nothing
    record Answered(String device, long request, @Nullable Reply reply) implements Fact {}

    /// Bytes of a request, or of its reply, went over a link.
    ///
    /// @param request what was asked
    record Moved(String device, Request request, Direction direction, long bytes) implements Fact {}

    /// A device's engine appended to its journal.
    record Journalled(String device, JournalRecord record) implements Fact {}

    /// A device's engine wrote a checkpoint.
    record Checkpointed(String device, EngineImage image) implements Fact {}

    /// A device's engine started with what the journal gave back.
    ///
    /// @param cursor where it will read the feed from
    /// @param tornBytes bytes at the journal's end that a crash left of a record, or damage looks
    ///   like
    /// @param refusedBytes bytes from the damage on, of a journal that is damaged in its middle
    record Recovered(String device, Cursor cursor, int tornBytes, int refusedBytes)
            implements Fact {}
}
