package dev.photosync.bench;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whole runs at the sizes the project promises, each in a fresh JVM with the heap it promises.
///
/// A run whose claims fail is an error, so that nothing is timed that does not work.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ScaleBenchmark {
    /// A week, three devices with 1,000 assets each, their owners' routines on.
    @Benchmark
    @Fork(
            value = 3,
            jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
    public long week() throws IOException {
        return run("week");
    }

    /// A new device joins a library of 100,000.
    @Benchmark
    @Fork(
            value = 3,
            jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
    public long join() throws IOException {
        return run("join-100k");
    }

    /// A library of a million loads on three devices, and 1,000 edits and 1,000 new photos reach
    /// the two others.
    @Benchmark
    @Fork(
            value = 3,
            jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
    public long million() throws IOException {
        return run("million");
    }

    /// Reads a scenario of the benchmarks' own.
    static Scenario read(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ScaleBenchmark.class.getResourceAsStream(name + ".yaml"), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ScenarioReader(ScenarioFinder.KNOWN).read(name + ".yaml", text, Path.of(""));
        }
    }

    private static long run(String name) throws IOException {
        return run(read(name)).events();
    }

    /// Runs a scenario whose claims must hold.
    static RunResult run(Scenario scenario) {
        RunResult result = new ScenarioRun(scenario).run();
        if (!result.passed()) {
            throw new IllegalStateException("a claim failed: " + result.outcomes());
        }
        return result;
    }
}
