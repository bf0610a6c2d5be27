package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.fuzz.Shrinker.Reduction;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import dev.photosync.sim.scenario.ScenarioBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All ways to make a scenario smaller, in the order in which they are tried.
final class Reductions {
    /// Moments are moved to whole ones of these.
    private static final ImmutableList<Long> ROUND =
            ImmutableList.of(Draw.DAY, Draw.HOUR, 10 * Draw.MINUTE, Draw.MINUTE);

    static final ImmutableList<Reduction> ALL =
            ImmutableList.of(
                    Reductions::withoutExpectation,
                    Reductions::withoutDevice,
                    (scenario, step) -> withoutEntries(scenario, step, 8),
                    (scenario, step) -> withoutEntries(scenario, step, 4),
                    (scenario, step) -> withoutEntries(scenario, step, 2),
                    (scenario, step) -> withoutEntries(scenario, step, 1),
                    Reductions::withoutPair,
                    Reductions::shorter,
                    Reductions::fewerPictures,
                    Reductions::usualPlacement,
                    Reductions::usualDevice,
                    Reductions::usualSystem,
                    Reductions::usualAction,
                    Reductions::earlier,
                    Reductions::shorter);

    private Reductions() {}

    private static ScenarioBuilder edit(Scenario scenario) {
        return new ScenarioBuilder(scenario);
    }

    private static Optional<Scenario> withoutExpectation(Scenario scenario, int step) {
        if (step >= scenario.expectations().size()) {
            return Optional.empty();
        }
        List<Expectation> rest = new ArrayList<>(scenario.expectations());
        rest.remove(step);
        return Optional.of(edit(scenario).expectations(ImmutableList.copyOf(rest)).build());
    }

    private static Optional<Scenario> withoutDevice(Scenario scenario, int step) {
        int count = scenario.devices().size();
        if (count < 2 || step >= count) {
            return Optional.empty();
        }
        // The last first: scenarios tell of the phone.
        String gone = scenario.devices().keySet().asList().get(count - 1 - step);
        ImmutableMap<String, DeviceSetup> devices =
                ImmutableMap.copyOf(
                        Maps.filterKeys(scenario.devices(), name -> !name.equals(gone)));
        ImmutableSet<String> accounts =
                devices.values().stream()
                        .map(DeviceSetup::account)
                        .collect(ImmutableSet.toImmutableSet());
        LibrarySetup library = scenario.library();
        boolean owned = accounts.contains(library.account());
        return Optional.of(
                edit(scenario)
                        .devices(devices)
                        .library(
                                new LibrarySetup(
                                        owned ? library.photos() : 0,
                                        owned ? library.videos() : 0,
                                        library.folder(),
                                        without(library.on(), gone),
                                        library.account()))
                        .timeline(
                                scenario.timeline().stream()
                                        .filter(entry -> !entry.target().equals(gone))
                                        .collect(ImmutableList.toImmutableList()))
                        .expectations(
                                scenario.expectations().stream()
                                        .filter(claim -> !claim.subject().equals(gone))
                                        .collect(ImmutableList.toImmutableList()))
                        .build());
    }

    private static Placement without(Placement placement, String gone) {
        return switch (placement) {
            case Placement.Everywhere _, Placement.CloudOnly _ -> placement;
            case Placement.OnDevices on ->
                    rest(on.devices(), gone).isEmpty()
                            ? new Placement.CloudOnly()
                            : new Placement.OnDevices(rest(on.devices(), gone));
            case Placement.ExceptOn except ->
                    rest(except.devices(), gone).isEmpty()
                            ? new Placement.Everywhere()
                            : new Placement.ExceptOn(rest(except.devices(), gone));
        };
    }

    private static ImmutableList<String> rest(ImmutableList<String> devices, String gone) {
        return devices.stream()
                .filter(device -> !device.equals(gone))
                .collect(ImmutableList.toImmutableList());
    }

