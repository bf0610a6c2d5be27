package dev.photosync.sim.diagnose;

import dev.photosync.core.gate.Reasons;
import java.util.Locale;
import java.util.OptionalLong;

/// What a fix did to a stall, compared with doing nothing; the best first.
public enum Verdict {
    /// The goal is reached, sooner than by waiting, and work moves within three hours.
    CLEARS,
    /// The goal is reached sooner than by waiting, but nothing moves for more than three hours; or
    /// it is not reached, something moves, and fewer pictures are left than by waiting.
    HELPS,
    /// It took a hold away, and another one holds.
    MASKED,
    /// As if nothing had been done.
    NO_EFFECT,
    /// The goal is reached later than by waiting, or not at all; or more pictures are left to move;
    /// or something is lost.
    WORSE;

    private static final long SOON_MICROS = 3 * 3_600_000_000L;
    private static final long LEAST_DIFFERENCE_MICROS = 5 * 60_000_000L;
    private static final double LEAST_DIFFERENCE = 0.1;

    /// The name as JSON writes it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Compares a future with the one in which nothing is done.
    ///
    /// Times that differ by less than five minutes, and by less than a tenth of the time that
    /// waiting takes, count as the same; so do numbers of pictures that differ by less than a
    /// tenth.
    ///
    /// @param fixMicros when the fix was begun
    static Verdict of(Future future, Future waiting, long fixMicros) {
        if (future.violations() > waiting.violations()) {
            return WORSE;
        }
        if (future.reached()) {
            return reached(future, waiting, fixMicros);
        }
        if (waiting.reached()) {
            return WORSE;
        }
        int slack = 1 + (int) (waiting.picturesAtEnd() * LEAST_DIFFERENCE);
        if (future.picturesAtEnd() > waiting.picturesAtEnd() + slack) {
            return WORSE;
        }
        if (future.moved() && future.picturesAtEnd() < waiting.picturesAtEnd() - slack) {
            return HELPS;
        }
        return maskedBy(future, waiting) == Reasons.NONE ? NO_EFFECT : MASKED;
    }

    /// What holds in place of what a fix took away, as a set of reasons; none if it took nothing
    /// away.
    static long maskedBy(Future future, Future waiting) {
        long takenAway = waiting.heldLater() & ~future.heldLater();
        return takenAway == Reasons.NONE
                ? Reasons.NONE
                : (future.heldLater() | future.heldAtEnd()) & ~takenAway;
    }

    private static Verdict reached(Future future, Future waiting, long fixMicros) {
        long at = future.reachedMicros().getAsLong();
        if (waiting.reached()) {
            long waits = waiting.reachedMicros().getAsLong();
            long slack =
                    Math.max(
                            LEAST_DIFFERENCE_MICROS,
                            (long) ((waits - fixMicros) * LEAST_DIFFERENCE));
            if (at > waits + slack) {
                return WORSE;
            }
            if (at >= waits - slack) {
                return NO_EFFECT;
            }
        }
        return soon(future.firstByteMicros(), fixMicros)
                        || soon(future.firstDoneMicros(), fixMicros)
                        || soon(future.reachedMicros(), fixMicros)
                ? CLEARS
                : HELPS;
    }

    private static boolean soon(OptionalLong micros, long fixMicros) {
        return micros.isPresent() && micros.getAsLong() - fixMicros <= SOON_MICROS;
    }
}
