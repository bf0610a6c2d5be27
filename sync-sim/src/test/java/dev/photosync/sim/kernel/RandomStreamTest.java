package dev.photosync.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int DRAWS = 200_000;

    private final RandomStream random = new RandomStreams(7).stream("test");

    private static double[] sorted(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(DRAWS).sorted().toArray();
    }

    private static long[] first(RandomStream stream) {
        return LongStream.generate(stream::nextLong).limit(10).toArray();
    }

    @Test
    void dependsOnSeedAndNameAlone() {
        RandomStreams streams = new RandomStreams(1);
        long[] expected = first(streams.stream("a"));
        first(streams.stream("b"));

        assertThat(first(streams.stream("a"))).isEqualTo(expected);
        assertThat(first(streams.stream("b"))).isNotEqualTo(expected);
        assertThat(first(new RandomStreams(2).stream("a"))).isNotEqualTo(expected);
    }

    @Test
    void drawsTheSameOnEveryMachine() {
        // Computed by an implementation in another language.
        RandomStream stream = new RandomStream(42);

        assertThat(stream.nextLong()).isEqualTo(6667968346354703667L);
        assertThat(stream.nextGaussian()).isEqualTo(-1.478280860427987);
        assertThat(stream.nextExponential(1)).isEqualTo(2.316499547715164);
    }

    @Test
    void drawsEachNumberBelowTheBoundEquallyOften() {
        int[] counts = new int[7];
        for (int i = 0; i < DRAWS; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(DRAWS / 7, within(DRAWS / 100));
        }
        // A bound at which cutting the range to size, with no draw refused, gives 3 : 3 : 2.
        int[] remainders = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            remainders[(int) (random.nextLong(3L << 61) % 3)]++;
        }
        for (int count : remainders) {
            assertThat(count).isCloseTo(DRAWS / 3, within(DRAWS / 100));
        }
        assertThat(random.nextInt(1)).isZero();
    }

    @Test
    void drawsFractionsFromZeroToBelowOne() {
        double[] draws = sorted(random::nextDouble);

        assertThat(draws[0]).isBetween(0.0, 0.001);
        assertThat(draws[DRAWS - 1]).isLessThan(1).isGreaterThan(0.999);
        assertThat(draws[DRAWS / 2]).isCloseTo(0.5, within(0.01));
    }

    @Test
    void keepsProbabilities() {
        int hits = 0;
        for (int i = 0; i < DRAWS; i++) {
            assertThat(random.nextBoolean(0)).isFalse();
            assertThat(random.nextBoolean(1)).isTrue();
            hits += random.nextBoolean(0.25) ? 1 : 0;
        }
        assertThat(hits).isCloseTo(DRAWS / 4, within(DRAWS / 100));
    }

    @Test
    void drawsWaitingTimesWithTheirMean() {
        double[] draws = sorted(() -> random.nextExponential(20));

        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(20, within(0.2));
        assertThat(draws[0]).isNotNegative();
        assertThat(draws[DRAWS / 2]).isCloseTo(20 * StrictMath.log(2), within(0.2));
    }

    @Test
    void drawsNormalAndLogNormalNumbers() {
        double[] normal = sorted(random::nextGaussian);
        assertThat(normal[DRAWS / 2]).isCloseTo(0, within(0.02));
        assertThat(normal[(int) (DRAWS * 0.8413)]).isCloseTo(1, within(0.02));

        double[] sizes = sorted(() -> random.nextLogNormal(3, 0.5));
        assertThat(sizes[DRAWS / 2]).isCloseTo(3, within(0.05));
        assertThat(sizes[(int) (DRAWS * 0.8413)]).isCloseTo(3 * StrictMath.exp(0.5), within(0.1));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextLong(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextBoolean(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextBoolean(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextExponential(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextLogNormal(0, 1));
    }
}
