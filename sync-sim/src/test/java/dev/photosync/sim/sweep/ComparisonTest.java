package dev.photosync.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.SetUpDifference;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void findsNothingDifferentBetweenAScenarioAndItself() {
        Comparison same = compare("two-gates", "title=Another title");

        assertThat(same.setUp()).isEmpty();
        assertThat(same.first()).isEmpty();
        assertThat(same.decision()).isEmpty();
        assertThat(same.hold()).isEmpty();
        assertThat(same.a().measures()).isEqualTo(same.b().measures());
    }

    @Test
    void tellsAPolicyApartByItsFirstHold() {
        Comparison of = compare("plug-in-strict", "devices.phone.power-policy=standard");

        assertThat(of.setUp())
                .containsExactly(
                        new SetUpDifference(
                                "devices.phone.power-policy",
                                Optional.of("strict"),
                                Optional.of("standard")));
        Decision decision = of.decision().orElseThrow();
        assertThat(decision.device()).isEqualTo("phone");
        assertThat(decision.heldInA()).isEqualTo(Reason.NOT_CHARGING.bit());
        assertThat(decision.heldInB()).isEqualTo(Reasons.NONE);
        assertThat(decision.conditions())
                .contains(new Difference("power policy", "strict", "standard"));
        HoldDifference hold = of.hold().orElseThrow();
        assertThat(hold.inFirst()).isTrue();
        assertThat(hold.stretch().reason()).isEqualTo(Reason.NOT_CHARGING);
        assertThat(of.claims())
                .anySatisfy(claim ->
                        assertThat(claim.expectation().text()).isEqualTo("held by not-charging"));
    }

    @Test
    void tellsTheSetUpsOwnDifferenceFromTheFirstDecisionThatFollowsFromIt() {
        Comparison of = compare("cloud-storage-full", "account.plan=50 GB");

        assertThat(of.first().orElseThrow().earlier()).isInstanceOf(TraceEvent.QuotaIs.class);
        assertThat(of.first().orElseThrow().earlier().atMicros()).isZero();
        assertThat(of.decision().orElseThrow().atMicros()).isGreaterThan(3_600_000_000L);
        assertThat(of.hold().orElseThrow().stretch().reason()).isEqualTo(Reason.CLOUD_QUOTA);
    }

    @Test
    void givesBothTheSameTape() {
        ScenarioFinder finder = new ScenarioFinder();
        Comparison of =
                Comparison.of(
                                new Comparison.Of(
                                        finder.source("plug-in-strict"), ImmutableList.of()),
                                new Comparison.Of(
                                        finder.source("cloud-storage-full"), ImmutableList.of()),
                                OptionalLong.empty(),
                                _ -> {},
                                () -> false)
                        .orElseThrow();

        assertThat(of.b().scenario().seed()).isEqualTo(of.a().scenario().seed());
        assertThat(compare("two-gates", "seed=99").b().scenario().seed()).isEqualTo(99);
    }

    private static Comparison compare(String scenario, String variation) {
        ScenarioFinder finder = new ScenarioFinder();
        return Comparison.of(
                        new Comparison.Of(finder.source(scenario), ImmutableList.of()),
                        new Comparison.Of(
                                finder.source(scenario),
                                ImmutableList.of(Variation.parse(variation))),
                        OptionalLong.empty(),
                        _ -> {},
                        () -> false)
                .orElseThrow();
    }
}
