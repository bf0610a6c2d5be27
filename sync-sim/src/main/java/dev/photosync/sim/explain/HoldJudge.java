package dev.photosync.sim.explain;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one judge of whether a device's hold is true or has outlived its cause.
///
/// It follows the trace. Reasons of the device's conditions are tried by the engine's own gates,
/// evaluated for the conditions as they truly are; the plan's by what it really has left, and has
/// not promised, for the smallest upload that is held for it; the cloud's by what the cloud truly
/// refuses the device for. Reasons that come from what the engine remembers, such as a backoff or a
/// budget, are taken at its word.
public final class HoldJudge {
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

    private static final long OF_THE_CLOUD =
            Reason.SERVER_DOWN.bit()
                    | Reason.ZONE_BUSY.bit()
                    | Reason.THROTTLED.bit()
                    | Reason.TOKEN_EXPIRED.bit()
                    | Reason.CLOCK_SKEW.bit()
                    | Reason.CLIENT_TOO_OLD.bit();

    private static final GateCatalogue GATES = GateCatalogue.all();
    private static final WorkKind[] KINDS = WorkKind.values();

    private final GateMemory noMemory;
    // Looked up, never iterated.
    private final Map<AssetId, Long> heldForRoom = new HashMap<>();
    private final TreeMap<Long, Integer> sizes = new TreeMap<>();
    private @Nullable Conditions truth;
    private long roomBytes = Long.MAX_VALUE;
    private long refusals;

    /// @param account the account that the device's library belongs to
    HoldJudge(String account) {
        this.noMemory = new GateMemory(account);
    }

    /// Takes note of an event of the device or of its account.
    void read(TraceEvent event) {
        switch (event) {
            case TraceEvent.ConditionsAre are -> truth = are.conditions();
            case TraceEvent.QuotaIs quota -> roomBytes = quota.roomBytes();
            case TraceEvent.RefusalsAre are -> refusals = are.reasons();
            case TraceEvent.EngineStarted _ -> {
                heldForRoom.clear();
                sizes.clear();
            }
            case TraceEvent.Engine engine -> read(engine.event());
            default -> {}
        }
    }

    private void read(EngineEvent event) {
        switch (event) {
            case EngineEvent.Parked p
                    when p.kind() == WorkKind.UPLOAD
                            && Reasons.contains(p.reasons(), Reason.CLOUD_QUOTA) -> {
                remove(p.asset());
                heldForRoom.put(p.asset(), p.bytes());
                sizes.merge(p.bytes(), 1, Integer::sum);
            }
            case EngineEvent.Unparked u when u.kind() == WorkKind.UPLOAD -> remove(u.asset());
            case EngineEvent.Finished f when f.kind() == WorkKind.UPLOAD -> remove(f.asset());
            case EngineEvent.Dropped d when d.kind() == WorkKind.UPLOAD -> remove(d.asset());
            default -> {}
        }
    }

    private void remove(AssetId asset) {
        Long bytes = heldForRoom.remove(asset);
        if (bytes != null) {
            sizes.merge(bytes, -1, (old, less) -> old + less == 0 ? null : old + less);
        }
    }

    /// Those of the reasons that are not true, as a set of reasons.
    ///
    /// @param reasons what the engine holds work of this kind for
    public long falseOnes(WorkKind kind, long reasons, long nowMicros) {
        if (reasons == Reasons.NONE) {
            return Reasons.NONE;
        }
        long untrue = reasons & OF_THE_CLOUD & ~refusals;
        untrue |= room() ? reasons & Reason.CLOUD_QUOTA.bit() : 0;
        long checkable = reasons & OF_CONDITIONS;
        return checkable == 0 || truth == null
                ? untrue
                : untrue
                        | checkable
                                & ~GATES.evaluate(
                                        new Work.LaneProbe(kind),
                                        truth,
                                        SyncPolicy.STANDARD,
                                        noMemory,
                                        nowMicros);
    }

    /// What stands against some kind of work under such conditions, as a set of reasons.
    public long standing(Conditions conditions, long nowMicros) {
        long standing = Reasons.NONE;
        for (WorkKind kind : KINDS) {
            standing |=
                    GATES.evaluate(
                            new Work.LaneProbe(kind),
                            conditions,
                            SyncPolicy.STANDARD,
                            noMemory,
                            nowMicros);
        }
        return standing & OF_CONDITIONS;
    }

    /// What the cloud truly refuses the device's work for now, as a set of reasons.
    public long refused() {
        return refusals & OF_THE_CLOUD | (room() ? Reasons.NONE : Reason.CLOUD_QUOTA.bit());
    }

    /// Those of the reasons that are not true for any kind of work, as a set of reasons.
    ///
    /// @param holds what the engine holds each kind of work for
    public long falseForAll(long[] holds, long nowMicros) {
        long all = Reasons.NONE;
        long proven = Reasons.NONE;
        for (WorkKind kind : KINDS) {
            long held = holds[kind.ordinal()];
            all |= held;
            proven |= held & ~falseOnes(kind, held, nowMicros);
        }
        return all & ~proven;
    }

    /// Whether the plan has room for the smallest upload that is held for it.
    private boolean room() {
        return sizes.isEmpty() || sizes.firstKey() <= roomBytes;
    }
}
