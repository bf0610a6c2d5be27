package dev.photosync.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void aTroubleThatHasEndedInTimeAllowsConvergence() {
        assertThat(allows("{at: 1h, phone: leave Wi-Fi}", "{at: 2h, phone: join home-wifi}"))
                .isTrue();
    }

    @Test
    void aTroubleThatNothingEndsDoesNot() {
        assertThat(allows("{at: 1h, phone: switch sync off}")).isFalse();
    }

    @Test
    void aTroubleThatEndsShortlyBeforeTheClaimDoesNot() {
        assertThat(allows("{at: 1h, phone: switch sync off}", "{at: 30h, phone: switch sync on}"))
                .isFalse();
    }

    @Test
    void aPauseEndsByItself() {
        assertThat(allows("{at: 1h, phone: pause sync for 2h}")).isTrue();
        assertThat(allows("{at: 1h, phone: pause sync for 30h}")).isFalse();
    }

    @Test
    void anExpiredSignInIsRenewedOnEachDevice() {
        assertThat(
                        allows(
                                "{at: 1h, account: expire the sign-in}",
                                "{at: 2h, phone: sign in to home}"))
                .isFalse();
        assertThat(
                        allows(
                                "{at: 1h, account: expire the sign-in}",
                                "{at: 2h, phone: sign in to home}",
                                "{at: 2h, tablet: sign in to home}"))
                .isTrue();
    }

    @Test
    void aLostZoneCannotBeSurvivedByWhoKeepsNoOriginals() {
        assertThat(Health.survivable(scenario("on", "{at: 1h, account: lose the zone}"))).isFalse();
        assertThat(Health.survivable(scenario("off", "{at: 1h, account: lose the zone}"))).isTrue();
    }

    @Test
    void ofATimelineThatLosesAZoneWhatLeavesPicturesToTheCloudAloneIsTakenAway() {
        String lost = "{at: 1h, account: lose the zone}";
        String alone = "{at: 2h, phone: optimize storage on}";
        String purge = "{at: 3h, phone: empty recently deleted}";
        Scenario losing = scenario("off", lost, alone, purge);
        Scenario keeping = scenario("off", alone, purge);

        assertThat(Health.survivable(losing)).isFalse();
        assertThat(Health.survivable(losing.timeline()))
                .containsExactly(losing.timeline().getFirst(), losing.timeline().getLast());
        assertThat(Health.survivable(keeping.timeline())).isEqualTo(keeping.timeline());
    }

    private static boolean allows(String... timeline) {
        return Health.allowsConvergence(scenario("on", timeline));
    }

    private static Scenario scenario(String optimise, String... timeline) {
        String text =
                """
                scenario: health
                length: 36h
                devices:
                  phone: {network: home-wifi, charging: on, optimize-storage: %s}
                  tablet: {network: home-wifi, charging: on, optimize-storage: %s}
                timeline:
                  - %s
                expect:
                  - {by: 36h, all: synced}
                """
                        .replaceFirst("%s", optimise)
                        .replaceFirst("%s", optimise)
                        .replaceFirst("%s", String.join("\n  - ", timeline));
        return new ScenarioReader(ScenarioFinder.KNOWN).read("health.yaml", text, Path.of(""));
    }
}
