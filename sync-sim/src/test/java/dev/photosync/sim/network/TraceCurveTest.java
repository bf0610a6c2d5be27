package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceCurveTest {
    private final TraceCurve small = TraceCurve.of(0, 2, 2, 5);

    @Test
    void letsAPacketThroughByEachTimestamp() {
        assertThat(small.packets()).isEqualTo(4);
        assertThat(small.periodMicros()).isEqualTo(5000);
        assertThat(small.bytesBetween(0, 1000)).isZero();
        assertThat(small.bytesBetween(0, 1500)).isEqualTo(1500);
        assertThat(small.bytesBetween(0, 2000)).isEqualTo(3000);
        assertThat(small.bytesBetween(2000, 4000)).isZero();
        // The packet at 5 and the one at 0 of the next round.
        assertThat(small.bytesBetween(4000, 5000)).isEqualTo(3000);
        assertThat(small.bytesBetween(1500, 5000 * 1_000_000L + 1500)).isEqualTo(6000e6);
    }

    @Test
    void tellsWhenBytesHavePassed() {
        assertThat(small.timeToMove(0, 0)).isZero();
        assertThat(small.timeToMove(0, 1500)).isEqualTo(1500);
        assertThat(small.timeToMove(0, 3000)).isEqualTo(2000);
        assertThat(small.timeToMove(0, 3001)).isEqualTo(4001);
        assertThat(small.timeToMove(2500, 3000)).isEqualTo(2500);
        assertThat(small.timeToMove(2500, 3001)).isEqualTo(3501);
        assertThat(small.timeToMove(0, 6000e6)).isEqualTo(5000 * 1_000_000L);
        assertThat(small.timeToMove(0, 1e30)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithCountingTimestampsAndWithItsOwnInverse(long seed) {
        RandomStream random = new RandomStreams(seed).stream("trace");
        int[] timestamps = timestamps(random, 300, 4);
        TraceCurve curve = TraceCurve.of(timestamps);
        int period = timestamps[timestamps.length - 1];
        for (int i = 0; i < 2000; i++) {
            int from = random.nextInt(3 * period);
            int to = from + random.nextInt(3 * period);
            long counted = 0;
            for (int round = 0; round * period <= to; round++) {
                for (int timestamp : timestamps) {
                    long at = (long) round * period + timestamp;
                    counted += at > from && at <= to ? 1 : 0;
                }
            }
            assertThat(curve.bytesBetween(from * 1000L, to * 1000L)).isEqualTo(counted * 1500.0);

            long start = random.nextLong(3000L * period);
            double bytes = 1 + random.nextDouble() * 1e6;
            long span = curve.timeToMove(start, bytes);
            assertThat(curve.bytesBetween(start, start + span)).isGreaterThanOrEqualTo(bytes);
            assertThat(curve.bytesBetween(start, start + span - 1)).isLessThan(bytes);
        }
    }

    @Test
    void givesASaturatedTransferTheMeanRateOverWholePeriods() {
        int[] timestamps = timestamps(new RandomStreams(9).stream("trace"), 20_000, 12);
        TraceCurve curve = TraceCurve.of(timestamps);
        double meanBitsPerSecond =
                timestamps.length * 1500 * 8 / (timestamps[timestamps.length - 1] / 1000.0);
        assertThat(curve.meanBitsPerSecond()).isCloseTo(meanBitsPerSecond, within(1e-3));

        Kernel kernel = new Kernel();
        LinkShape shape = LinkShape.of(curve, new RateCurve.Constant(0), 30_000);
        Link link = new Link("lte", kernel, new RandomStream(1), shape);
        keepSending(link, 400_000);
        keepSending(link, 150_000);
        long endMicros = 5 * curve.periodMicros();
        kernel.runUntil(endMicros);

        double gotBitsPerSecond = link.bytesMoved(Direction.UP) * 8 / (endMicros / 1e6);
        assertThat(gotBitsPerSecond / meanBitsPerSecond).isCloseTo(1, within(0.01));
    }

    @Test
    void isEqualToACurveOfTheSameTimestamps() {
        assertThat(small)
                .isEqualTo(TraceCurve.of(0, 2, 2, 5))
                .hasSameHashCodeAs(TraceCurve.of(0, 2, 2, 5));
        assertThat(small).isNotEqualTo(TraceCurve.of(2, 2, 5));
    }

    @Test
    void refusesTimestampsThatAreNoTrace() {
        assertThatIllegalArgumentException().isThrownBy(TraceCurve::of);
        assertThatIllegalArgumentException().isThrownBy(() -> TraceCurve.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceCurve.of(-1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraceCurve.of(3, 2))
                .withMessageContaining("index=1");
        assertThatIllegalArgumentException().isThrownBy(() -> small.bytesBetween(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> small.timeToMove(0, -1));
    }

    private static void keepSending(Link link, long bytes) {
        link.send(Direction.UP, bytes, (flow, end) -> keepSending(link, bytes));
    }

    private static int[] timestamps(RandomStream random, int count, int meanGapMillis) {
        int[] timestamps = new int[count];
        int now = 0;
        for (int i = 0; i < count; i++) {
            now += random.nextBoolean(0.01) ? 20 * meanGapMillis : random.nextInt(meanGapMillis);
            timestamps[i] = now;
        }
        return timestamps;
    }
}
