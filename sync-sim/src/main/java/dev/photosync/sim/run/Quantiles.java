package dev.photosync.sim.run;

import java.util.List;

/// How a value is spread over many runs: each is the smallest value that so many of the runs do not
/// exceed. {@link #NEVER} is larger than everything.
///
/// @param p10 what the best tenth does not exceed
/// @param p50 the median, the lower one of an even number
/// @param p90 what nine tenths do not exceed
public record Quantiles(long p10, long p50, long p90) {
    /// The value of a run in which something never happened.
    public static final long NEVER = Long.MAX_VALUE;

    /// The quantiles of some values.
    ///
    /// @param values at least one
    public static Quantiles of(List<Long> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be a value to have quantiles");
        }
        List<Long> sorted = values.stream().sorted().toList();
        return new Quantiles(rank(sorted, 10), rank(sorted, 50), rank(sorted, 90));
    }

    private static long rank(List<Long> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(1, rank) - 1);
    }
}
