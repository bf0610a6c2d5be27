package dev.photosync.sim.explain;

import dev.photosync.core.gate.Reason;

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
            case TOKEN_EXPIRED -> "the cloud has accepted this sign-in";
            case CLOCK_SKEW -> "the device's clock has been right";
            case CLIENT_TOO_OLD -> "the cloud has spoken this release's protocol";
            case SERVER_DOWN -> "the cloud service has been up";
            case ZONE_BUSY -> "the library has not been locked on the server";
            case THROTTLED -> "the cloud has not asked for fewer requests";
            case UNKNOWN_RECORD,
                    NETWORK_SETTINGS,
                    CELLULAR_BUDGET,
                    BACKGROUND_BUDGET,
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
}
