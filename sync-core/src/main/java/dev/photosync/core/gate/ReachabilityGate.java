package dev.photosync.core.gate;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Transport;

/// Holds everything while the cloud cannot be reached, as far as the system can tell.
final class ReachabilityGate implements Gate {
    @Override
    public GateName name() {
        return GateName.REACHABILITY;
    }

    @Override
    public long evaluate(
            Work work,
            Conditions conditions,
            SyncPolicy policy,
            GateMemory memory,
            long nowMicros) {
        Network network = conditions.network();
        if (network.transport() == Transport.NONE) {
            return Reason.NO_NETWORK.bit();
        }
        if (network.reach() == Reach.SIGN_IN_PAGE) {
            return Reason.CAPTIVE_PORTAL.bit();
        }
        // Cellular with its data switch off is the cellular gate's to name.
        if (network.transport() == Transport.WIFI || conditions.settings().cellularData()) {
            if (network.reach() == Reach.UNCHECKED) {
                return Reason.CHECKING_NETWORK.bit();
            }
            if (network.reach() == Reach.NOWHERE) {
                return Reason.NO_INTERNET.bit();
            }
        }
        return memory.waiting(Reason.NETWORK_SETTINGS, nowMicros);
    }
}
