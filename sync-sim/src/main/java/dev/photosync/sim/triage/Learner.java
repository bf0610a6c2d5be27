package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.Diagnoser;
import dev.photosync.sim.diagnose.Diagnosis;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.diagnose.Stall;
import dev.photosync.sim.diagnose.Tried;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Gathers the evidence: runs scenarios under several seeds, looks at moments of their stalls as an
/// owner would, and tries all fixes on each.
public final class Learner {
    private static final int SEEDS = 3;
    private static final int MOMENTS = 8;
    private static final int MOST_SETS = 300;

    private Learner() {}

    /// The evidence of some scenarios; those without a stall are no causes.
    ///
    /// @param progress told the name of each when it has been learned
    public static Evidence learn(
            List<Scenario> scenarios, Workers workers, Consumer<String> progress) {
        ImmutableList.Builder<Cause> causes = ImmutableList.builder();
        List<String> names = new ArrayList<>();
        workers.<Optional<Cause>>run(
                scenarios.stream()
                        .<Supplier<Optional<Cause>>>map(scenario -> () -> cause(scenario))
                        .iterator(),
                cause -> {
                    cause.ifPresent(causes::add);
                    names.add(scenarios.get(names.size()).name());
                    progress.accept(names.getLast());
                    return true;
                });
        return new Evidence(causes.build());
    }

    /// What can be learned of one scenario; empty if it has no stall.
    public static Optional<Cause> cause(Scenario scenario) {
        RunResult whole = new ScenarioRun(scenario).run();
        Diagnoser.Options options =
                new Diagnoser.Options(Diagnoser.Options.DEFAULT.forMicros(), 1, false, MOST_SETS);
        return new Diagnoser(options, Workers.CALLER, (done, of) -> {}, () -> false)
                .diagnose(whole, Diagnoser.ALL_SYNCED, Optional.empty())
                .map(diagnosis -> cause(whole, diagnosis));
    }

    private static Cause cause(RunResult whole, Diagnosis diagnosis) {
        Scenario scenario = whole.scenario();
        ImmutableSet<FixKind> calledFor = calledFor(scenario, diagnosis);
        return new Cause(
                scenario.name(),
                scenario.title(),
                scenario.strategy(),
                scenario.kind(),
                seen(whole),
                calledFor,
                cures(diagnosis, calledFor),
                diagnosis.waiting().future().reached());
    }

    /// What clears it, of what an owner would come to try.
    private static ImmutableList<ImmutableSet<FixKind>> cures(
            Diagnosis diagnosis, ImmutableSet<FixKind> calledFor) {
        Set<ImmutableSet<FixKind>> cures = new LinkedHashSet<>();
        Stream.concat(
                        diagnosis.tried().stream().filter(Learner::clears),
                        diagnosis.sets().flatMap(Diagnosis.Sets::found).stream())
                .map(tried -> inOrder(tried.fix().kinds()))
                .filter(calledFor::containsAll)
                .forEach(cures::add);
        return ImmutableList.sortedCopyOf(Comparator.comparing(ImmutableSet::toString), cures);
    }

    /// The same in the guide's order.
    private static ImmutableSet<FixKind> inOrder(Set<FixKind> kinds) {
        return Sets.immutableEnumSet(kinds);
    }

    private static boolean clears(Tried tried) {
        return tried.does() && tried.future().reached();
    }

    private static ImmutableSet<FixKind> calledFor(Scenario scenario, Diagnosis diagnosis) {
        String device = diagnosis.stall().map(Stall::device).orElseThrow();
        RunResult run = new ScenarioRun(scenario).run(diagnosis.atMicros(), _ -> {});
        Sighting sighting = new Sighting(scenario, run.trace().events(), run.ledger(), device);
        EnumSet<FixKind> called = EnumSet.noneOf(FixKind.class);
        diagnosis.tried().forEach(tried -> called.addAll(tried.fix().kinds()));
        called.removeIf(sighting::uncalledFor);
        return inOrder(called);
    }

    /// What is seen with the seed of a run, and with those after it.
    private static ImmutableMap<Symptoms, Integer> seen(RunResult whole) {
        Scenario scenario = whole.scenario();
        List<Symptoms> all = new ArrayList<>(seenInStall(whole));
        for (int seed = 1; seed < SEEDS; seed++) {
            Scenario luck = Variant.withSeed(scenario, scenario.seed() + seed);
            all.addAll(seenInStall(new ScenarioRun(luck).run()));
        }
        return ImmutableSortedMultiset.copyOf(Comparator.comparing(Symptoms::toString), all)
                .entrySet()
                .stream()
                .collect(
                        ImmutableMap.toImmutableMap(
                                Multiset.Entry::getElement, Multiset.Entry::getCount));
    }

    /// When it is established, and evenly spaced moments of it.
    private static List<Long> moments(Stall stall) {
        List<Long> moments = new ArrayList<>();
        moments.add(stall.establishedMicros());
        long span = stall.toMicros() - stall.fromMicros();
        for (int i = 0; i < MOMENTS; i++) {
            moments.add(stall.fromMicros() + span * (2 * i + 1) / (2 * MOMENTS));
        }
        return moments.stream().sorted().toList();
    }

    /// What is seen at moments of the longest stall.
    private static List<Symptoms> seenInStall(RunResult run) {
        List<TraceEvent> events = run.trace().events();
        Optional<Stall> longest = Stall.longest(events, run.endMicros(), Optional.empty());
        if (longest.isEmpty()) {
            return List.of();
        }
        Stall stall = longest.get();
        List<Symptoms> seen = new ArrayList<>();
        Ledger ledger = new Ledger();
        int read = 0;
        for (long at : moments(stall)) {
            while (read < events.size() && events.get(read).atMicros() <= at) {
                ledger.accept(events.get(read++));
            }
            ledger.advance(at);
            seen.add(
                    new Sighting(run.scenario(), events.subList(0, read), ledger, stall.device())
                            .symptoms());
        }
        return seen;
    }

    /// What an owner sees of a device at a moment of a scenario.
    ///
    /// @param device empty for the one that stands still longest
    /// @param atMicros empty for when its stall is established
    /// @return empty if neither a moment was given nor anything stands still
    public static Optional<Symptoms> symptoms(
            Scenario scenario, Optional<Long> atMicros, Optional<String> device) {
        Optional<Stall> stall = Optional.empty();
        if (atMicros.isEmpty() || device.isEmpty()) {
            RunResult whole = new ScenarioRun(scenario).run();
            stall = Stall.longest(whole.trace().events(), whole.endMicros(), device);
        }
        Optional<Long> at = atMicros.or(stalled(stall));
        if (at.isEmpty()) {
            return Optional.empty();
        }
        String of =
                device.or(stalledDevice(stall))
                        .orElse(scenario.devices().keySet().asList().getFirst());
        RunResult run = new ScenarioRun(scenario).run(at.get(), _ -> {});
        return Optional.of(
                new Sighting(scenario, run.trace().events(), run.ledger(), of).symptoms());
    }

    private static Supplier<Optional<Long>> stalled(Optional<Stall> stall) {
        return () -> stall.map(Stall::establishedMicros);
    }

    private static Supplier<Optional<String>> stalledDevice(Optional<Stall> stall) {
        return () -> stall.map(Stall::device);
    }
}
