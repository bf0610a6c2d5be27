package dev.photosync.bench;

import static dev.photosync.bench.Claim.atLeast;
import static dev.photosync.bench.Claim.atMost;
import static dev.photosync.bench.Claim.atMostTimes;

import com.google.common.collect.ImmutableList;
import dev.photosync.bench.Suite.Jmh;
import dev.photosync.bench.Suite.Program;
import dev.photosync.bench.Suite.Work;

/// Suites about whole runs.
final class RunSuites {
    private RunSuites() {}

    /// What n log n allows from 100 to 1,000, and from 100,000 to a million.
    private static ImmutableList<Claim> growth(String what) {
        return ImmutableList.of(
                grown(
                        what,
                        " for an asset on one of 1,000 devices, to one of 100",
                        1.5,
                        new GrowthReport.Size(1, 1_000, 1_000),
                        new GrowthReport.Size(1, 100, 1_000)),
                grown(
                        what,
                        " for an asset of 500 accounts, to one of 50",
                        1.5,
                        new GrowthReport.Size(500, 1_000, 1_000),
                        new GrowthReport.Size(50, 100, 1_000)),
                grown(
                        what,
                        " for one of a million assets, to one of 100,000",
                        1.2,
                        new GrowthReport.Size(1, 2, 1_000_000),
                        new GrowthReport.Size(1, 2, 100_000)));
    }

    /// That what a size takes for an asset on a device is at most so many times what another takes.
    private static Claim grown(
            String what,
            String text,
            double figure,
            GrowthReport.Size larger,
            GrowthReport.Size smaller) {
        String name = "GrowthReport " + what + " ";
        return atMostTimes(what + text, figure, name + larger, name + smaller);
    }

    static Suite small() {
        String checked = "SmallRunsBenchmark.checked";
        return new Suite(
                "small",
                "Small runs, as a fuzzer makes them",
                """
                A simulated week of two devices with 30 assets, owners' routines and a fault every few hours, each run
                with another seed and set up anew. `checked`: trace, books, every safety check and the claims.
                `unchecked`: the world and its trace alone. Floor: as many events that do nothing. For orientation, as
                published: TigerBeetle's simulator makes 39 minutes of a cluster's time in 3.3 seconds, 709 to 1;
                FoundationDB's about 10 to 1; OMNeT++'s manual has 0.76 to 0.95 million events a second. Idle time
                inflates a ratio of times; events a second are what compares.\
                """,
                ImmutableList.of(new Jmh("SmallRunsBenchmark", Suites.params())),
                ImmutableList.of(
                        atLeast("runs a second", checked, 200),
                        atLeast("events a second", checked + " events", 1_000_000),
                        atLeast(
                                "simulated seconds in a second, TigerBeetle's",
                                checked + " simulatedSeconds",
                                709)));
    }

    static Suite growth() {
        return new Suite(
                "growth",
                "Whole simulations",
                """
                Engines, phones, networks, cloud, gates, trace and checks. `week`: a simulated week, three devices with
                1,000 assets each, owners' routines on. `join`: a new device joins 100,000 assets. `million`: a million
                assets load on three devices, 1,000 edits and 1,000 new photos reach the two others. Each in a fresh
                JVM with the heap that is promised. The first table grows a day by devices and by assets, in one warm
                JVM that has its heap from the start and the collector of `./photosync`. Every size has its turn in three
                rounds, with as many runs as fit into 1.3 seconds and one at least; the fastest of all counts. With one
                account 200 photos are edited and 200 taken; with more, every account's photos are taken by one of its
                two devices, on a network of their own. *Mostly*: the packages in which Java Flight Recorder found most
                of the time. Where it found it in the three biggest scenarios is in the second table; the third is the
                floor of how a run can grow: how long a read from somewhere takes.\
                """,
                ImmutableList.of(
                        new Jmh("ScaleBenchmark", Suites.params()),
                        new Program(
                                GrowthReport.class,
                                "-Xms6g",
                                "-Xmx6g",
                                "-XX:+AlwaysPreTouch",
                                "-XX:+UseSerialGC"),
                        new Program(ProfileReport.class, "-Xmx2g"),
                        new Program(ReadLatencyReport.class, "-Xmx1g")),
                ImmutableList.<Claim>builder()
                        .add(atMost("`week`, in 512 MB", "ScaleBenchmark.week", 1_000))
                        .add(atMost("`join`, in 1 GB", "ScaleBenchmark.join", 10_000))
                        .add(atMost("`million`, in 2 GB", "ScaleBenchmark.million", 60_000))
                        .add(atLeast("events a second", "GrowthReport eventsPerSecond", 1_000_000))
                        .addAll(growth("time"))
                        .addAll(growth("heap"))
                        .build());
    }

    static Suite checks() {
        return new Suite(
                "checks",
                "What watching costs",
                """
                The share of a run's time that its invariants of safety take, which watch every run: the same scenario
                with and without them, in pairs whose order alternates.\
                """,
                ImmutableList.of(new Program(SafetyShareReport.class, "-Xmx512m")),
                ImmutableList.of(
                        atMost("the most of any scenario", "SafetyShareReport worst", 25)));
    }

    static Suite startup() {
        return new Suite(
                "startup",
                "From shell to prompt",
                "Whole runs of `./photosync`, once built.",
                ImmutableList.<Work>of(new Program(StartupReport.class, "-Xmx256m")),
                ImmutableList.of(
                        atMost(
                                "`./photosync run cloud-storage-full`",
                                "StartupReport cloud-storage-full",
                                0.7)));
    }
}