    /// Takes a run of entries away, from the end, since what comes last matters least.
    private static Optional<Scenario> withoutEntries(Scenario scenario, int step, int parts) {
        int size = scenario.timeline().size();
        int length = parts == 1 ? 1 : size / parts;
        int end = size - step * Math.max(1, length);
        if (length == 0 || end <= 0) {
            return Optional.empty();
        }
        List<TimelineEntry> rest = new ArrayList<>(scenario.timeline());
        rest.subList(Math.max(0, end - length), end).clear();
        return Optional.of(edit(scenario).timeline(ImmutableList.copyOf(rest)).build());
    }

    /// Takes two entries away at once, such as the beginning and the end of a trouble.
    private static Optional<Scenario> withoutPair(Scenario scenario, int step) {
        int size = scenario.timeline().size();
        int seen = 0;
        for (int first = 0; first < size; first++) {
            for (int second = first + 1; second < size; second++) {
                if (related(scenario.timeline().get(first), scenario.timeline().get(second))
                        && seen++ == step) {
                    List<TimelineEntry> rest = new ArrayList<>(scenario.timeline());
                    rest.remove(second);
                    rest.remove(first);
                    return Optional.of(edit(scenario).timeline(ImmutableList.copyOf(rest)).build());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean related(TimelineEntry first, TimelineEntry second) {
        return first.target().equals(second.target());
    }

    /// Ends the run earlier, together with what is claimed of its end.
    private static Optional<Scenario> shorter(Scenario scenario, int step) {
        long last = scenario.timeline().isEmpty() ? 0 : scenario.timeline().getLast().atMicros();
        long length = scenario.lengthMicros();
        ImmutableList<Long> lengths =
                ImmutableList.of(
                        roundUp(last + Draw.MINUTE, Draw.HOUR),
                        roundUp(last + Draw.HOUR, Draw.HOUR),
                        roundUp(last + 6 * Draw.HOUR, Draw.HOUR),
                        roundUp(last + Health.CONVERGES_WITHIN_MICROS, Draw.HOUR),
                        roundUp(last + Draw.DAY, Draw.HOUR),
                        last + (length - last) / 2,
                        length - Draw.DAY);
        if (step >= lengths.size()) {
            return Optional.empty();
        }
        long to = lengths.get(step) / Draw.MINUTE * Draw.MINUTE;
        if (to <= last || to >= length) {
            return Optional.of(scenario);
        }
        return Optional.of(
                edit(scenario)
                        .lengthMicros(to)
                        .expectations(
                                scenario.expectations().stream()
                                        .map(claim -> within(claim, to))
                                        .collect(ImmutableList.toImmutableList()))
                        .build());
    }

    private static long roundUp(long micros, long unit) {
        return (micros + unit - 1) / unit * unit;
    }

    private static Expectation within(Expectation claim, long lengthMicros) {
        When when =
                switch (claim.when()) {
                    case When.At at -> new When.At(Math.min(at.micros(), lengthMicros));
                    case When.By by -> new When.By(Math.min(by.micros(), lengthMicros));
                    case When.Always always -> always;
                };
        return new Expectation(when, claim.subject(), claim.claim(), claim.text(), claim.line());
    }

    private static Optional<Scenario> fewerPictures(Scenario scenario, int step) {
        LibrarySetup of = scenario.library();
        int photos = of.photos();
        int videos = of.videos();
        return switch (step) {
            case 0 -> Optional.of(library(scenario, 0, 0, of.on()));
            case 1 -> Optional.of(library(scenario, photos, 0, of.on()));
            case 2 -> Optional.of(library(scenario, Math.min(photos, 1), videos, of.on()));
            case 3 -> Optional.of(library(scenario, photos / 2, videos, of.on()));
            case 4 -> Optional.of(library(scenario, Math.max(0, photos - 1), videos, of.on()));
            default -> Optional.empty();
        };
    }

    private static Optional<Scenario> usualPlacement(Scenario scenario, int step) {
        LibrarySetup of = scenario.library();
        return step > 0
                ? Optional.empty()
                : Optional.of(
                        library(scenario, of.photos(), of.videos(), new Placement.Everywhere()));
    }

    private static Scenario library(Scenario scenario, int photos, int videos, Placement on) {
        LibrarySetup of = scenario.library();
        return edit(scenario)
                .library(new LibrarySetup(photos, videos, of.folder(), on, of.account()))
                .build();
    }

    private static Optional<Scenario> usualDevice(Scenario scenario, int step) {
        int device = step / DeviceReductions.COUNT;
        if (device >= scenario.devices().size()) {
            return Optional.empty();
        }
        String name = scenario.devices().keySet().asList().get(device);
        ImmutableMap.Builder<String, DeviceSetup> devices = ImmutableMap.builder();
        scenario.devices()
                .forEach((other, setup) ->
                        devices.put(
                                other,
                                other.equals(name)
                                        ? DeviceReductions.apply(
                                                setup, step % DeviceReductions.COUNT)
                                        : setup));
        return Optional.of(edit(scenario).devices(devices.buildOrThrow()).build());
    }

    private static Optional<Scenario> usualSystem(Scenario scenario, int step) {
        return switch (step) {
            case 0 -> Optional.of(edit(scenario).cloud(Generator.PLAIN.cloud()).build());
            case 1 -> Optional.of(edit(scenario).seed(1).build());
            case 2 -> Optional.of(oneAccount(scenario));
            case 3 -> Optional.of(usualPlans(scenario));
            default -> Optional.empty();
        };
    }

    private static Scenario usualPlans(Scenario scenario) {
        return edit(scenario)
                .accounts(
                        ImmutableMap.copyOf(
                                Maps.transformValues(
                                        scenario.accounts(), account -> Generator.USUAL_PLAN)))
                .build();
    }

    /// The scenario without the accounts that nothing and nobody names.
    private static Scenario oneAccount(Scenario scenario) {
        return edit(scenario)
                .accounts(
                        ImmutableMap.copyOf(
                                Maps.filterKeys(
                                        scenario.accounts(), name -> named(scenario, name))))
                .build();
    }

    private static boolean named(Scenario scenario, String account) {
        return scenario.library().account().equals(account)
                || scenario.devices().values().stream()
                        .anyMatch(device ->
                                device.account().equals(account)
                                        || device.signedInAs().equals(Optional.of(account)))
                || scenario.timeline().stream()
                        .anyMatch(entry ->
                                entry.target().equals(account)
                                        || entry.action() instanceof Action.SignIn to
                                                && to.account().equals(account));
    }

    private static Optional<Scenario> usualAction(Scenario scenario, int step) {
        int entry = step / ActionReductions.COUNT;
        if (entry >= scenario.timeline().size()) {
            return Optional.empty();
        }
        List<TimelineEntry> changed = new ArrayList<>(scenario.timeline());
        TimelineEntry of = changed.get(entry);
        Action smaller = ActionReductions.apply(of.action(), step % ActionReductions.COUNT);
        changed.set(entry, new TimelineEntry(of.atMicros(), of.target(), smaller, of.line()));
        return Optional.of(edit(scenario).timeline(ImmutableList.copyOf(changed)).build());
    }

    /// Moves an entry to a rounder moment, from the first entry on.
    private static Optional<Scenario> earlier(Scenario scenario, int step) {
        int entry = step / ROUND.size();
        if (entry >= scenario.timeline().size()) {
            return Optional.empty();
        }
        long unit = ROUND.get(step % ROUND.size());
        TimelineEntry of = scenario.timeline().get(entry);
        long before = entry == 0 ? 0 : scenario.timeline().get(entry - 1).atMicros();
        // The moment after the entry before it, so that the order stays.
        long to = Math.min(of.atMicros(), roundUp(before + (entry == 0 ? 0 : 1), unit));
        List<TimelineEntry> moved = new ArrayList<>(scenario.timeline());
        moved.set(entry, new TimelineEntry(to, of.target(), of.action(), of.line()));
        moved.sort(Comparator.comparingLong(TimelineEntry::atMicros));
        return Optional.of(edit(scenario).timeline(ImmutableList.copyOf(moved)).build());
    }
}
