package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.kernel.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A link against a plain model that lets every flow's bytes run off one by one.
class LinkModelTest extends LinkFixture {
    private static final int FLOWS = 60;
    private static final int RATE_CHANGES = 20;
    private static final long SPAN_MICROS = 20_000_000;

    private final double[] startMicros = new double[FLOWS];
    private final double[] bytes = new double[FLOWS];
    private final double[] changeMicros = new double[RATE_CHANGES];
    private final long[] bitsPerSecond = new long[RATE_CHANGES];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void deliversWhenThePlainModelDoes(long seed) {
        RandomStream random = new RandomStreams(seed).stream("plan");
        for (int i = 0; i < RATE_CHANGES; i++) {
            long rate = random.nextBoolean(0.2) ? 0 : random.nextLong(20_000_000);
            RateCurve curve = new RateCurve.Constant(rate);
            long micros = random.nextLong(SPAN_MICROS / RATE_CHANGES) + i * SPAN_MICROS / 20;
            changeMicros[i] = micros;
            bitsPerSecond[i] = rate;
            at(micros, () -> link.reshape(SHAPE.withRates(curve, curve)));
        }
        bitsPerSecond[RATE_CHANGES - 1] = 8_000_000;
        at((long) changeMicros[RATE_CHANGES - 1], () -> link.reshape(SHAPE));
        double[] endMicros = new double[FLOWS];
        for (int i = 0; i < FLOWS; i++) {
            int flow = i;
            long size = 1 + (long) random.nextLogNormal(300_000, 1);
            long micros = random.nextLong(SPAN_MICROS);
            startMicros[i] = micros;
            bytes[i] = size;
            at(
                    micros,
                    () ->
                            link.send(
                                    Direction.DOWN,
                                    size,
                                    (f, end) -> endMicros[flow] = kernel.nowMicros()));
        }
        kernel.runUntil(100 * SPAN_MICROS);

        double[] expected = plainModel();
        for (int i = 0; i < FLOWS; i++) {
            // Each end is rounded up to a whole microsecond, and those after it wait for that.
            assertThat(endMicros[i]).isCloseTo(expected[i], within(2.0 * FLOWS));
        }
    }

    private double[] plainModel() {
        double[] left = bytes.clone();
        double[] ends = new double[FLOWS];
        double now = 0;
        while (Arrays.stream(ends).anyMatch(end -> end == 0)) {
            double bytesPerMicro = 1;
            double next = Double.MAX_VALUE;
            for (int i = 0; i < RATE_CHANGES; i++) {
                if (changeMicros[i] <= now) {
                    bytesPerMicro = bitsPerSecond[i] / 8e6;
                } else {
                    next = Math.min(next, changeMicros[i]);
                }
            }
            int sharing = 0;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < FLOWS; i++) {
                if (startMicros[i] > now) {
                    next = Math.min(next, startMicros[i]);
                } else if (ends[i] == 0) {
                    sharing++;
                    least = Math.min(least, left[i]);
                }
            }
            double share = sharing == 0 ? 0 : bytesPerMicro / sharing;
            next = share == 0 ? next : Math.min(next, now + least / share);
            for (int i = 0; i < FLOWS; i++) {
                if (startMicros[i] <= now && ends[i] == 0) {
                    left[i] -= share * (next - now);
                    ends[i] = left[i] < 1e-3 ? next : 0;
                }
            }
            now = next;
        }
        return ends;
    }
}
