package dev.photosync.sim.trace;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.network.Direction;
import org.jspecify.annotations.Nullable;

/// One thing that happened in a run. Views are drawn from these alone.
public sealed interface TraceEvent {
    /// Virtual time since the start of the run.
    long atMicros();

    /// A device takes part in the run.
    ///
    /// @param account the account that its library belongs to
    /// @param assets how many assets it has at the start
    /// @param unheard how many its account has in the cloud that it does not have
    /// @param storageBytes the size of its storage
    record DeviceIs(
            long atMicros,
            String device,
            String account,
            int assets,
            int unheard,
            long storageBytes)
            implements TraceEvent {}

    /// Something from outside: a line of the timeline, or of a routine.
    ///
    /// @param routine whether it came from an owner's routine
    record ActionTaken(long atMicros, String target, Action action, boolean routine)
            implements TraceEvent {}

    /// A device's true conditions, when they change.
    record ConditionsAre(long atMicros, String device, Conditions conditions)
            implements TraceEvent {}

    /// A device's conditions as its engine was told.
    record Observed(long atMicros, String device, Conditions conditions) implements TraceEvent {}

    /// For what the cloud truly refuses a device's requests, when it changes.
    ///
    /// @param reasons a set of reasons; none if it serves them
    record RefusalsAre(long atMicros, String device, long reasons) implements TraceEvent {}

    /// An engine's report.
    record Engine(long atMicros, String device, EngineEvent event) implements TraceEvent {}

    /// A device's engine starts.
    record EngineStarted(long atMicros, String device, String release, StartCause cause)
            implements TraceEvent {}

    /// A device's engine stops.
    record EngineStopped(long atMicros, String device, StopCause cause) implements TraceEvent {}

    /// An asset exists from now on.
    ///
    /// @param bytes all its resources together
    record AssetAdded(long atMicros, String device, AssetId asset, long bytes)
            implements TraceEvent {}

    /// Pictures could not be saved, since the phone is full.
    record NotTaken(long atMicros, String device, int count) implements TraceEvent {}

    /// What a device holds of an asset.
    record CopyStored(long atMicros, String device, AssetId asset, Rendition rendition)
            implements TraceEvent {}

    /// A record was committed in the cloud.
    record CloudCommitted(long atMicros, String account, AssetId asset, String byDevice)
            implements TraceEvent {}

    /// An account's plan and what fills it.
    ///
    /// @param promisedBytes what uploads under way have been promised of the rest
    record QuotaIs(
            long atMicros,
            String account,
            long planBytes,
            long photoBytes,
            long otherBytes,
            long promisedBytes)
            implements TraceEvent {
        /// What the plan has left.
        public long freeBytes() {
            return planBytes - photoBytes - otherBytes;
        }

        /// What an upload that has not begun may take.
        public long roomBytes() {
            return freeBytes() - promisedBytes;
        }
    }

    /// Bytes that a request moved on its way up, or its reply on the way down.
    ///
    /// @param request the number of the request; a device's engine counts anew when it starts
    /// @param message which request or reply it was, or why the cloud refused, in the protocol's
    ///   words
    /// @param sentMicros when its first byte went off
    /// @param arrived whether all of it arrived, or it was cut off
    record BytesMoved(
            long atMicros,
            String device,
            Direction direction,
            WorkKind kind,
            long bytes,
            Transport transport,
            long request,
            String message,
            long sentMicros,
            boolean arrived)
            implements TraceEvent {}

    /// A push hint was lost.
    record HintLost(long atMicros, String device) implements TraceEvent {}

    /// Something that must hold does not.
    ///
    /// @param device where it shows; an account's name for what shows in the cloud
    /// @param asset for which asset; null if for none in particular
    record Violated(
            long atMicros, String invariant, String device, @Nullable AssetId asset, String detail)
            implements TraceEvent {}
}
