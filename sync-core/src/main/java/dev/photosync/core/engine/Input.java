package dev.photosync.core.engine;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;

/// Everything the engine can be told.
public sealed interface Input {
    /// The process starts, for the first time or after a crash; always the first input.
    ///
    /// @param local the device's library, durable by itself
    /// @param holdings which copies of the library's assets the device holds, and of no others; the
    ///   engine takes it over
    /// @param image what the journal recovered
    /// @param conditions as first observed
    record Started(
            LibrarySnapshot local, Holdings holdings, EngineImage image, Conditions conditions)
            implements Input {}

    /// The system reports the device's conditions.
    record ConditionsObserved(Conditions conditions) implements Input {}

    /// The owner has signed in, perhaps to the same account as before with a new password, which no
    /// condition would show.
    record SignedIn() implements Input {}

    /// The owner changed an asset on this device; the library has it already.
    ///
    /// @param asset which
    /// @param revision what it is now
    /// @param heldBytes what the device holds of it, in bytes, all in full resolution; negative if
    ///   the change added no content
    record LocalChange(AssetId asset, Revision revision, long heldBytes) implements Input {}

    /// The owner looks at an asset in full resolution and waits for it.
    record OriginalRequested(AssetId asset) implements Input {}

    /// A request was answered.
    record ReplyArrived(long request, Reply reply) implements Input {}

    /// A request ended without an answer.
    record RequestFailed(long request, TransportFailure failure) implements Input {}

    /// The cloud hints that something changed.
    record HintReceived() implements Input {}

    /// The time of the last {@link Effect.WakeAt} has come.
    record Woken() implements Input {}

    /// Everything appended up to a sequence number is durable.
    record JournalWritten(long sequence) implements Input {}

    /// The journal could not be written.
    record JournalFailed() implements Input {}
}
