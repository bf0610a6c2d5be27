package dev.photosync.sim.explain;

import dev.photosync.core.gate.Reason;
import dev.photosync.sim.explain.DeviceLedger.Share;
import org.jspecify.annotations.Nullable;

/// What a device's time was given to, kept twice.
///
/// *Overlapping*: each reason is given all the time for which it held some pending work.
/// *Exclusive*: every instant is given to exactly one of {@link Share}'s cases or reasons, so that
/// they sum to the elapsed time.
final class HeldTime {
    private static final int REASONS = Reason.values().length;

    private final long[] overlapping = new long[REASONS];
    private final long[] exclusive = new long[REASONS];
    private final long[] shares = new long[Share.values().length];
    private long asOfMicros;

    /// Up to when time has been given away.
    long asOfMicros() {
        return asOfMicros;
    }

    /// Gives away the time up to a moment.
    ///
    /// @param share the case it is given to; null to give it to the first of the reasons
    /// @param holds the reasons that held some pending work
    void spend(long toMicros, @Nullable Share share, long holds) {
        long elapsed = toMicros - asOfMicros;
        asOfMicros = toMicros;
        for (long rest = holds; rest != 0; rest &= rest - 1) {
            overlapping[Long.numberOfTrailingZeros(rest)] += elapsed;
        }
        if (share != null) {
            shares[share.ordinal()] += elapsed;
        } else {
            exclusive[Long.numberOfTrailingZeros(holds)] += elapsed;
        }
    }

    long overlappingMicros(Reason reason) {
        return overlapping[reason.ordinal()];
    }

    long exclusiveMicros(Reason reason) {
        return exclusive[reason.ordinal()];
    }

    long micros(Share share) {
        return shares[share.ordinal()];
    }
}
