package dev.photosync.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.math.Quantiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// What was measured so far, by name: a benchmark's is its class, its method and its parameters in
/// order, as in `SnapshotDiffBenchmark.diff arm=shared assets=10000 changes=1`.
final class Measured {
    private final Map<String, Value> values = new TreeMap<>();

    /// A measured value: of a benchmark, that of each iteration of each of its forks.
    ///
    /// @param samples one at least
    /// @param unit of all
    record Value(ImmutableList<Double> samples, String unit) {
        /// What counts: a neighbour who keeps the memory busy for a minute moves a mean, and this
        /// hardly.
        double median() {
            return Quantiles.median().compute(samples);
        }

        double least() {
            return Collections.min(samples);
        }

        double most() {
            return Collections.max(samples);
        }

        /// Three significant digits and the unit.
        String text() {
            return digits(median()) + " " + unit;
        }

        static String digits(double number) {
            double size = Math.abs(number);
            if (size >= 1_000_000) {
                return String.format(Locale.ROOT, "%,.0f", number);
            }
            if (size >= 100) {
                return String.format(Locale.ROOT, "%,.0f", number);
            }
            return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", number);
        }
    }

    /// Adds what JMH measured; the bytes allocated in an operation, and what a benchmark counts
    /// besides its operations, as values of their own.
    void add(RunResult result) {
        String name = name(result.getParams());
        Result<?> primary = result.getPrimaryResult();
        put(name, primary.getStatistics(), primary.getScoreUnit().replace("/op", ""));
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (allocated != null) {
            put(name + " allocated", allocated.getStatistics(), "B");
        }
        result.getSecondaryResults()
                .forEach((counter, counted) -> {
                    if (counted.getScoreUnit().startsWith("ops/")) {
                        put(
                                name + " " + counter,
                                counted.getStatistics(),
                                counted.getScoreUnit().replace("ops", counter));
                    }
                });
    }

    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark();
        int type = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
        StringBuilder name = new StringBuilder(method.substring(type + 1));
        new TreeMap<>(
                        params.getParamsKeys().stream()
                                .collect(
                                        java.util.stream.Collectors.toMap(
                                                key -> key, params::getParam)))
                .forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
        return name.toString();
    }

    private void put(String name, Statistics statistics, String unit) {
        List<Double> samples = new ArrayList<>();
        statistics
                .getRawData()
                .forEachRemaining(sample ->
                        samples.addAll(
                                Collections.nCopies(
                                        sample.getValue().intValue(), sample.getKey())));
        put(name, new Value(ImmutableList.copyOf(samples), unit));
    }

    /// Adds a single value.
    void put(String name, double value, String unit) {
        put(name, new Value(ImmutableList.of(value), unit));
    }

    /// Adds to what another round has measured.
    private void put(String name, Value value) {
        values.merge(
                name,
                value,
                (before, more) ->
                        new Value(
                                ImmutableList.<Double>builder()
                                        .addAll(before.samples())
                                        .addAll(more.samples())
                                        .build(),
                                more.unit()));
    }

    /// What JMH measured, in order of name.
    Map<String, Value> ofBenchmarks() {
        Map<String, Value> some = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.contains("Benchmark.")) {
                some.put(name, value);
            }
        });
        return some;
    }

    @Nullable Value get(String name) {
        return values.get(name);
    }
}
