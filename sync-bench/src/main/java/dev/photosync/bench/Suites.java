package dev.photosync.bench;

import static dev.photosync.bench.Claim.atLeast;
import static dev.photosync.bench.Claim.atMost;
import static dev.photosync.bench.Claim.atMostTimes;
import static dev.photosync.bench.Claim.timesFaster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.bench.Suite.Jmh;
import dev.photosync.bench.Suite.Program;
import dev.photosync.bench.Suite.Work;
import java.util.ArrayList;
import java.util.List;

/// All suites, in the order of the page.
final class Suites {
    static final ImmutableList<Suite> ALL =
            ImmutableList.of(
                    diff(),
                    snapshot(),
                    resync(),
                    replication(),
                    events(),
                    cancelling(),
                    small(),
                    growth(),
                    checks(),
                    startup());

    private Suites() {}

    private static ImmutableMap<String, ImmutableList<String>> params(String... pairs) {
        ImmutableMap.Builder<String, ImmutableList<String>> params = ImmutableMap.builder();
        for (String pair : pairs) {
            List<String> sides = List.of(pair.split("=", 2));
            params.put(sides.getFirst(), ImmutableList.copyOf(sides.getLast().split(",")));
        }
        return params.build();
    }

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

    private static Suite diff() {
        String pattern = "SnapshotDiffBenchmark";
        String[] thousandths = {million("shared", "100"), million("independent", "100")};
        return new Suite(
                "diff",
                "What differs between two libraries",
                """
                Snapshots that share structure, the second being the first with edits, and snapshots that were built
                independently. Half of the changes edit an asset, the others add one or take one away, at random. The
                floor looks the changed ids up in both, for one who knows them already. Peers: a linear merge of sorted
                arrays of ids and digests, Guava's `Maps.difference` on hash maps, Oak's persistent hash trie, JGit's
                trees in two levels of directories, Scala's hash map. Each arm finds the same assets, or is not timed.\
                """,
                ImmutableList.of(
                        new Jmh(
                                pattern,
                                params(
                                        "arm=shared,independent,floor",
                                        "assets=1000000,100000,10000")),
                        new Jmh(pattern, params("arm=visitor", "assets=1000000", "changes=100")),
                        new Jmh(
                                pattern,
                                params(
                                        "arm=sortedMerge,guava",
                                        "assets=1000000",
                                        "changes=100,10%")),
                        new Jmh(
                                pattern,
                                params("arm=oak,jgit,scala", "assets=1000000", "changes=100"))),
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

    private static Suite snapshot() {
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
                        new Jmh("SnapshotEditBenchmark", params()),
                        new Jmh("SnapshotLoadBenchmark", params()),
                        new Jmh("SnapshotDiff3Benchmark", params()),
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

    private static Suite resync() {
        return new Suite(
                "resync",
                "What a resync moves",
                """
                The feed's history is gone, and a device that knows a million records finds out in which it differs
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

    private static Suite replication() {
        String replicate = "ReplicationBenchmark.replicate assets=";
        return new Suite(
                "replication",
                "The replication path",
                """
                One metadata change from one engine through the cloud into another device's library, journals encoded,
                with nothing simulated around it; and its parts: all eleven gates, open and held; a scheduling decision;
                a page of 250 changes as the journal keeps it, for each change. Requests and replies are handed over
                as values: there is no wire format to encode. A folder of photos is read as the importer reads it.\
                """,
                ImmutableList.of(
                        new Jmh("ReplicationBenchmark", params()),
                        new Jmh("GateBenchmark", params()),
                        new Jmh("SchedulingBenchmark", params()),
                        new Jmh("JournalBenchmark", params()),
                        new Jmh("HashBenchmark", params())),
                ImmutableList.of(
                        atLeast("changes a second, 10,000 assets", replicate + "10000", 300_000),
                        atMost("all gates, open", "GateBenchmark.openWork", 100),
                        atMost("allocated by them", "GateBenchmark.openWork allocated", 1),
                        atMostTimes(
                                "a scheduling decision with 100,000 queued, to 1,000",
                                3,
                                "SchedulingBenchmark.decide queued=100000",
                                "SchedulingBenchmark.decide queued=1000"),
                        atMostTimes(
                                "a folder of photos hashed, to the JDK's SHA-256",
                                1.25,
                                "HashBenchmark.importFolder",
                                "HashBenchmark.floorSha256")));
    }

    private static String hold(String arm, int pending) {
        return "HoldModelBenchmark.hold arm=" + arm + " pending=" + pending;
    }

    private static Claim holdClaim(double figure, int pending) {
        List<String> peers = new ArrayList<>();
        for (String arm :
                List.of(
                        "priorityQueue",
                        "priorityQueueReused",
                        "ssjHenriksen",
                        "ssjSplayTree",
                        "rxTestScheduler",
                        "dsolRedBlackTree",
                        "dsolPriorityQueue",
                        "cloudSimPlus")) {
            peers.add(hold(arm, pending));
        }
        return timesFaster(
                String.format("%,d pending, to the best peer", pending),
                figure,
                hold("kernel", pending),
                peers.toArray(String[]::new));
    }

    private static Suite events() {
        ImmutableList.Builder<Claim> claims = ImmutableList.builder();
        claims.add(holdClaim(2.5, 1_000), holdClaim(7, 100_000), holdClaim(7, 1_000_000));
        claims.add(
                atMostTimes(
                        "a million pending, to a thousand",
                        3.5,
                        hold("kernel", 1_000_000),
                        hold("kernel", 1_000)),
                atMost(
                        "allocated for an event, 100,000 pending",
                        hold("kernel", 100_000) + " allocated",
                        1));
        for (int pending : new int[] {1_000, 100_000, 1_000_000}) {
            claims.add(
                    timesFaster(
                            String.format(
                                    "%,d pending, to a priority queue as mostly used", pending),
                            pending == 1_000 ? 2.5 : 7,
                            hold("kernel", pending),
                            hold("priorityQueue", pending)));
        }
        return new Suite(
                "events",
                "The event core",
                """
                The HOLD model (Jones, CACM 1986): each event that runs schedules itself again, in exact order of time
                and then of scheduling, its handler called. Peers: the JDK's priority queue with entries made anew or
                used again, SSJ's two fastest lists, RxJava's `TestScheduler`, DSOL's two lists, CloudSim Plus's queue of
                future events. All run the same events, or are not timed.\
                """,
                ImmutableList.of(new Jmh("HoldModelBenchmark", params())),
                claims.build());
    }

    private static Suite cancelling() {
        String run = "CancelBenchmark.run arm=";
        String end = " pending=100000 workload=";
        return new Suite(
                "cancelling",
                "Events that are cancelled",
                """
                *Timeouts*: for every event that runs another is cancelled and scheduled anew. *Replan*: when a link's
                rate changes the ends of its hundred transfers are cancelled and scheduled for other times. Beside it a
                priority queue that marks entries as cancelled.\
                """,
                ImmutableList.of(new Jmh("CancelBenchmark", params())),
                ImmutableList.of(
                        timesFaster(
                                "timeouts, 100,000 pending",
                                5,
                                run + "kernel" + end + "timeouts",
                                run + "priorityQueue" + end + "timeouts"),
                        timesFaster(
                                "replan, 100,000 pending",
                                1,
                                run + "kernel" + end + "replan",
                                run + "priorityQueue" + end + "replan")));
    }

    private static Suite small() {
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
                ImmutableList.of(new Jmh("SmallRunsBenchmark", params())),
                ImmutableList.of(
                        atLeast("runs a second", checked, 200),
                        atLeast("events a second", checked + " events", 1_000_000),
                        atLeast(
                                "simulated seconds in a second, TigerBeetle's",
                                checked + " simulatedSeconds",
                                709)));
    }

    private static String grown(int accounts, int devices, int assets) {
        return "GrowthReport perAsset " + new GrowthReport.Size(accounts, devices, assets);
    }

    private static Suite growth() {
        return new Suite(
                "growth",
                "Whole simulations",
                """
                Engines, phones, networks, cloud, gates, trace and checks. `week`: a simulated week, three devices with
                1,000 assets each, owners' routines on. `join`: a new device joins 100,000 assets. `million`: a million
                assets load on three devices, 1,000 edits and 1,000 new photos reach the two others. Each in a fresh
                JVM with the heap that is promised. The first table grows a day by devices and by assets, in one warm JVM; of each
                size the fastest of the runs that fit into four seconds counts. With one account 200 photos are edited
                and 200 taken; with more, every account's photos are taken by one of its two devices. *Mostly*: the
                packages in which Java Flight Recorder found most of the time. Where it found it in the three biggest
                scenarios is in the second table.\
                """,
                ImmutableList.of(
                        new Jmh("ScaleBenchmark", params()),
                        new Program(GrowthReport.class, "-Xmx6g"),
                        new Program(ProfileReport.class, "-Xmx2g")),
                ImmutableList.of(
                        atMost("`week`, in 512 MB", "ScaleBenchmark.week", 1_000),
                        atMost("`join`, in 1 GB", "ScaleBenchmark.join", 10_000),
                        atMost("`million`, in 2 GB", "ScaleBenchmark.million", 60_000),
                        atLeast("events a second", "GrowthReport eventsPerSecond", 1_000_000),
                        // What n log n allows from 100 to 1,000, and from 100,000 to a million.
                        atMostTimes(
                                "for an asset on one of 1,000 devices, to one of 100",
                                1.5,
                                grown(1, 1_000, 1_000),
                                grown(1, 100, 1_000)),
                        atMostTimes(
                                "for an asset of 500 accounts, to one of 50",
                                1.5,
                                grown(500, 1_000, 1_000),
                                grown(50, 100, 1_000)),
                        atMostTimes(
                                "for one of a million assets, to one of 100,000",
                                1.2,
                                grown(1, 2, 1_000_000),
                                grown(1, 2, 100_000))));
    }

    private static Suite checks() {
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

    private static Suite startup() {
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
