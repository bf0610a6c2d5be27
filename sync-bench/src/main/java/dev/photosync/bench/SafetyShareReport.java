package dev.photosync.bench;

import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/// The share of a run's time that its invariants of safety take: the same scenario with and without
/// the watch, in pairs whose order alternates, so that what slows the machine down slows both.
final class SafetyShareReport {
    private static final String[] SCENARIOS = {
        "healthy-day", "offline-edits-and-deletes", "full-cloud-fills-the-phone", "lossy-network"
    };
    private static final int PAIRS = 21;
    private static final int WARM_UPS = 5;

    /// Time on the processor, which other programs on the machine take no part of.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SafetyShareReport() {}

    public static void main(String[] args) {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : PAIRS;
        Page.print(
                "| Scenario | Events | Without | With | Share of the run, median | Quartiles |",
                "|---|---:|---:|---:|---:|---:|");
        double[] medians = new double[SCENARIOS.length];
        for (int i = 0; i < SCENARIOS.length; i++) {
            medians[i] = measure(new ScenarioFinder().find(SCENARIOS[i]), pairs);
        }
        Page.measure("SafetyShareReport worst", Arrays.stream(medians).max().orElseThrow(), "%");
    }

    /// @return the median share, in percent
    private static double measure(Scenario scenario, int pairs) {
        for (int i = 0; i < WARM_UPS; i++) {
            run(scenario, true);
            run(scenario, false);
        }
        double[] without = new double[pairs];
        double[] with = new double[pairs];
        double[] shares = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            boolean watchedFirst = i % 2 == 0;
            double first = run(scenario, watchedFirst);
            double second = run(scenario, !watchedFirst);
            with[i] = watchedFirst ? first : second;
            without[i] = watchedFirst ? second : first;
            shares[i] = 100 * (1 - without[i] / with[i]);
        }
        Arrays.sort(shares);
        Page.print(
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %.1f ms | %.1f ms | %.1f %% | %.1f to %.1f %% |",
                        scenario.name(),
                        events(scenario),
                        median(without),
                        median(with),
                        median(shares),
                        shares[pairs / 4],
                        shares[3 * pairs / 4]));
        return median(shares);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double run(Scenario scenario, boolean watched) {
        long start = THREADS.getCurrentThreadCpuTime();
        World world = world(scenario);
        Invariants invariants = watched ? Invariants.watch(world) : null;
        world.kernel().runUntil(scenario.lengthMicros());
        if (invariants != null) {
            invariants.finish();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static long events(Scenario scenario) {
        World world = world(scenario);
        world.kernel().runUntil(scenario.lengthMicros());
        return world.kernel().eventsRun();
    }

    private static World world(Scenario scenario) {
        Trace trace = new Trace();
        trace.follow(new Ledger());
        return new World(scenario, trace);
    }
}
