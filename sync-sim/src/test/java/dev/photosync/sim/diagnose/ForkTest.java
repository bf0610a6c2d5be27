package dev.photosync.sim.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.Reseeding;
import dev.photosync.sim.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForkTest {
    private static final long HOUR = 3_600_000_000L;

    private static final Fix JOIN_OFFICE =
            new Fix(
                    ImmutableSet.of(FixKind.JOIN_WIFI),
                    "join office-wifi",
                    ImmutableList.of(new Fix.Step(0, "phone", new Action.JoinWifi("office-wifi"))),
                    Fix.Price.FREE);

    private final Scenario day = new ScenarioFinder().find("healthy-day");

    private static List<TraceEvent> trace(Scenario scenario, Optional<Reseeding> luck, long until) {
        Trace trace = new Trace();
        new World(scenario, trace, luck).kernel().runUntil(until);
        return List.copyOf(trace.events());
    }

    @Test
    void isTheSameFutureUpToTheMomentOfTheFix() {
        long at = 9 * HOUR;
        Fork fork = Fork.of(day, at, 3 * 24 * HOUR);

        assertThat(trace(fork.with(JOIN_OFFICE, at), Optional.empty(), at - 1))
                .isEqualTo(trace(day, Optional.empty(), at - 1));
        assertThat(trace(fork.with(JOIN_OFFICE, at), Optional.empty(), at + HOUR))
                .isNotEqualTo(trace(day, Optional.empty(), at + HOUR));
    }

    @Test
    void leavesOutWhatTheOwnerTriesLaterAndKeepsWhatGetsWellByItself() {
        Scenario bad = new ScenarioFinder().find("support-desk");
        Fork fork = Fork.of(bad, 6 * HOUR, 0);

        assertThat(fork.leftOut())
                .extracting(TimelineEntry::action)
                .contains(new Action.SignOut(), new Action.SignIn("home"), new Action.PlugIn())
                .doesNotContain(new Action.Restart());
        assertThat(fork.future().timeline())
                .extracting(TimelineEntry::action)
                .contains(new Action.LockZone(), new Action.Restart());

        Scenario outage = new ScenarioFinder().find("rate-limit-after-burst");
        assertThat(Fork.of(outage, 2 * HOUR, 0).future().timeline())
                .extracting(TimelineEntry::action)
                .contains(new Action.StopThrottling());
    }

    @Test
    void hasOtherLuckOnlyAfterTheMoment() {
        long at = 9 * HOUR;
        Optional<Reseeding> luck = Optional.of(new Reseeding(at, 77));

        assertThat(trace(day, luck, at - 1)).isEqualTo(trace(day, Optional.empty(), at - 1));
        assertThat(trace(day, luck, 23 * HOUR))
                .isNotEqualTo(trace(day, Optional.empty(), 23 * HOUR));
        assertThat(trace(day, luck, 23 * HOUR)).isEqualTo(trace(day, luck, 23 * HOUR));
    }
}
