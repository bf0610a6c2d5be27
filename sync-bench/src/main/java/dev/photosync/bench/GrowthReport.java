package dev.photosync.bench;

import dev.photosync.bench.Measured.Value;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// How a simulated day grows with devices, with assets and with accounts.
///
/// Every size has its turn once in each round, with as many runs as fit into its time and one at
/// least; of all its runs the fastest counts. What keeps the machine busy for a minute then does
/// not fall upon one size alone.
final class GrowthReport {
    private static final List<Size> SIZES =
            List.of(
                    new Size(1, 1, 1_000),
                    new Size(1, 10, 1_000),
                    new Size(1, 100, 1_000),
                    new Size(1, 1_000, 1_000),
                    new Size(1, 2, 1_000),
                    new Size(1, 2, 10_000),
                    new Size(1, 2, 100_000),
                    new Size(1, 2, 1_000_000),
                    new Size(5, 10, 1_000),
                    new Size(50, 100, 1_000),
                    new Size(500, 1_000, 1_000));

    private static final int ROUNDS = 3;
    private static final long ENOUGH_NANOS = 1_300_000_000L;
    private static final int PACKAGES = 3;

    private GrowthReport() {}

    /// Arguments: none, or numbers of accounts, of devices and of assets.
    public static void main(String[] args) {
        Page.print(
                "| Accounts | Devices | Assets on each | Seconds | Events | Events a second | Heap, MB |"
                        + " µs for an asset on a device | Mostly |",
                "|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        List<Size> sizes = args.length == 0 ? SIZES : List.of(size(args));
        Map<Size, Run> fastest = new HashMap<>();
        Map<Size, Profile> profiles = new HashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.println("round " + round + " of " + ROUNDS);
            for (Size size : sizes) {
                Profile profile = Profile.of(() -> fastest.merge(size, fastest(size), Run::faster));
                profiles.put(size, profile);
            }
        }
        double most = 0;
        for (Size size : sizes) {
            Run run = Objects.requireNonNull(fastest.get(size));
            report(size, run, Objects.requireNonNull(profiles.get(size)));
            most = Math.max(most, run.events / run.seconds);
            Page.measure("GrowthReport time " + size, run.seconds * 1e6 / size.copies(), "µs");
            Page.measure("GrowthReport heap " + size, run.heapMegabytes * 1e6 / size.copies(), "B");
        }
        Page.measure("GrowthReport eventsPerSecond", most, "events/s");
    }

    private static Size size(String[] args) {
        return new Size(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /// What is simulated.
    ///
    /// @param assets of each account, all of them on each of its devices in the end
    record Size(int accounts, int devices, int assets) {
        double copies() {
            return (double) devices * assets;
        }

        @Override
        public String toString() {
            return "accounts=" + accounts + " devices=" + devices + " assets=" + assets;
        }
    }

    private record Run(double seconds, long events, double heapMegabytes) {
        Run faster(Run other) {
            return other.seconds < seconds ? other : this;
        }
    }

    private static void report(Size size, Run run, Profile profile) {
        Page.print(
                String.format(
                        Locale.ROOT,
                        "| %,d | %,d | %,d | %s | %,d | %s | %s | %s | %s |",
                        size.accounts,
                        size.devices,
                        size.assets,
                        Value.digits(run.seconds),
                        run.events,
                        Value.digits(run.events / run.seconds),
                        Value.digits(run.heapMegabytes),
                        Value.digits(run.seconds * 1e6 / size.copies()),
                        Profile.largest(profile.packages(), PACKAGES)));
    }

    private static Run fastest(Size size) {
        long began = System.nanoTime();
        Run fastest = measure(size);
        while (System.nanoTime() - began < ENOUGH_NANOS) {
            fastest = fastest.faster(measure(size));
        }
        return fastest;
    }

    private static Run measure(Size size) {
        String text = size.accounts == 1 ? oneAccount(size) : manyAccounts(size);
        Scenario scenario =
                new ScenarioReader(ScenarioFinder.KNOWN).read("growth.yaml", text, Path.of(""));
        System.gc();
        long began = System.nanoTime();
        RunResult result = ScaleBenchmark.run(scenario);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double megabytes = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
        return new Run(seconds, result.events(), megabytes);
    }

    /// A library that is on all devices, 200 photos that one device takes, edits of as many, all
    /// synced at the end.
    private static String oneAccount(Size size) {
        StringBuilder text = new StringBuilder();
        text.append("scenario: growth\ntitle: Growth\nlength: 1d\n")
                .append(
                        "library: {photos: "
                                + size.assets
                                + "}\naccount: {plan: 10 TB}\ndevices:\n");
        for (int i = 1; i <= size.devices; i++) {
            text.append("  device-" + i)
                    .append(": {network: home-wifi, storage: 2 TB, charging: true}\n");
        }
        text.append("timeline:\n")
                .append("  - {at: 1h, device-1: favourite 200 photos}\n")
                .append("  - {at: 2h, device-1: take 200 photos}\n")
                .append("expect:\n  - {by: 1d, all: synced}\n");
        return text.toString();
    }

    /// Accounts that begin without a photo; one device of each takes all, the others get them.
    private static String manyAccounts(Size size) {
        StringBuilder text = new StringBuilder();
        text.append("scenario: growth\ntitle: Growth\nlength: 1d\naccounts:\n");
        for (int i = 1; i <= size.accounts; i++) {
            text.append("  account-" + i + ": {plan: 10 TB}\n");
        }
        text.append("networks:\n");
        for (int i = 1; i <= size.accounts; i++) {
            text.append("  wifi-" + i + ": {link: {down: 80 Mbit/s, up: 20 Mbit/s}}\n");
        }
        text.append("devices:\n");
        for (int i = 0; i < size.devices; i++) {
            int account = i % size.accounts + 1;
            text.append("  device-" + (i + 1) + ": {account: account-" + account)
                    .append(", network: wifi-" + account)
                    .append(", storage: 2 TB, charging: true}\n");
        }
        text.append("timeline:\n");
        for (int i = 1; i <= size.accounts; i++) {
            text.append("  - {at: 1h, device-" + i + ": take " + size.assets + " photos}\n");
        }
        text.append("expect:\n  - {by: 1d, all: synced}\n");
        return text.toString();
    }
}
