package dev.photosync.sim.phone;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.sim.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/// A phone's radios: which network it is on, and what its system believes of that network.
///
/// Whether the internet is reached is the system's belief: it is tested two seconds after a network
/// is joined and noticed after twenty when it is lost, as connectivity checks on phones do.
final class Radio {
    private static final long JOIN_CHECK_MICROS = 2_000_000;
    private static final long RECHECK_MICROS = 20_000_000;

    private final Kernel kernel;
    private final Runnable changed;
    private @Nullable AccessNetwork wifi;
    private final @Nullable AccessNetwork cellular;
    private boolean coverage = true;
    private boolean airplane;
    private boolean roaming;
    private boolean vpn;
    private boolean portalAnswered;
    private boolean settingsBroken;
    private @Nullable AccessNetwork believed;
    private Reach believedReach = Reach.UNCHECKED;
    private long check;

    /// @param changed called when the network, or the belief about it, may have changed
    Radio(Kernel kernel, @Nullable AccessNetwork cellular, Runnable changed) {
        this.kernel = kernel;
        this.cellular = cellular;
        this.changed = changed;
    }

    /// The network that carries the phone's bytes; null for none.
    @Nullable AccessNetwork current() {
        if (airplane) {
            return null;
        }
        if (wifi != null && wifi.up()) {
            return wifi;
        }
        return coverage ? cellular : null;
    }

    /// Whether bytes get through to the cloud.
    boolean reachesCloud() {
        AccessNetwork network = current();
        return network != null && reach(network) == Reach.INTERNET;
    }

    boolean portalStands() {
        AccessNetwork network = current();
        return network != null && portalStands(network);
    }

    boolean settingsBroken() {
        return settingsBroken;
    }

    /// The network as it truly is.
    Network truth() {
        AccessNetwork network = current();
        return network == null ? Network.NONE : describe(network, reach(network));
    }

    /// The network as the system believes it to be.
    Network belief() {
        AccessNetwork network = current();
        if (network == null) {
            return Network.NONE;
        }
        return describe(network, network == believed ? believedReach : Reach.UNCHECKED);
    }

    /// Begins the run on a network that was joined long ago.
    void start(@Nullable AccessNetwork network) {
        wifi = network;
        believe();
    }

    void join(@Nullable AccessNetwork network) {
        wifi = network;
        portalAnswered = false;
        moved();
    }

    void airplane(boolean on) {
        airplane = on;
        moved();
    }

    void coverage(boolean on) {
        coverage = on;
        moved();
    }

    void roaming(boolean on) {
        roaming = on;
        changed.run();
    }

    void vpn(boolean on) {
        vpn = on;
        changed.run();
    }

    void answerPortal() {
        portalAnswered = true;
        checkAfter(JOIN_CHECK_MICROS);
        changed.run();
    }

    void breakSettings() {
        settingsBroken = true;
        changed.run();
    }

    /// Resetting network settings makes the phone leave and join its network again.
    void resetSettings() {
        settingsBroken = false;
        vpn = false;
        moved();
    }

    /// A network has changed; if it is one the phone is on, the system will notice. One that went
    /// away, as with its router, is joined again when it is back.
    void networkChanged(AccessNetwork network) {
        AccessNetwork now = current();
        if (network == wifi && now != believed) {
            moved();
        } else if (network == now) {
            checkAfter(network.internet() ? JOIN_CHECK_MICROS : RECHECK_MICROS);
            changed.run();
        }
    }

    /// Whatever the network is now, nothing is known of it yet.
    private void moved() {
        believed = null;
        if (current() != null) {
            checkAfter(JOIN_CHECK_MICROS);
        }
        changed.run();
    }

    private void checkAfter(long micros) {
        if (check != 0) {
            kernel.cancel(check);
        }
        check =
                kernel.schedule(
                        kernel.nowMicros() + micros,
                        () -> {
                            check = 0;
                            believe();
                            changed.run();
                        });
    }

    private void believe() {
        believed = current();
        believedReach = believed == null ? Reach.NOWHERE : reach(believed);
    }

    private boolean portalStands(AccessNetwork network) {
        return network.captivePortal() && !portalAnswered;
    }

    private Reach reach(AccessNetwork network) {
        if (portalStands(network)) {
            return Reach.SIGN_IN_PAGE;
        }
        return network.internet() ? Reach.INTERNET : Reach.NOWHERE;
    }

    private Network describe(AccessNetwork network, Reach reach) {
        boolean isCellular = network.cellular();
        return new Network(
                isCellular ? Transport.CELLULAR : Transport.WIFI,
                reach,
                isCellular || network.metered() || vpn,
                isCellular && roaming);
    }
}
