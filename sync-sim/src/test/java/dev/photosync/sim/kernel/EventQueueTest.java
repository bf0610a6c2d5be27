package dev.photosync.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventQueueTest {
    private static final Event EVENT = () -> {};

    /// How far ahead of now an event is scheduled.
    enum Spread {
        NOW(random -> 0),
        FEW_MOMENTS(random -> random.nextInt(3)),
        EVEN(random -> random.nextInt(1_000_000)),
        EXPONENTIAL(random -> (long) (-1_000_000 * Math.log(1 - random.nextDouble()))),
        EVERY_SCALE(random -> random.nextLong(1L << random.nextInt(1, 62))),
        BURSTS(random -> 10_000L * random.nextInt(4)),
        NEAR_AND_ALMOST_FOR_EVER(random ->
                random.nextInt(100) == 0
                        ? Long.MAX_VALUE / 2 + random.nextInt(5)
                        : random.nextInt(100));

        private final ToLongFunction<SplittableRandom> delay;

        Spread(ToLongFunction<SplittableRandom> delay) {
            this.delay = delay;
        }
    }

    private record Key(long micros, long sequence) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return micros != other.micros
                    ? Long.compare(micros, other.micros)
                    : Long.compare(sequence, other.sequence);
        }
    }

    /// A queue beside a sorted map that does the same.
    private static final class Pair {
        private final EventQueue queue = new EventQueue();
        private final TreeMap<Key, Event> model = new TreeMap<>();
        private final List<Long> handles = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private long now;

        void add(long micros) {
            Key key = new Key(micros, keys.size());
            Event event =
                    new Event() {
                        @Override
                        public void fire() {}
                    };
            handles.add(queue.add(micros, event));
            keys.add(key);
            model.put(key, event);
        }

        void cancel(int index) {
            boolean pending = model.remove(keys.get(index)) != null;
            assertThat(queue.remove(handles.get(index))).isEqualTo(pending);
        }

        void removeFirst() {
            var first = model.pollFirstEntry();
            now = first.getKey().micros();
            assertThat(queue.removeFirst(now - 1)).isNull();
            assertThat(queue.removeFirst(now)).isSameAs(first.getValue());
            assertThat(queue.removedMicros()).isEqualTo(now);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesEventsInOrderOfTimeAndThenOfAdding(Spread spread) {
        for (int round = 0; round < 30; round++) {
            SplittableRandom random = new SplittableRandom(round);
            Pair pair = new Pair();
            int most = 1 << random.nextInt(1, 13);
            int cancels = random.nextInt(60);
            for (int step = 0; step < 4 * most; step++) {
                if (pair.model.isEmpty() || pair.model.size() < most && random.nextInt(3) > 0) {
                    long delay = spread.delay.applyAsLong(random);
                    pair.add(pair.now > Long.MAX_VALUE - delay ? pair.now : pair.now + delay);
                } else if (random.nextInt(100) < cancels) {
                    pair.cancel(random.nextInt(pair.keys.size()));
                } else {
                    pair.removeFirst();
                }
                assertThat(pair.queue.size()).isEqualTo(pair.model.size());
            }
            while (!pair.model.isEmpty()) {
                pair.removeFirst();
            }
            assertThat(pair.queue.size()).isZero();
        }
    }

    @Test
    void keepsTheOrderWhenAnEventComesBeforeAllThatIsLinedUp() {
        Pair pair = new Pair();
        for (int i = 0; i < 1_000; i++) {
            pair.add(1_000_000 + i);
        }
        pair.removeFirst();
        for (int i = 1_000; i > 0; i--) {
            pair.add(1_000_000);
            pair.add(1_000_000 - i);
        }
        while (!pair.model.isEmpty()) {
            pair.removeFirst();
        }
    }

    @Test
    void keepsTheOrderWhenAnEventComesDaysBeforeAllThatIsLinedUp() {
        Pair pair = new Pair();
        long inAWeek = 7 * 86_400_000_000L;
        for (int i = 0; i < 100; i++) {
            pair.add(inAWeek + i % 7);
        }
        assertThat(pair.queue.firstMicros()).isEqualTo(inAWeek);
        for (int i = 0; i < 3; i++) {
            pair.add(5);
            pair.add(inAWeek);
            pair.add(inAWeek + 3);
        }
        pair.cancel(104);
        while (!pair.model.isEmpty()) {
            pair.removeFirst();
        }
    }

    @Test
    void keepsTheOrderWhereTimesCrowdAmongOthersFarApart() {
        Pair pair = new Pair();
        for (int i = 0; i < 4_000; i++) {
            pair.add(1_000_000L * (i % 400));
            pair.add(5_000_000 + 7 * i % 11);
        }
        while (!pair.model.isEmpty()) {
            pair.removeFirst();
        }
    }

    @Test
    void keepsTheOrderWhenManyComeBetweenThoseThatAreNext() {
        Pair pair = new Pair();
        for (int i = 0; i < 3_000; i++) {
            pair.add(100L * i);
        }
        for (int i = 0; i < 3_000; i++) {
            pair.removeFirst();
            pair.add(pair.now + 37L * i % 5_000);
        }
        while (!pair.model.isEmpty()) {
            pair.removeFirst();
        }
    }

    @Test
    void letsCancelledEntriesNotPileUp() {
        EventQueue queue = new EventQueue();
        for (int i = 0; i < 100; i++) {
            queue.add(1_000_000_000_000L + i, EVENT);
        }
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(queue.remove(queue.add(1_000_000 + i, EVENT))).isTrue();
            assertThat(queue.entries()).isLessThan(2_000);
        }
        assertThat(queue.size()).isEqualTo(100);
        assertThat(queue.removeFirst(Long.MAX_VALUE)).isSameAs(EVENT);
        assertThat(queue.removedMicros()).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void knowsNoHandleTwice() {
        EventQueue queue = new EventQueue();
        long first = queue.add(5, EVENT);
        queue.removeFirst(5);
        long second = queue.add(5, EVENT);
        assertThat(second).isNotEqualTo(first);
        assertThat(queue.remove(first)).isFalse();
        assertThat(queue.remove(second)).isTrue();
        assertThat(queue.remove(second)).isFalse();
        assertThat(queue.remove(0)).isFalse();
        assertThat(queue.remove(-1)).isFalse();
        assertThat(queue.remove(Long.MAX_VALUE)).isFalse();
    }
}
