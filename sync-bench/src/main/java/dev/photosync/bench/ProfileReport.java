package dev.photosync.bench;

import dev.photosync.sim.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Where the time goes in the three biggest scenarios, each run until there are samples enough.
final class ProfileReport {
    private static final List<String> SCENARIOS = List.of("week", "join-100k", "million");
    private static final long ENOUGH_NANOS = 10_000_000_000L;
    private static final int PACKAGES = 6;
    private static final int METHODS = 6;

    private ProfileReport() {}

    /// Arguments: none, or the names of some of the scenarios.
    public static void main(String[] args) throws IOException {
        Page.print("| Scenario | Samples | By package | By method |", "|---|---:|---|---|");
        for (String name : args.length == 0 ? SCENARIOS : List.of(args)) {
            Scenario scenario = ScaleBenchmark.read(name);
            ScaleBenchmark.run(scenario);
            Profile profile = Profile.of(() -> repeat(scenario));
            Page.print(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %,d | %s | %s |",
                            name,
                            profile.samples(),
                            Profile.largest(profile.packages(), PACKAGES),
                            Profile.largest(profile.methods(), METHODS)));
        }
    }

    private static void repeat(Scenario scenario) {
        long began = System.nanoTime();
        do {
            ScaleBenchmark.run(scenario);
        } while (System.nanoTime() - began < ENOUGH_NANOS);
    }
}
