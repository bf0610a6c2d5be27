package dev.photosync.bench;

import static dev.photosync.bench.Claim.atMost;
import static dev.photosync.bench.Claim.atMostTimes;
import static dev.photosync.bench.Claim.timesFaster;

import com.google.common.collect.ImmutableList;
import dev.photosync.bench.Suite.Jmh;
import java.util.ArrayList;
import java.util.List;

/// Suites about the event core.
final class KernelSuites {
    private KernelSuites() {}

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

    static Suite events() {
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
                ImmutableList.of(new Jmh("HoldModelBenchmark", Suites.params())),
                claims.build());
    }

    static Suite cancelling() {
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
                ImmutableList.of(new Jmh("CancelBenchmark", Suites.params())),
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
}
