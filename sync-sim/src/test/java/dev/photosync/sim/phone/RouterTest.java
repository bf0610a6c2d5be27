package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.run.TestScenarios;
import org.junit.jupiter.api.Test;

/// What phones notice of a router that is restarted.
class RouterTest {
    @Test
    void takesItsNetworkAwayWhileItStarts() {
        assertThat(
                        TestScenarios.run(
                                        """
                                        scenario: x
                                        length: 3h
                                        devices: {phone: {network: home-wifi, charging: true}}
                                        timeline:
                                          - {at: 1h, home-wifi: restart router}
                                          - {at: 1h10s, phone: take 10 photos}
                                        expect:
                                          - {at: 1h1m, phone: [held by no-network, 10 pending]}
                                          - {by: 1h3m, phone: synced}
                                        """)
                                .outcomes())
                .allMatch(Outcome::passed);
    }

    @Test
    void letsPhonesFallBackToCellularMeanwhile() {
        assertThat(
                        TestScenarios.run(
                                        """
                                        scenario: x
                                        length: 3h
                                        devices:
                                          phone: {network: home-wifi, cellular: lte, charging: true}
                                        timeline:
                                          - {at: 1h, home-wifi: restart router}
                                          - {at: 1h10s, phone: take 5 photos}
                                        expect:
                                          - {at: 1h1m, phone: synced}
                                        """)
                                .outcomes())
                .allMatch(Outcome::passed);
    }

    @Test
    void cancelsTheBackoffOfABadConnection() {
        assertThat(
                        TestScenarios.run(
                                        """
                                        scenario: x
                                        length: 8h
                                        networks: {home-wifi: {link: {reset-every: 20ms}}}
                                        devices: {phone: {network: home-wifi, charging: true}}
                                        timeline:
                                          - {at: 1h, phone: take 10 photos}
                                          - {at: 6h, home-wifi: restart router}
                                        expect:
                                          - {at: 5h50m, phone: [held by retry-wait, 10 pending]}
                                          - {by: 6h3m, phone: synced}
                                        """)
                                .outcomes())
                .allMatch(Outcome::passed);
    }
}
