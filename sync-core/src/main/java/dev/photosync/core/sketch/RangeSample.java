package dev.photosync.core.sketch;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import org.jspecify.annotations.Nullable;

/// Short digests of some ranges of a library's ids, wide and narrow: from how many of them differ
/// follows about how many assets do.
///
/// The ids' first bits divide them into 256, 4,096, 65,536 and a million ranges; of the first all
/// are summed up, of the others 64 each, by 16 bits of their digests. The estimate is that number k
/// of assets at random ids of which as many ranges could be expected to differ; its standard error
/// is about an eighth of k for k from 30 to a million. Ids that are not spread evenly make it
/// worse, never the exchange wrong.
public final class RangeSample {
    private static final int[] BITS = {8, 12, 16, 20};
    private static final int[] RANGES = {256, 64, 64, 64};
    private static final int TOTAL = 448;

    /// What it takes on the wire.
    public static final int WIRE_BYTES = 2 * TOTAL;

    private static final long MOST = 1L << 40;

    private final short[] digests;

    private RangeSample(short[] digests) {
        this.digests = digests;
    }

    /// Sums a library up, in O(log n).
    public static RangeSample of(LibrarySnapshot library) {
        short[] digests = new short[TOTAL];
        int at = 0;
        for (int level = 0; level < BITS.length; level++) {
            int stride = (1 << BITS[level]) / RANGES[level];
            for (int i = 0; i < RANGES[level]; i++) {
                long range = (long) i * stride;
                digests[at++] =
                        (short)
                                library.rangeDigest(
                                                start(range, BITS[level]), end(range, BITS[level]))
                                        .digest();
            }
        }
        return new RangeSample(digests);
    }

    private static AssetId start(long range, int bits) {
        return new AssetId(range << (Long.SIZE - bits), 0);
    }

    private static @Nullable AssetId end(long range, int bits) {
        return range + 1 == 1L << bits ? null : start(range + 1, bits);
    }

    /// About how many assets two libraries differ in, from their samples; at least as many ranges
    /// as differ, and 2^40 if all do.
    public long differing(RangeSample other) {
        int different = 0;
        for (int i = 0; i < TOTAL; i++) {
            if (digests[i] != other.digests[i]) {
                different++;
            }
        }
        long low = 0;
        long high = MOST;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (expected(middle) < different) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many of the ranges are expected to differ if so many assets do.
    private static double expected(long assets) {
        double sum = 0;
        for (int level = 0; level < BITS.length; level++) {
            double missed = StrictMath.log1p(-1.0 / (1 << BITS[level])) * assets;
            sum += RANGES[level] * -StrictMath.expm1(missed);
        }
        return sum;
    }
}
