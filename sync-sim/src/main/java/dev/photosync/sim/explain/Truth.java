package dev.photosync.sim.explain;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;

/// Tells a hold whose reason is true from one that outlived it: the engine's own gates, evaluated
/// for the conditions as they truly are.
///
/// Reasons that come from what the engine remembers, such as a backoff, are taken at its word.
public final class Truth {
    /// Reasons that a device's conditions alone can prove or disprove.
    private static final long OF_CONDITIONS =
            Reason.SIGNED_OUT.bit()
                    | Reason.WRONG_ACCOUNT.bit()
                    | Reason.NO_PHOTO_ACCESS.bit()
                    | Reason.SYNC_OFF.bit()
                    | Reason.USER_PAUSED.bit()
                    | Reason.NO_NETWORK.bit()
                    | Reason.CAPTIVE_PORTAL.bit()
                    | Reason.NO_INTERNET.bit()
                    | Reason.CELLULAR_DATA_OFF.bit()
                    | Reason.MOBILE_DATA_OFF.bit()
                    | Reason.ROAMING.bit()
                    | Reason.LOW_DATA_MODE.bit()
                    | Reason.METERED_WIFI.bit()
                    | Reason.DEVICE_FULL.bit()
                    | Reason.LOW_POWER_MODE.bit()
                    | Reason.LOW_BATTERY.bit()
                    | Reason.NOT_CHARGING.bit()
                    | Reason.NOT_ON_WIFI.bit()
                    | Reason.TOO_WARM.bit();

    private static final GateCatalogue GATES = GateCatalogue.all();

    private Truth() {}

    /// Those of the reasons that the true conditions disprove, as a set of reasons.
    ///
    /// @param reasons what the engine holds a lane for
    /// @param kind the lane's kind of work
    /// @param account the account that the library belongs to
    /// @param truth the device's true conditions
    public static long falseOnes(
            long reasons, WorkKind kind, String account, Conditions truth, long nowMicros) {
        long checkable = reasons & OF_CONDITIONS;
        if (checkable == 0) {
            return 0;
        }
        long held =
                GATES.evaluate(
                        new Work.LaneProbe(kind),
                        truth,
                        SyncPolicy.STANDARD,
                        new GateMemory(account),
                        nowMicros);
        return checkable & ~held;
    }
}
