package dev.photosync.bench;

import dev.photosync.sim.kernel.Event;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Small runs one after the other, as a fuzzer makes them: a week of two devices with 30 assets,
/// routines and faults, each run with another seed and set up anew.
///
/// `checked` is a whole run: trace, books, safety checks and claims. `unchecked` is its world alone
/// with its trace. Floor: a kernel that runs as many events that do nothing. A run whose claims
/// fail, or that violates anything, is an error.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
public class SmallRunsBenchmark {
    private static final int SEEDS = 20;
    private static final double SECOND_MICROS = 1e6;

    private final List<Scenario> scenarios = new ArrayList<>();
    private int next;
    private long eventsOfOne;

    /// What the runs of an iteration were made of.
    @State(Scope.Thread)
    @AuxCounters
    public static class Done {
        public long events;
        public double simulatedSeconds;

        @Setup
        public void begin() {
            events = 0;
            simulatedSeconds = 0;
        }
    }

    @Setup
    public void read() throws IOException {
        Scenario scenario = ScaleBenchmark.read("small-week");
        for (int seed = 1; seed <= SEEDS; seed++) {
            scenarios.add(Variant.withSeed(scenario, seed));
        }
        eventsOfOne = run(scenarios.getFirst()).events();
    }

    private Scenario next() {
        next = (next + 1) % SEEDS;
        return scenarios.get(next);
    }

    @Benchmark
    public RunResult checked(Done done) {
        RunResult result = run(next());
        done.events += result.events();
        done.simulatedSeconds += result.endMicros() / SECOND_MICROS;
        return result;
    }

    private static RunResult run(Scenario scenario) {
        RunResult result = new ScenarioRun(scenario).run();
        if (!result.passed() || result.ledger().violations() > 0) {
            throw new IllegalStateException(
                    "not a run to time: seed="
                            + scenario.seed()
                            + " violations="
                            + result.ledger().violations()
                            + " outcomes="
                            + result.outcomes());
        }
        return result;
    }

    @Benchmark
    public World unchecked(Done done) {
        Scenario scenario = next();
        World world = new World(scenario, new Trace());
        world.kernel().runUntil(scenario.lengthMicros());
        done.events += world.kernel().eventsRun();
        done.simulatedSeconds += scenario.lengthMicros() / SECOND_MICROS;
        return world;
    }

    @Benchmark
    public Kernel floorEmptyEvents(Done done) {
        Kernel kernel = new Kernel();
        long lengthMicros = next().lengthMicros();
        long stepMicros = lengthMicros / eventsOfOne;
        kernel.schedule(stepMicros, new Again(kernel, stepMicros));
        kernel.runUntil(lengthMicros);
        done.events += kernel.eventsRun();
        done.simulatedSeconds += lengthMicros / SECOND_MICROS;
        return kernel;
    }

    private record Again(Kernel kernel, long stepMicros) implements Event {
        @Override
        public void fire() {
            kernel.schedule(kernel.nowMicros() + stepMicros, this);
        }
    }
}
