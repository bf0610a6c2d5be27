package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.kernel.RandomStream;

/// Draws from one tape, in numbers that a person would write: whole minutes, whole megabytes.
final class Draw {
    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long MEGABYTE = 1_000_000L;

    private final RandomStream stream;

    Draw(RandomStream stream) {
        this.stream = stream;
    }

    boolean chance(double probability) {
        return stream.nextBoolean(probability);
    }

    /// From one to a most, small numbers more often.
    int count(int most) {
        return 1 + Math.min(stream.nextInt(most), stream.nextInt(most));
    }

    /// Between two numbers, both possible.
    int between(int least, int most) {
        return least + stream.nextInt(most - least + 1);
    }

    <T> T pick(ImmutableList<T> from) {
        return from.get(stream.nextInt(from.size()));
    }

    /// A moment before an end, on a whole minute.
    long moment(long beforeMicros) {
        return stream.nextLong(Math.max(1, beforeMicros / MINUTE)) * MINUTE;
    }

    /// A moment shortly after another, on a whole second.
    long soonAfter(long momentMicros) {
        return momentMicros + stream.nextLong(120) * SECOND;
    }

    /// A duration of whole minutes, each order of magnitude equally likely.
    long duration(long leastMicros, long mostMicros) {
        return Math.max(1, spread(leastMicros, mostMicros) / MINUTE) * MINUTE;
    }

    /// A size of whole megabytes, each order of magnitude equally likely.
    long size(long leastBytes, long mostBytes) {
        return Math.max(1, spread(leastBytes, mostBytes) / MEGABYTE) * MEGABYTE;
    }

    private long spread(long least, long most) {
        double ratio = (double) most / least;
        return (long) (least * StrictMath.pow(ratio, stream.nextDouble()));
    }
}
