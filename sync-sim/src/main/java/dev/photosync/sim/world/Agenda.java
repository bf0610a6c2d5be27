package dev.photosync.sim.world;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that is going to happen to a scenario's world from outside: its timeline, and what its
/// owners do by routine.
final class Agenda {
    private final Scenario scenario;
    private final List<Item> items = new ArrayList<>();

    /// @param routine whether it is a routine's, not the timeline's
    record Item(TimelineEntry entry, boolean routine) {
        long atMicros() {
            return entry.atMicros();
        }
    }

    private Agenda(Scenario scenario) {
        this.scenario = scenario;
    }

    /// A scenario's agenda, in order of time, the timeline first where they fall together.
    ///
    /// @param luck what is other than the streams have it
    static ImmutableList<Item> of(
            Scenario scenario, RandomStreams streams, Optional<Reseeding> luck) {
        Agenda agenda = new Agenda(scenario);
        scenario.timeline().forEach(entry -> agenda.items.add(new Item(entry, false)));
        scenario.devices()
                .forEach((name, setup) -> {
                    long otherFrom = luck.map(Reseeding::fromMicros).orElse(Long.MAX_VALUE);
                    agenda.addAll(
                            agenda.routine(name, setup, streams)
                                    .filter(entry -> entry.atMicros() <= otherFrom));
                    agenda.addAll(
                            luck.stream()
                                    .flatMap(other -> agenda.routine(name, setup, other.streams()))
                                    .filter(entry -> entry.atMicros() > otherFrom));
                });
        agenda.items.sort(Comparator.comparingLong(Item::atMicros));
        return ImmutableList.copyOf(agenda.items);
    }

    private void addAll(Stream<TimelineEntry> ofRoutine) {
        ofRoutine.forEach(entry -> items.add(new Item(entry, true)));
    }

    private Stream<TimelineEntry> routine(String device, DeviceSetup setup, RandomStreams streams) {
        return Routine.expand(
                setup.routine(),
                device,
                scenario.startOfDayMicros(),
                scenario.lengthMicros(),
                streams.stream("routine/" + device))
                .stream();
    }
}
