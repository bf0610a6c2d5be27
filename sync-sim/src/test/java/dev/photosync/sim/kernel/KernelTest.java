package dev.photosync.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
    private final Kernel kernel = new Kernel();
    private final List<String> ran = new ArrayList<>();

    private Event note(String name) {
        return () -> ran.add(name + "@" + kernel.nowMicros());
    }

    @Test
    void runsByTimeThenByOrderOfScheduling() {
        kernel.schedule(20, note("c"));
        kernel.schedule(10, note("a"));
        kernel.schedule(20, note("d"));
        kernel.schedule(10, note("b"));

        kernel.runUntil(20);

        assertThat(ran).containsExactly("a@10", "b@10", "c@20", "d@20");
        assertThat(kernel.eventsRun()).isEqualTo(4);
    }

    @Test
    void runsUpToAndIncludingTheEndAndStandsThere() {
        kernel.schedule(10, note("at"));
        kernel.schedule(11, note("after"));

        kernel.runUntil(10);
        assertThat(ran).containsExactly("at@10");
        assertThat(kernel.pending()).isEqualTo(1);

        kernel.runUntil(100);
        assertThat(ran).containsExactly("at@10", "after@11");
        assertThat(kernel.nowMicros()).isEqualTo(100);
    }

    @Test
    void runsWhatAnEventSchedulesForItsOwnTimeAfterAllOthersOfThatTime() {
        kernel.schedule(
                5,
                () -> {
                    ran.add("first");
                    kernel.schedule(5, note("third"));
                });
        kernel.schedule(5, note("second"));

        kernel.runUntil(5);

        assertThat(ran).containsExactly("first", "second@5", "third@5");
    }

    @Test
    void refusesThePastAndSaysBothTimes() {
        kernel.runUntil(10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel.schedule(9, note("late")))
                .withMessageContaining("atMicros=9")
                .withMessageContaining("nowMicros=10");
        assertThatIllegalArgumentException().isThrownBy(() -> kernel.runUntil(9));
        assertThatIllegalArgumentException().isThrownBy(() -> kernel.step(9));
    }

    @Test
    void cancelsOnceAndOnlyWhatIsPending() {
        long cancelled = kernel.schedule(1, note("cancelled"));
        long kept = kernel.schedule(1, note("kept"));

        assertThat(cancelled).isPositive();
        assertThat(kernel.cancel(cancelled)).isTrue();
        assertThat(kernel.cancel(cancelled)).isFalse();
        assertThat(kernel.pending()).isEqualTo(1);
        kernel.runUntil(1);

        assertThat(ran).containsExactly("kept@1");
        assertThat(kernel.cancel(kept)).isFalse();
        assertThat(kernel.cancel(0)).isFalse();
        assertThat(kernel.cancel(-1)).isFalse();
        assertThat(kernel.cancel(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void neverTakesAnOldHandleForANewEventInItsPlace() {
        long old = kernel.schedule(1, note("old"));
        kernel.cancel(old);
        kernel.schedule(1, note("new"));

        assertThat(kernel.cancel(old)).isFalse();
        kernel.runUntil(1);
        assertThat(ran).containsExactly("new@1");
    }

    @Test
    void stepsOneEventAtATimeAndLeavesTheClockAtTheLast() {
        kernel.schedule(3, note("a"));
        kernel.schedule(7, note("b"));

        assertThat(kernel.step(10)).isTrue();
        assertThat(kernel.nowMicros()).isEqualTo(3);
        assertThat(kernel.step(6)).isFalse();
        assertThat(kernel.nowMicros()).isEqualTo(3);
        assertThat(kernel.step(7)).isTrue();
        assertThat(kernel.step(10)).isFalse();
        assertThat(kernel.nowMicros()).isEqualTo(7);
    }

    @Test
    void stopsAfterTheCurrentEventForGood() {
        kernel.schedule(
                1,
                () -> {
                    kernel.stop();
                    ran.add("stopping");
                });
        kernel.schedule(1, note("never"));

        kernel.runUntil(5);
        kernel.runUntil(6);

        assertThat(ran).containsExactly("stopping");
        assertThat(kernel.stopped()).isTrue();
        assertThat(kernel.nowMicros()).isEqualTo(1);
        assertThat(kernel.step(5)).isFalse();
    }

    @Test
    void stopsWhenAnotherThreadSaysSo() throws InterruptedException {
        Event[] forever = new Event[1];
        forever[0] = () -> kernel.schedule(kernel.nowMicros() + 1, forever[0]);
        kernel.schedule(0, forever[0]);
        Thread stopper = Thread.ofPlatform().start(kernel::stop);

        kernel.runUntil(Long.MAX_VALUE - 1);

        stopper.join();
        assertThat(kernel.stopped()).isTrue();
    }

    @Test
    void callsTheObserverAfterEveryEvent() {
        kernel.observer(note("seen"));
        kernel.schedule(1, note("a"));
        kernel.schedule(2, note("b"));

        kernel.runUntil(3);

        assertThat(ran).containsExactly("a@1", "seen@1", "b@2", "seen@2");
        assertThat(kernel.eventsRun()).isEqualTo(2);
    }

    @Test
    void refusesToRunItselfFromAnEvent() {
        kernel.schedule(1, () -> kernel.runUntil(2));

        assertThatIllegalStateException().isThrownBy(() -> kernel.runUntil(3));
    }

    @Test
    void keepsNoTraceOfCancelledEvents() {
        for (int i = 0; i < 1_000_000; i++) {
            kernel.cancel(kernel.schedule(i, note("never")));
        }
        assertThat(kernel.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithASortedMapWhateverIsScheduledAndCancelled(long seed) {
        RandomStream random = new RandomStreams(seed).stream("operations");
        TreeMap<List<Long>, Integer> expected =
                new TreeMap<>((a, b) ->
                        a.get(0).equals(b.get(0))
                                ? Long.compare(a.get(1), b.get(1))
                                : Long.compare(a.get(0), b.get(0)));
        Map<Long, List<Long>> keys = new HashMap<>();
        List<Long> handles = new ArrayList<>();
        List<Integer> fired = new ArrayList<>();
        List<Integer> firedExpected = new ArrayList<>();

        for (int i = 0; i < 20_000; i++) {
            int number = i;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    long at = kernel.nowMicros() + random.nextLong(50);
                    long handle = kernel.schedule(at, () -> fired.add(number));
                    assertThat(keys.put(handle, List.of(at, (long) i))).isNull();
                    expected.put(List.of(at, (long) i), number);
                    handles.add(handle);
                }
                case 2 -> {
                    if (!handles.isEmpty()) {
                        long handle = handles.get(random.nextInt(handles.size()));
                        boolean present = expected.remove(keys.get(handle)) != null;
                        assertThat(kernel.cancel(handle)).isEqualTo(present);
                    }
                }
                default -> {
                    long end = kernel.nowMicros() + random.nextLong(10);
                    while (!expected.isEmpty() && expected.firstKey().get(0) <= end) {
                        firedExpected.add(expected.pollFirstEntry().getValue());
                    }
                    kernel.runUntil(end);
                }
            }
            assertThat(kernel.pending()).isEqualTo(expected.size());
        }
        assertThat(fired).isEqualTo(firedExpected).isNotEmpty();
    }
}
