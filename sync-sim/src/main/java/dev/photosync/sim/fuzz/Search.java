package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.check.Occasions;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// The search over seeds: draws a system for each, runs it, and shrinks the first that breaks in
/// each way.
///
/// Seeds are taken in order, whatever the number of threads, and looked at in order, so that the
/// same seeds give the same findings.
public final class Search {
    /// The runs that shrinking one finding may take.
    private static final int MOST_TRIALS = 3_000;

    private final Optional<String> defect;
    private final BooleanSupplier stop;
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Occasions occasions = new Occasions();
    private long seeds;
    private long events;
    private long simulatedMicros;

    /// @param defect planted in every device of every system
    /// @param stop asked before each run, of the search and of the shrinking
    public Search(Optional<String> defect, BooleanSupplier stop) {
        this.defect = defect;
        this.stop = stop;
    }

    private record Seed(long seed, Scenario scenario, Trial trial) {}

    /// Searches.
    ///
    /// @param fromSeed the first seed
    /// @param count how many seeds
    /// @param workers run systems
    /// @param first whether to end with the first seed that breaks
    /// @param watcher told after each seed
    public void run(
            long fromSeed, long count, Workers workers, boolean first, Consumer<Search> watcher) {
        if (stop.getAsBoolean()) {
            return;
        }
        Iterator<Supplier<Seed>> trials =
                LongStream.range(fromSeed, fromSeed + count)
                        .<Supplier<Seed>>mapToObj(seed -> () -> trial(seed))
                        .iterator();
        workers.run(
                trials,
                (Seed seed) -> {
                    enter(seed);
                    watcher.accept(this);
                    return !stop.getAsBoolean() && !(first && !findings.isEmpty());
                });
    }

    private Seed trial(long seed) {
        Scenario scenario = Variant.withDefect(Generator.scenario(seed), defect);
        return new Seed(seed, scenario, Trial.of(scenario));
    }

    private void enter(Seed seed) {
        seeds++;
        events += seed.trial().events();
        simulatedMicros += seed.trial().simulatedMicros();
        occasions.add(seed.trial().occasions());
        seed.trial()
                .failure()
                .ifPresent(failure -> {
                    if (failures.merge(failure.check(), 1, Integer::sum) == 1) {
                        findings.add(shrink(seed, failure));
                    }
                });
    }

    private Finding shrink(Seed seed, Failure failure) {
        Shrinker.Shrunk shrunk = Shrinker.shrink(seed.scenario(), failure, MOST_TRIALS, stop);
        return new Finding(
                seed.seed(),
                shrunk.failure(),
                shrunk.scenario(),
                seed.scenario().timeline().size(),
                shrunk.trials());
    }

    /// How many seeds have been looked at.
    public long seeds() {
        return seeds;
    }

    /// How many events their systems took.
    public long events() {
        return events;
    }

    /// How much time passed in them.
    public long simulatedMicros() {
        return simulatedMicros;
    }

    /// How often the systems reached each situation.
    public Occasions occasions() {
        return occasions;
    }

    /// How many seeds failed each check, in the order in which the checks first failed.
    public ImmutableMap<String, Integer> failures() {
        return ImmutableMap.copyOf(failures);
    }

    /// The first seed that failed each check, shrunk.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
