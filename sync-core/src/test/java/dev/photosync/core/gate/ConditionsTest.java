package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import org.junit.jupiter.api.Test;

/// What would hold under other conditions is asked of conditions that differ in one thing.
class ConditionsTest {
    private static final Settings SETTINGS =
            new Settings(
                    true, 0, true, true, true, false, false, false, true, PowerPolicy.STANDARD);
    private static final Network WIFI = new Network(Transport.WIFI, Reach.INTERNET, false, false);
    private static final Power FULL = new Power(100, true, false, false);
    private static final Conditions GOOD = new Conditions("ann", WIFI, FULL, 500, SETTINGS);

    @Test
    void differInTheNetworkAlone() {
        Network roaming = new Network(Transport.CELLULAR, Reach.INTERNET, true, true);
        assertThat(GOOD.withNetwork(roaming))
                .isEqualTo(new Conditions("ann", roaming, FULL, 500, SETTINGS));
    }

    @Test
    void differInThePowerAlone() {
        Power empty = new Power(3, false, true, false);
        assertThat(GOOD.withPower(empty))
                .isEqualTo(new Conditions("ann", WIFI, empty, 500, SETTINGS));
    }
}
