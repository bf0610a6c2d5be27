package dev.photosync.bench;

import static dev.photosync.bench.Claim.atLeast;
import static dev.photosync.bench.Claim.atMost;
import static dev.photosync.bench.Claim.atMostTimes;

import com.google.common.collect.ImmutableList;
import dev.photosync.bench.Suite.Jmh;

/// Suites about the sync core with nothing simulated around it.
final class EngineSuites {
    private EngineSuites() {}

    static Suite replication() {
        String replicate = "ReplicationBenchmark.replicate assets=10000 burst=";
        return new Suite(
                "replication",
                "The replication path",
                """
                One metadata change from one engine through the cloud into another device's library of
                10,000 or 100,000 assets, journals encoded, with nothing simulated around it; and its
                parts: all eleven gates, open and held; a scheduling decision; a page of 250 changes,
                written and read as the change feed's and as the journal's, for each change. From end to
                end, the clock starts when the engine is told of a change that its owner has made;
                requests and replies are handed over as values, but with feed=bytes each page of the
                change feed is written and read. A folder of photos is read as the importer reads it,
                beside the JDK's SHA-256 over the files, and over the same bytes in memory.\
                """,
                ImmutableList.of(
                        new Jmh("ReplicationBenchmark", Suites.params()),
                        new Jmh("GateBenchmark", Suites.params()),
                        new Jmh("SchedulingBenchmark", Suites.params()),
                        new Jmh("JournalBenchmark", Suites.params()),
                        new Jmh("FeedPageBenchmark", Suites.params()),
                        new Jmh("HashBenchmark", Suites.params())),
                ImmutableList.of(
                        atLeast(
                                "changes a second, in bursts of 1,000",
                                replicate + "1000 feed=values",
                                300_000),
                        atLeast(
                                "the same, in bursts of 10,000",
                                replicate + "10000 feed=values",
                                300_000),
                        atMost("all gates, open", "GateBenchmark.openWork", 100),
                        atMost("allocated by them", "GateBenchmark.openWork allocated", 1),
                        atMostTimes(
                                "a scheduling decision with 100,000 queued, to 1,000",
                                3,
                                "SchedulingBenchmark.decide queued=100000",
                                "SchedulingBenchmark.decide queued=1000"),
                        atMostTimes(
                                "photos imported on one core, to the JDK's SHA-256 over their files",
                                1.25,
                                "HashBenchmark.importOnOneCore",
                                "HashBenchmark.filesSha256"),
                        atMostTimes(
                                "the same, to the JDK's SHA-256 over the bytes in memory",
                                1.25,
                                "HashBenchmark.importOnOneCore",
                                "HashBenchmark.floorSha256"),
                        atMostTimes(
                                "photos imported on all cores, to one core",
                                0.75,
                                "HashBenchmark.importFolder",
                                "HashBenchmark.importOnOneCore")));
    }
}
