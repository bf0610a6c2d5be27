package dev.photosync.bench;

import static dev.photosync.bench.Claim.atMost;
import static dev.photosync.bench.Claim.atMostTimes;
import static dev.photosync.bench.Claim.timesFaster;

import com.google.common.collect.ImmutableList;
import dev.photosync.bench.Suite.Jmh;
import dev.photosync.bench.Suite.Program;

/// Suites about the library snapshot.
final class SnapshotSuites {
    private SnapshotSuites() {}

    private static String diffName(String arm, int assets, String changes) {
        return "SnapshotDiffBenchmark.diff arm="
                + arm
                + " assets="
                + assets
                + " changes="
                + changes;
    }

    private static String million(String arm, String changes) {
        return diffName(arm, 1_000_000, changes);
    }

    static Suite diff() {
        String pattern = "SnapshotDiffBenchmark";
        String[] thousandths = {million("shared", "100"), million("independent", "100")};
        return new Suite(
                "diff",
                "What differs between two libraries",
                """
                Snapshots that share structure, the second being the first with edits, and snapshots that were built
                independently. Half of the changes edit an asset, the others add one or take one away, at random. The
                floor looks the changed ids up in both, for one who knows them already. Peers: a linear merge of sorted
                arrays of ids and digests, Guava's `Maps.difference` on hash maps, Oak's persistent hash trie, Cassandra's
                Merkle trees with the rows of differing ranges read, JGit's trees in two levels of directories, Scala's
                hash map. Each arm finds the same assets, or is not timed.\
                """,
                ImmutableList.of(
                        new Jmh(
                                pattern,
                                Suites.params(
                                        "arm=shared,independent,floor",
                                        "assets=1000000,100000,10000")),
                        new Jmh(
                                pattern,
                                Suites.params("arm=visitor", "assets=1000000", "changes=100")),
                        new Jmh(
                                pattern,
                                Suites.params(
                                        "arm=sortedMerge,guava",
                                        "assets=1000000",
                                        "changes=100,10%")),
                        new Jmh(
                                pattern,
                                Suites.params(
                                        "arm=oak,cassandra,jgit,scala",
                                        "assets=1000000",
                                        "changes=100"))),
                ImmutableList.of(
                        atMostTimes(
                                "100 of a million, shared, to the floor",
                                1.5,
                                thousandths[0],
                                million("floor", "100")),
                        timesFaster(
                                "the same, to Guava",
                                10_000,
                                thousandths[0],
                                million("guava", "100")),
                        timesFaster("the same, to Oak", 15, thousandths[0], million("oak", "100")),
                        timesFaster(
                                "the same, to the best of all peers",
                                15,
                                thousandths[0],
                                million("oak", "100"),
                                million("jgit", "100"),
                                million("scala", "100"),
                                million("guava", "100"),
                                million("sortedMerge", "100")),
                        atMostTimes(
                                "100 of a million, independent, to the floor",
                                1.5,
                                thousandths[1],
                                million("floor", "100")),
                        timesFaster(
                                "the same, to Guava",
                                6_500,
                                thousandths[1],
                                million("guava", "100")),
                        timesFaster(
                                "the same, to Cassandra",
                                12,
                                thousandths[1],
                                million("cassandra", "100")),
                        atMost("1 of a million, shared", million("shared", "1"), 0.5),
                        atMost("1 of a million, independent", million("independent", "1"), 0.5),
                        atMostTimes(
                                "1 of a million, to 1 of 10,000",
                                3,
                                million("shared", "1"),
                                diffName("shared", 10_000, "1")),
                        atMostTimes(
                                "a tenth of a million, shared, to the merge",
                                1.5,
                                million("shared", "10%"),
                                million("sortedMerge", "10%")),
                        atMostTimes(
                                "a tenth of a million, independent, to the merge",
                                1.5,
                                million("independent", "10%"),
                                million("sortedMerge", "10%")),
                        timesFaster(
                                "a tenth of a million, shared, to Guava",
                                20,
                                million("shared", "10%"),
                                million("guava", "10%")),
                        atMost(
                                "allocated by a visitor for 100 of a million",
                                million("visitor", "100") + " allocated",
                                100)));
    }

    static Suite snapshot() {
        String edit = "SnapshotEditBenchmark.edit arm=";
        String load = "SnapshotLoadBenchmark.";
        String size = " assets=1000000";
        String plan = "SnapshotDiff3Benchmark.";
        String changes = size + " changes=100";
        return new Suite(
                "snapshot",
                "Edits, loading, memory and the three-way plan",
                """
                An edit makes a new snapshot of a million assets with another revision for one of them. Loading takes
                a million assets in any order. The three-way plan finds all assets for which local, remote and base do
                not agree, with 100 changes on each side.\
                """,
                ImmutableList.of(
                        new Jmh("SnapshotEditBenchmark", Suites.params()),
                        new Jmh("SnapshotLoadBenchmark", Suites.params()),
                        new Jmh("SnapshotDiff3Benchmark", Suites.params()),
                        new Program(MemoryReport.class, "-Xmx2g")),
                ImmutableList.of(
                        atMostTimes(
                                "an edit, to the best persistent map",
                                2,
                                edit + "snapshot" + size,
                                edit + "scala" + size,
                                edit + "clojure" + size),
                        atMost(
                                "allocated by an edit",
                                edit + "snapshot" + size + " allocated",
                                900),
                        atMostTimes(
                                "loading, to sorting the ids",
                                2,
                                load + "snapshot" + size,
                                load + "floorSortIds" + size),
                        atMostTimes(
                                "the three-way plan, to one diff",
                                2.5,
                                plan + "threeWay" + changes,
                                plan + "twoWay" + changes),
                        timesFaster(
                                "the three-way plan, to three hash maps",
                                2_000,
                                plan + "threeWay" + changes,
                                plan + "hashMaps" + changes),
                        atMost(
                                "heap for an asset beyond its id and its value",
                                "MemoryReport beyond",
                                12)));
    }

    static Suite resync() {
        return new Suite(
                "resync",
                "What a resync moves",
                """
                The change feed's history is gone, and a device that knows a million records finds out in which it differs
                from the cloud. *Exchange* is all that sketches and the digests of wanted records take, the envelopes
                of requests and replies included; the records themselves (220 bytes each) come on top. Beside it
                stand a listing of all ids and digests (24 bytes each), the listing of all records that the device
                read otherwise, and the fewest bytes that can say which of a million assets differ. If much differs
                the cloud says so at once and the listing is read.\
                """,
                ImmutableList.of(new Program(ResyncReport.class, "-Xmx5g")),
                ImmutableList.of(
                        atMost(
                                "exchanged for 100 of a million",
                                "ResyncReport exchanged changes=100",
                                10),
                        atMost(
                                "round trips for 100 of a million, records included",
                                "ResyncReport roundTrips changes=100",
                                3),
                        atMost("the most for any number of changes", "ResyncReport worst", 1.1)));
    }
}
