package dev.photosync.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of a simulation that nothing passes between.
class IslandsTest {
    private final Kernel kernel = new Kernel();
    private final Kernel east = kernel.island();
    private final Kernel west = kernel.island();
    private final List<String> ran = new ArrayList<>();

    private Event note(String name) {
        return () -> ran.add(name + "@" + kernel.nowMicros());
    }

    private void apart(long endMicros) {
        kernel.runApart(endMicros, () -> ran.add("|"), () -> ran.add("||"));
    }

    @Test
    void runByTimeThenWhatIsOutsideThenByIslandThenByOrderOfScheduling() {
        west.schedule(5, note("west"));
        west.schedule(5, note("west again"));
        east.schedule(5, note("east"));
        kernel.schedule(5, note("outside"));
        west.schedule(4, note("early"));

        assertThat(kernel.pending()).isEqualTo(5);
        kernel.runUntil(9);

        assertThat(ran).containsExactly("early@4", "outside@5", "east@5", "west@5", "west again@5");
        assertThat(kernel.eventsRun()).isEqualTo(5);
        assertThat(east.nowMicros()).isEqualTo(9);
    }

    @Test
    void haveTheirTurnsBetweenTheEventsOutside() {
        east.schedule(1, note("east"));
        east.schedule(8, note("east"));
        west.schedule(2, note("west"));
        west.schedule(5, note("west"));
        kernel.schedule(5, note("outside"));

        apart(8);

        assertThat(ran)
                .containsExactly(
                        "east@1",
                        "|",
                        "west@2",
                        "|",
                        "||",
                        "outside@5",
                        "|",
                        "east@8",
                        "|",
                        "west@5",
                        "|",
                        "||");
        assertThat(kernel.nowMicros()).isEqualTo(8);
        apart(20);
        assertThat(kernel.nowMicros()).isEqualTo(20);
    }

    @Test
    void cancelTheirOwnEvents() {
        long cancelled = east.schedule(1, note("east"));
        west.schedule(1, note("west"));

        assertThat(east.cancel(cancelled)).isTrue();
        kernel.runUntil(2);

        assertThat(ran).containsExactly("west@1");
    }

    @Test
    void cannotReachBackIntoWhatAnotherHasRun() {
        west.schedule(3, () -> east.schedule(7, note("late")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apart(10))
                .withMessageContaining("atMicros=7")
                .withMessageContaining("nowMicros=10");
    }

    @Test
    void areAllBroughtAsFarBeforeAStopComesIntoEffect() {
        east.schedule(3, kernel::stop);
        east.schedule(4, note("east"));
        west.schedule(2, note("west"));
        west.schedule(12, note("never"));

        apart(10);
        apart(20);

        assertThat(ran).containsExactly("east@4", "|", "west@2", "|", "||");
        assertThat(kernel.nowMicros()).isEqualTo(10);
    }

    /// An event and what it has scheduled: how it runs must not depend on how the kernel is run.
    private record Ran(long atMicros, int island, long number) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doTheSameApartAsInOrder(long seed) {
        List<Ran> inOrder = new ArrayList<>();
        List<Ran> apart = new ArrayList<>();
        Kernel one = busy(seed, inOrder);
        Kernel other = busy(seed, apart);

        for (long end = 50; end <= 1_000; end += 50) {
            one.runUntil(end);
            other.runApart(end, () -> {}, () -> {});
        }
        apart.sort(Comparator.comparingLong(Ran::atMicros).thenComparingInt(Ran::island));

        assertThat(inOrder).hasSizeGreaterThan(2_000).isEqualTo(apart);
        assertThat(one.eventsRun()).isEqualTo(other.eventsRun());
        assertThat(one.pending()).isEqualTo(other.pending());
    }

    /// A kernel of five islands, each of which goes on scheduling and cancelling, and of events
    /// outside that schedule on all of them.
    private static Kernel busy(long seed, List<Ran> ran) {
        Kernel kernel = new Kernel();
        List<Kernel> all = new ArrayList<>(List.of(kernel));
        for (int i = 1; i <= 5; i++) {
            all.add(kernel.island());
        }
        RandomStreams streams = new RandomStreams(seed);
        for (int i = 1; i < all.size(); i++) {
            goOn(kernel, all.get(i), i, streams.stream("island " + i), ran);
        }
        RandomStream outside = streams.stream("outside");
        for (int i = 0; i < 20; i++) {
            kernel.schedule(
                    outside.nextLong(1_000),
                    () -> {
                        ran.add(new Ran(kernel.nowMicros(), 0, 0));
                        for (int island = 1; island < all.size(); island++) {
                            int to = island;
                            long at = kernel.nowMicros() + outside.nextLong(30);
                            all.get(island)
                                    .schedule(
                                            at, () -> ran.add(new Ran(kernel.nowMicros(), to, -1)));
                        }
                    });
        }
        return kernel;
    }

    private static void goOn(
            Kernel kernel, Kernel island, int name, RandomStream random, List<Ran> ran) {
        long number = random.nextLong(1_000_000);
        long cancelled = island.schedule(kernel.nowMicros() + random.nextLong(9), () -> {});
        island.schedule(
                kernel.nowMicros() + random.nextLong(4),
                () -> {
                    ran.add(new Ran(kernel.nowMicros(), name, number));
                    island.cancel(cancelled);
                    goOn(kernel, island, name, random, ran);
                });
    }
}
