package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What reasons, gates and kinds of work are called, and what is said of them.
class NamesTest {
    @Test
    void namesAsScenariosWriteThem() {
        assertThat(Reason.LOW_POWER_MODE.slug()).isEqualTo("low-power-mode");
        assertThat(GateName.CLOUD_QUOTA.slug()).isEqualTo("cloud-quota");
        assertThat(WorkKind.ORIGINAL_ON_DEMAND.slug()).isEqualTo("original-on-demand");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonSaysWhatIsTheMatterAndWhatClearsIt(Reason reason) {
        assertThat(reason.text()).isNotBlank();
        assertThat(reason.clearedBy()).isNotBlank().isNotEqualTo(reason.text());
        assertThat(reason.strategy()).matches("[1-8][a-z]?");
        assertThat(reason.firmness()).isNotNull();
    }

    @Test
    void aSetOfReasonsHoldsWhatWasPutIn() {
        long reasons = Reason.THROTTLED.bit() | Reason.LOW_POWER_MODE.bit();

        assertThat(Reasons.contains(reasons, Reason.THROTTLED)).isTrue();
        assertThat(Reasons.contains(reasons, Reason.LOW_POWER_MODE)).isTrue();
        assertThat(Reasons.contains(reasons, Reason.RETRY_WAIT)).isFalse();
        assertThat(Reasons.contains(Reasons.NONE, Reason.THROTTLED)).isFalse();
    }

    @Test
    void onlyANetworkKnownToReachTheInternetCountsAsInternet() {
        for (Reach reach : Reach.values()) {
            Network network = new Network(Transport.WIFI, reach, false, false);
            assertThat(network.internet()).as("%s", reach).isEqualTo(reach == Reach.INTERNET);
        }
    }

    @Test
    void anotherAmountOfFreeStorageChangesNothingElse() {
        Conditions conditions =
                new Conditions(
                        "ann",
                        Network.NONE,
                        new Power(80, false, true, false),
                        5,
                        new Settings(
                                true,
                                0,
                                true,
                                true,
                                false,
                                false,
                                false,
                                true,
                                true,
                                PowerPolicy.STANDARD));

        assertThat(conditions.withFreeBytes(9))
                .isEqualTo(
                        new Conditions(
                                "ann", Network.NONE, conditions.power(), 9, conditions.settings()));
    }
}
