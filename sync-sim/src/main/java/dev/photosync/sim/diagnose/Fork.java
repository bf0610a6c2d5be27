package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.explain.Fixes;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A future that is run again and again from one moment, each time with something else done then.
///
/// It is the scenario itself, with the same tapes for everything random, so that up to the moment
/// every run of it is the same, and after it whatever the fix does not touch. What its owner tried
/// later is left out: a fix that works only because of the next one has not worked, and who waits
/// does nothing.
///
/// @param atMicros the moment
/// @param future the scenario without its owner's later attempts, and without claims
/// @param leftOut those attempts
public record Fork(long atMicros, Scenario future, ImmutableList<TimelineEntry> leftOut) {
    /// Who signs in sooner after having signed out does so to sign in anew.
    private static final long AGAIN_MICROS = 15 * 60_000_000L;

    /// The future of a scenario from a moment on.
    ///
    /// @param untilMicros how far it is run at least; a scenario that is longer keeps its length
    public static Fork of(Scenario scenario, long atMicros, long untilMicros) {
        List<TimelineEntry> kept = new ArrayList<>();
        List<TimelineEntry> leftOut = new ArrayList<>();
        for (TimelineEntry entry : scenario.timeline()) {
            boolean later = entry.atMicros() > atMicros;
            boolean attempt = Fixes.attempt(entry.action()) || signsInAgain(entry, scenario);
            (later && attempt ? leftOut : kept).add(entry);
        }
        Scenario future =
                new ScenarioBuilder(scenario)
                        .timeline(ImmutableList.copyOf(kept))
                        .lengthMicros(Math.max(scenario.lengthMicros(), untilMicros))
                        .expectations(ImmutableList.of())
                        .build();
        return new Fork(atMicros, future, ImmutableList.copyOf(leftOut));
    }

    /// Whether it is the first half of signing out and in again.
    private static boolean signsInAgain(TimelineEntry entry, Scenario scenario) {
        return entry.action() instanceof Action.SignOut
                && scenario.timeline().stream()
                        .anyMatch(other ->
                                other.action() instanceof Action.SignIn
                                        && other.target().equals(entry.target())
                                        && other.atMicros() >= entry.atMicros()
                                        && other.atMicros() - entry.atMicros() <= AGAIN_MICROS);
    }

    /// The future with a fix.
    ///
    /// @param whenMicros when it is begun, at the fork or later
    public Scenario with(Fix fix, long whenMicros) {
        List<TimelineEntry> timeline = new ArrayList<>(future.timeline());
        ScenarioBuilder builder = new ScenarioBuilder(future);
        for (TimelineEntry entry : fix.entries(whenMicros)) {
            timeline.add(entry);
            if (entry.action() instanceof Action.JoinWifi join) {
                builder.builtInNetwork(join.network());
            }
        }
        timeline.sort(Comparator.comparingLong(TimelineEntry::atMicros));
        return builder.timeline(ImmutableList.copyOf(timeline)).build();
    }
}
