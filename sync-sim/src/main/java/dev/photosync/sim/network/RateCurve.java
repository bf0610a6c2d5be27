package dev.photosync.sim.network;

/// How many bytes one direction of a link can carry, as a function of time.
public sealed interface RateCurve permits RateCurve.Constant, TraceCurve {
    /// The capacity between two moments, the first not after the second.
    double bytesBetween(long fromMicros, long toMicros);

    /// How long it takes from a moment until that many bytes can have passed, rounded up to whole
    /// microseconds; {@link Long#MAX_VALUE} if they never do.
    long timeToMove(long fromMicros, double bytes);

    /// The capacity per second in the long run.
    double meanBitsPerSecond();

    /// The same rate at all times. Zero is a link that is up and carries nothing.
    record Constant(long bitsPerSecond) implements RateCurve {
        private static final double BIT_MICROS_PER_BYTE = 8e6;

        public Constant {
            if (bitsPerSecond < 0) {
                throw new IllegalArgumentException(
                        "a rate must not be negative: bitsPerSecond=" + bitsPerSecond);
            }
        }

        @Override
        public double bytesBetween(long fromMicros, long toMicros) {
            checkSpan(fromMicros, toMicros);
            return (double) (toMicros - fromMicros) * bitsPerSecond / BIT_MICROS_PER_BYTE;
        }

        @Override
        public long timeToMove(long fromMicros, double bytes) {
            checkBytes(bytes);
            if (bytes == 0) {
                return 0;
            }
            // Division by a rate of zero is infinity, which the cast turns into "never".
            return (long) Math.ceil(bytes * BIT_MICROS_PER_BYTE / bitsPerSecond);
        }

        @Override
        public double meanBitsPerSecond() {
            return bitsPerSecond;
        }
    }

    /// Refuses a span that ends before it begins, or begins before time zero.
    static void checkSpan(long fromMicros, long toMicros) {
        if (fromMicros < 0 || fromMicros > toMicros) {
            throw new IllegalArgumentException(
                    "a span must begin at or after zero and not after its end: fromMicros="
                            + fromMicros
                            + " toMicros="
                            + toMicros);
        }
    }

    /// Refuses a number of bytes that is negative or no number.
    static void checkBytes(double bytes) {
        if (!(bytes >= 0)) {
            throw new IllegalArgumentException("bytes must not be negative: bytes=" + bytes);
        }
    }
}
