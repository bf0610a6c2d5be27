package dev.photosync.sim.kernel;

import dev.photosync.core.library.Mix;

/// A sequence of random numbers that depends on its seed alone, on any machine and JDK.
///
/// The generator is xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2021), seeded by SplitMix64. It is fast and well spread, not cryptographic. All
/// distributions use StrictMath, whose results do not depend on the platform. No draw allocates.
public final class RandomStream {
    private static final double UNIT = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public RandomStream(long seed) {
        reseed(seed);
    }

    /// Begins anew.
    void reseed(long seed) {
        s0 = Mix.of(seed);
        s1 = Mix.of(s0);
        s2 = Mix.of(s1);
        s3 = Mix.of(s2);
        if ((s0 | s1 | s2 | s3) == 0) {
            // The one state that the generator cannot leave.
            s0 = 1;
        }
    }

    /// Any 64 bits.
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /// A whole number from zero to below the bound, each equally likely (Lemire, "Fast random
    /// integer generation in an interval", 2019).
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be above zero: bound=" + bound);
        }
        long bits = nextLong();
        long low = bits * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long uneven = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, uneven) < 0) {
                bits = nextLong();
                low = bits * bound;
            }
        }
        return Math.unsignedMultiplyHigh(bits, bound);
    }

    /// A whole number from zero to below the bound, each equally likely.
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /// A number from zero to below one, a multiple of 2^-53.
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /// True with the given probability, from zero (never) to one (always).
    public boolean nextBoolean(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability must be from 0 to 1: probability=" + probability);
        }
        return nextDouble() < probability;
    }

    /// The waiting time for something that happens once per mean time, at any moment equally
    /// likely.
    public double nextExponential(double mean) {
        if (!(mean >= 0)) {
            throw new IllegalArgumentException("mean must not be negative: mean=" + mean);
        }
        return -mean * StrictMath.log1p(-nextDouble());
    }

    /// A normally distributed number with mean zero and deviation one (Box and Muller, 1958; the
    /// second of each pair is left out, so that every draw takes the same two words).
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log1p(-nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /// A number whose logarithm is normally distributed: half of all draws lie below the median.
    ///
    /// @param sigma the deviation of the natural logarithm
    public double nextLogNormal(double median, double sigma) {
        if (!(median > 0 && sigma >= 0)) {
            throw new IllegalArgumentException(
                    "median must be above zero and sigma not below it: median="
                            + median
                            + " sigma="
                            + sigma);
        }
        return median * StrictMath.exp(sigma * nextGaussian());
    }
}
