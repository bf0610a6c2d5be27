package dev.photosync.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Accounts that cannot bear upon one another are run apart, and nothing shows it.
class RunApartTest {
    /// Three homes and a cloud that fails all of them at once: throttled, down, without hints, with
    /// its history forgotten. Two end at moments at which others begin something.
    private static final String THREE_HOMES =
            """
            scenario: three-homes
            title: Three homes and one cloud
            length: 2d
            seed: SEED
            accounts:
              anna: {plan: 50 GB}
              ben: {plan: 50 GB}
              cleo: {plan: 1 GB}
            library: {photos: 40, videos: 2, account: anna}
            networks:
              north: {link: {down: 40 Mbit/s, up: 8 Mbit/s}}
              south: {link: {down: 40 Mbit/s, up: 8 Mbit/s, loss: 1 %}}
              harbour: {link: {down: 10 Mbit/s, up: 2 Mbit/s}}
            devices:
              phone: {account: anna, network: north, storage: 64 GB, charging: true}
              tablet: {account: anna, network: north, storage: 64 GB, charging: true}
              bens-phone: {account: ben, network: south, storage: 64 GB, routine: homebody}
              bens-mac: {account: ben, network: south, storage: 512 GB, charging: true}
              cleos-phone: {account: cleo, network: harbour, storage: 64 GB, charging: true}
            timeline:
              - {at: 1h, phone: take 30 photos, bens-phone: take 30 photos, cleos-phone: take 400 photos}
              - {at: 1h5m, cloud: throttle to 5 requests per minute}
              - {at: 1h7m30s, tablet: favourite 20 photos, bens-mac: favourite 9 photos}
              - {at: 2h, cloud: stop throttling}
              - {at: 3h, cloud: outage for 10m}
              - {at: 3h10m, phone: take 5 photos, bens-phone: take 5 photos, cleos-phone: take 5 photos}
              - {at: 4h, cloud: push hints off}
              - {at: 5h, bens-mac: edit 9 photos, north: lose internet, ben: lock the zone}
              - {at: 6h, cloud: push hints on, ben: unlock the zone, cleos-phone: set clock 2h ahead}
              - {at: 8h, cloud: forget history, bens-phone: crash, cleos-phone: restart}
              - {at: 9h, bens-phone: delete 5 photos, phone: delete 9 photos, cleo: upgrade plan to 50 GB}
              - {at: 9h, cleos-phone: set clock right, north: restore internet}
            expect:
              - {at: 1h10m, phone: not synced}
              - {by: 2d, all: synced}
            """;

    private static Scenario scenario(long seed) {
        return TestScenarios.read(THREE_HOMES.replace("SEED", Long.toString(seed)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTraceIsTheSameAsInOrder(long seed) {
        RunResult apart = new ScenarioRun(scenario(seed)).run();
        ScenarioRun watched = new ScenarioRun(scenario(seed));
        watched.watchOccasions();
        RunResult inOrder = watched.run();

        assertThat(apart.world().kernel().hasIslands()).isTrue();
        assertThat(apart.trace().events()).hasSizeGreaterThan(1_000);
        assertThat(Fingerprint.of(apart.trace().events()))
                .isEqualTo(Fingerprint.of(inOrder.trace().events()));
        assertThat(apart.events()).isEqualTo(inOrder.events());
        assertThat(apart.outcomes()).isEqualTo(inOrder.outcomes());
        assertThat(shares(apart)).isEqualTo(shares(inOrder));
    }

    /// What the books have of each device's time.
    private static List<String> shares(RunResult result) {
        return result.ledger().devices().stream().map(RunApartTest::shares).toList();
    }

    private static String shares(DeviceLedger device) {
        return Arrays.stream(DeviceLedger.Share.values())
                .map(share -> share + " " + device.shareMicros(share))
                .collect(Collectors.joining(", ", device.device() + ": ", ""));
    }

    @Test
    void devicesThatMeetOnANetworkAreRunTogether() {
        String text = THREE_HOMES.replace("SEED", "1");

        assertThat(islands(text)).isTrue();
        assertThat(islands(text.replaceAll("network: [a-z]+", "network: home-wifi"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bens-phone: sign in to anna", "phone: join south"})
    void whatADeviceWillSignInToOrJoinIsOnItsIsland(String meeting) {
        String text =
                """
                scenario: two-homes
                title: Two homes
                length: 2h
                accounts:
                  anna: {plan: 50 GB}
                  ben: {plan: 50 GB}
                networks:
                  north: {link: {down: 40 Mbit/s, up: 8 Mbit/s}}
                  south: {link: {down: 40 Mbit/s, up: 8 Mbit/s}}
                devices:
                  phone: {account: anna, network: north, storage: 64 GB}
                  bens-phone: {account: ben, network: south, storage: 64 GB}
                timeline:
                  - {at: 1h, MEETING}
                """;
        assertThat(islands(text.replace("MEETING", "phone: take 1 photo"))).isTrue();
        assertThat(islands(text.replace("MEETING", meeting))).isFalse();
    }

    private static boolean islands(String text) {
        return new ScenarioRun(TestScenarios.read(text)).run().world().kernel().hasIslands();
    }
}
