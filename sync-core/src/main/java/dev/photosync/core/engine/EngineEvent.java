package dev.photosync.core.engine;

import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import org.jspecify.annotations.Nullable;

/// What the engine reports of its own doing: enough to say at any time what every pending asset
/// waits for.
///
/// A pending item is *moving* while it has a slot, else *held* for its lane's reasons and its own,
/// else it *waits its turn*.
public sealed interface EngineEvent {
    /// An asset has work to do.
    record Queued(AssetId asset, WorkKind kind, long bytes) implements EngineEvent {}

    /// An item got a slot.
    record Began(AssetId asset, WorkKind kind) implements EngineEvent {}

    /// An item lost its slot and is queued again.
    record Requeued(AssetId asset, WorkKind kind) implements EngineEvent {}

    /// An item is held for reasons of its own.
    ///
    /// @param bytes what it needs room for
    record Parked(AssetId asset, WorkKind kind, long bytes, long reasons) implements EngineEvent {}

    /// An item is queued again.
    record Unparked(AssetId asset, WorkKind kind) implements EngineEvent {}

    /// An item's work is done.
    record Finished(AssetId asset, WorkKind kind) implements EngineEvent {}

    /// An item's work is no longer wanted.
    record Dropped(AssetId asset, WorkKind kind) implements EngineEvent {}

    /// A whole lane is held for these reasons, as a {@link dev.photosync.core.gate.Reasons} set;
    /// none means it is open.
    ///
    /// @param untilMicros when the first of them is known to end; 0 if unknown
    record LaneHeld(WorkKind kind, long reasons, long untilMicros) implements EngineEvent {}

    /// The feed is to be read: the engine has been told, or suspects, that it has news.
    record PollDue() implements EngineEvent {}

    /// The feed has been read to its end.
    record PollDone() implements EngineEvent {}

    /// The cloud has accepted this device's revision.
    record Committed(AssetId asset) implements EngineEvent {}

    /// This device has taken the cloud's revision, or has found that it has it already.
    record TookRemote(AssetId asset) implements EngineEvent {}

    /// Concurrent changes were merged.
    ///
    /// @param copy the asset that keeps a losing edit; null when nothing was lost
    record Merged(AssetId asset, @Nullable AssetId copy) implements EngineEvent {}

    /// An original left the phone for its optimised copy.
    record Evicted(AssetId asset, long freedBytes) implements EngineEvent {}

    /// The feed's history is gone: what differs from the cloud is found out some other way.
    record ResyncBegan() implements EngineEvent {}

    /// A resync reads the whole listing after all.
    ///
    /// @param fault why
    record ListingInstead(Fault fault) implements EngineEvent {
        /// Why sketches did not do.
        public enum Fault {
            /// So much differs that the listing takes less.
            TOO_DIFFERENT,
            /// The cells were no library's, or not those asked for.
            MALFORMED,
            /// There was no end after many cells.
            ENDLESS,
            /// What was found does not turn what is known into what the cloud has.
            WRONG_DIGEST,
            /// Fewer records came than were asked for, or more.
            WRONG_RECORDS,
            /// The cloud no longer knew the state that it had sketched.
            FORGOTTEN
        }
    }

    /// All that differed from the cloud has been read.
    record ResyncDone() implements EngineEvent {}

    /// The cloud's zone is gone; this device offers everything it has.
    record ZoneLost() implements EngineEvent {}

    /// A request failed.
    ///
    /// @param kind the work it was for
    /// @param problem what the cloud or the network said, in the protocol's words
    record RequestFailed(WorkKind kind, String problem) implements EngineEvent {}
}
