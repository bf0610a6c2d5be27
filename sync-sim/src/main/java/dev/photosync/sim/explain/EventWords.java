package dev.photosync.sim.explain;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events of a trace one by one, in plain words: who, and what happened.
public final class EventWords {
    private EventWords() {}

    /// Whom an event is about: a device, an account, a network or the cloud.
    public static String subject(TraceEvent event) {
        return switch (event) {
            case TraceEvent.DeviceIs e -> e.device();
            case TraceEvent.ActionTaken e -> e.target();
            case TraceEvent.ConditionsAre e -> e.device();
            case TraceEvent.Observed e -> e.device();
            case TraceEvent.RefusalsAre e -> e.device();
            case TraceEvent.Engine e -> e.device();
            case TraceEvent.EngineStarted e -> e.device();
            case TraceEvent.EngineStopped e -> e.device();
            case TraceEvent.AssetAdded e -> e.device();
            case TraceEvent.NotTaken e -> e.device();
            case TraceEvent.CopyStored e -> e.device();
            case TraceEvent.CloudCommitted e -> e.account();
            case TraceEvent.QuotaIs e -> e.account();
            case TraceEvent.BytesMoved e -> e.device();
            case TraceEvent.HintLost e -> e.device();
            case TraceEvent.Violated e -> e.device();
        };
    }

    /// Which asset an event is about; null if none in particular.
    public static @Nullable AssetId asset(TraceEvent event) {
        return switch (event) {
            case TraceEvent.AssetAdded e -> e.asset();
            case TraceEvent.CopyStored e -> e.asset();
            case TraceEvent.CloudCommitted e -> e.asset();
            case TraceEvent.Engine e -> asset(e.event());
            case TraceEvent.Violated e -> e.asset();
            case TraceEvent.DeviceIs _,
                    TraceEvent.ActionTaken _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.Observed _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.EngineStarted _,
                    TraceEvent.EngineStopped _,
                    TraceEvent.NotTaken _,
                    TraceEvent.QuotaIs _,
                    TraceEvent.BytesMoved _,
                    TraceEvent.HintLost _ ->
                    null;
        };
    }

    static @Nullable AssetId asset(EngineEvent event) {
        return switch (event) {
            case EngineEvent.Queued e -> e.asset();
            case EngineEvent.Began e -> e.asset();
            case EngineEvent.Requeued e -> e.asset();
            case EngineEvent.Parked e -> e.asset();
            case EngineEvent.Unparked e -> e.asset();
            case EngineEvent.Finished e -> e.asset();
            case EngineEvent.Dropped e -> e.asset();
            case EngineEvent.Committed e -> e.asset();
            case EngineEvent.TookRemote e -> e.asset();
            case EngineEvent.Merged e -> e.asset();
            case EngineEvent.Evicted e -> e.asset();
            case EngineEvent.LaneHeld _,
                    EngineEvent.PollDue _,
                    EngineEvent.PollDone _,
                    EngineEvent.ResyncBegan _,
                    EngineEvent.ListingInstead _,
                    EngineEvent.ResyncDone _,
                    EngineEvent.ZoneLost _,
                    EngineEvent.RequestFailed _ ->
                    null;
        };
    }

    /// What happened, as a clause.
    public static String text(TraceEvent event) {
        return switch (event) {
            case TraceEvent.DeviceIs e -> "takes part with " + Words.count(e.assets(), "asset");
            case TraceEvent.ActionTaken e -> Vocabulary.phrase(e.action());
            case TraceEvent.ConditionsAre e -> "is " + conditions(e.conditions());
            case TraceEvent.Observed e -> "the engine is told: " + conditions(e.conditions());
            case TraceEvent.RefusalsAre e ->
                    e.reasons() == Reasons.NONE
                            ? "the cloud serves it"
                            : "the cloud refuses it for " + Reasons.text(e.reasons());
            case TraceEvent.Engine e -> text(e.event());
            case TraceEvent.EngineStarted e ->
                    "the engine starts, release " + e.release() + " (" + e.cause().word() + ")";
            case TraceEvent.EngineStopped e -> "the engine stops (" + e.cause().word() + ")";
            case TraceEvent.AssetAdded e -> name(e.asset()) + " is new, " + Words.size(e.bytes());
            case TraceEvent.NotTaken e ->
                    Words.count(e.count(), "picture") + " not saved: the phone is full";
            case TraceEvent.CopyStored e -> "holds of " + name(e.asset()) + ": " + copy(e);
            case TraceEvent.CloudCommitted e ->
                    "the cloud's record of " + name(e.asset()) + " changes" + by(e.byDevice());
            case TraceEvent.QuotaIs e ->
                    "of " + Words.size(e.planBytes()) + " plan, " + free(e.freeBytes());
            case TraceEvent.BytesMoved e ->
                    Words.size(e.bytes())
                            + (e.direction() == Direction.UP ? " up, " : " down, ")
                            + noun(e.kind());
            case TraceEvent.HintLost _ -> "a push hint is lost";
            case TraceEvent.Violated e ->
                    "must hold and does not: " + e.invariant() + ": " + e.detail();
        };
    }

