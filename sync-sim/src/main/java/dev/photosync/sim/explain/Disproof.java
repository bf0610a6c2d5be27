package dev.photosync.sim.explain;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;

/// What is really the case where the engine holds work for a reason that is no longer true.
public final class Disproof {
    private Disproof() {}

    /// The truth as the beginning of a sentence that goes on with a time: {@code Low Power Mode has
    /// been off}.
    public static String text(Reason reason) {
        return switch (reason) {
            case SIGNED_OUT -> "somebody has been signed in";
            case WRONG_ACCOUNT -> "the right account has been signed in";
            case NO_PHOTO_ACCESS -> "access to all photos has been allowed";
            case SYNC_OFF -> "the sync switch has been on";
            case USER_PAUSED -> "the pause has been over";
            case NO_NETWORK -> "there has been a network";
            case CAPTIVE_PORTAL -> "no sign-in page has stood before the network";
            case NO_INTERNET -> "the network has reached the internet";
            case CHECKING_NETWORK -> "the network has been checked";
            case CELLULAR_DATA_OFF -> "cellular data has been on, or not needed,";
            case MOBILE_DATA_OFF -> "mobile data for Photos has been on, or not needed,";
            case ROAMING -> "roaming has been over, or allowed,";
            case LOW_DATA_MODE -> "Low Data Mode has been off";
            case METERED_WIFI -> "the network has not been metered";
            case CLOUD_QUOTA -> "the plan has had room for it";
            case DEVICE_FULL, NO_ROOM_FOR_DOWNLOAD -> "the device has had room";
            case LOW_POWER_MODE -> "Low Power Mode has been off";
            case LOW_BATTERY -> "the battery has not been low";
            case NOT_CHARGING -> "the device has been on its charger";
            case NOT_ON_WIFI -> "the device has been on Wi-Fi";
            case TOO_WARM -> "the device has not been too warm";
            case TOKEN_EXPIRED,
                    CLOCK_SKEW,
                    CLIENT_TOO_OLD,
                    UNKNOWN_RECORD,
                    NETWORK_SETTINGS,
                    CELLULAR_BUDGET,
                    BACKGROUND_BUDGET,
                    SERVER_DOWN,
                    ZONE_BUSY,
                    THROTTLED,
                    ACCOUNT_UNAVAILABLE,
                    SLOTS_SILENT,
                    JOURNAL_FAILED,
                    SOURCE_UNREADABLE,
                    BODY_TOO_LARGE,
                    CONTENT_MISSING,
                    RETRY_WAIT,
                    ITEM_RETRY_WAIT ->
                    "this has not been so";
        };
    }

    /// Since when a reason that is not true now has not been.
    ///
    /// @param kind a kind of work that it holds
    static long sinceMicros(
            Reason reason, WorkKind kind, DeviceLedger device, List<TraceEvent> events) {
        long[] holds = new long[WorkKind.values().length];
        holds[kind.ordinal()] = reason.bit();
        FalseHolds check = new FalseHolds();
        Conditions truth = null;
        long since = -1;
        for (TraceEvent event : events) {
            boolean about = true;
            switch (event) {
                case TraceEvent.ConditionsAre are when are.device().equals(device.device()) ->
                        truth = are.conditions();
                case TraceEvent.QuotaIs quota when quota.account().equals(device.account()) ->
                        check.quota(quota.freeBytes());
                case TraceEvent.EngineStarted started
                        when started.device().equals(device.device()) ->
                        check.clear();
                case TraceEvent.Engine engine when engine.device().equals(device.device()) -> {
                    check.read(engine.event());
                    about = reason == Reason.CLOUD_QUOTA && ofUpload(engine.event());
                }
                default -> about = false;
            }
            if (about && truth != null) {
                boolean untrue = check.among(holds, device.account(), truth, event.atMicros()) != 0;
                since = !untrue ? -1 : since < 0 ? event.atMicros() : since;
            }
        }
        return since < 0 ? device.truth() == null ? 0 : events.getLast().atMicros() : since;
    }

    private static boolean ofUpload(EngineEvent event) {
        return event instanceof EngineEvent.Queued || event instanceof EngineEvent.Finished;
    }
}
