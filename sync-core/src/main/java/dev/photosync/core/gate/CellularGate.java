package dev.photosync.core.gate;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;

/// Holds what would use counted data that the owner has not allowed.
final class CellularGate implements Gate {
    @Override
    public GateName name() {
        return GateName.CELLULAR;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        Network network = conditions.network();
        Settings settings = conditions.settings();
        if (network.transport() == Transport.NONE) {
            return 0;
        }
        long reasons =
                settings.lowDataMode() && !work.kind().urgent() ? Reason.LOW_DATA_MODE.bit() : 0;
        if (network.transport() == Transport.WIFI) {
            boolean counted = network.metered() && !settings.unlimitedUpdates();
            return counted && background(work.kind())
                    ? reasons | Reason.METERED_WIFI.bit()
                    : reasons;
        }
        if (!settings.cellularData()) {
            return reasons | Reason.CELLULAR_DATA_OFF.bit();
        }
        if (!settings.mobileDataForPhotos()) {
            reasons |= Reason.MOBILE_DATA_OFF.bit();
        }
        if (network.roaming() && !settings.dataRoaming()) {
            reasons |= Reason.ROAMING.bit();
        }
        if (!settings.unlimitedUpdates() && background(work.kind())) {
            long used = memory.cellularBytes().used(nowMicros, policy.cellularWindowMicros());
            if (used + work.chunkBytes() >= policy.cellularBudgetBytes()) {
                reasons |= Reason.CELLULAR_BUDGET.bit();
            }
        }
        return reasons;
    }

    private static boolean background(WorkKind kind) {
        return kind.bulk() && !kind.urgent();
    }
}