    private static String text(EngineEvent event) {
        return switch (event) {
            case EngineEvent.Queued e -> name(e.asset()) + " is queued for " + noun(e.kind());
            case EngineEvent.Began e -> name(e.asset()) + " begins: " + noun(e.kind());
            case EngineEvent.Requeued e -> name(e.asset()) + " is put back: " + noun(e.kind());
            case EngineEvent.Parked e ->
                    name(e.asset())
                            + " is set aside, "
                            + noun(e.kind())
                            + ": "
                            + Reasons.text(e.reasons());
            case EngineEvent.Unparked e -> name(e.asset()) + " is queued again: " + noun(e.kind());
            case EngineEvent.Finished e -> name(e.asset()) + " is done: " + noun(e.kind());
            case EngineEvent.Dropped e -> name(e.asset()) + " is given up: " + noun(e.kind());
            case EngineEvent.LaneHeld e ->
                    noun(e.kind())
                            + (e.reasons() == Reasons.NONE
                                    ? " is no longer held"
                                    : " is held by " + Reasons.text(e.reasons()));
            case EngineEvent.PollDue _ -> "the change feed is to be read";
            case EngineEvent.PollDone _ -> "the change feed is read to its end";
            case EngineEvent.Committed e -> "the cloud has accepted " + name(e.asset());
            case EngineEvent.TookRemote e -> "the cloud's " + name(e.asset()) + " is taken over";
            case EngineEvent.Merged e ->
                    name(e.asset())
                            + " is merged, "
                            + (e.copy() == null
                                    ? "nothing lost"
                                    : "the other edit kept as " + name(e.copy()));
            case EngineEvent.Evicted e ->
                    "the original of " + name(e.asset()) + " goes, " + Words.size(e.freedBytes());
            case EngineEvent.ResyncBegan _ -> "a resync begins";
            case EngineEvent.ListingInstead e ->
                    "the resync reads the listing: "
                            + e.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case EngineEvent.ResyncDone _ -> "the resync is done";
            case EngineEvent.ZoneLost _ -> "finds the cloud's library gone";
            case EngineEvent.RequestFailed e ->
                    "a request fails, " + noun(e.kind()) + ": " + e.problem();
        };
    }

    /// A kind of work, as what is being done.
    public static String noun(WorkKind kind) {
        return switch (kind) {
            case CHANGES -> "reading the change feed";
            case METADATA -> "committing records";
            case ORIGINAL_ON_DEMAND -> "fetching originals asked for";
            case UPLOAD -> "uploading";
            case OPTIMISED -> "fetching optimised copies";
            case ORIGINAL -> "fetching originals";
        };
    }

    private static String conditions(Conditions of) {
        return switch (of.network().transport()) {
                    case NONE -> "offline";
                    case WIFI -> "on Wi-Fi";
                    case CELLULAR -> "on cellular";
                }
                + (of.network().internet() ? "" : " without internet")
                + ", battery "
                + of.power().batteryPercent()
                + " %"
                + (of.power().charging() ? " charging" : "")
                + (of.power().lowPowerMode() ? " in Low Power Mode" : "")
                + ", "
                + free(of.freeBytes());
    }

    private static String free(long bytes) {
        return bytes < 0 ? Words.size(-bytes) + " too little" : Words.size(bytes) + " free";
    }

    private static String copy(TraceEvent.CopyStored stored) {
        return switch (stored.rendition()) {
            case NONE -> "nothing";
            case OPTIMISED -> "the optimised copy";
            case ORIGINAL -> "the original";
        };
    }

    private static String by(String device) {
        return device.isEmpty() ? " by itself" : ", from " + device;
    }

    private static String name(AssetId asset) {
        return asset.shortName();
    }
}
