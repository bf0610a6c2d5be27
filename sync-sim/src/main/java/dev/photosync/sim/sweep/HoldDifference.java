package dev.photosync.sim.sweep;

import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A hold that one of two runs had and the other had not, or for less time.
///
/// @param inFirst whether it is the first run that had it
/// @param stretch the hold
/// @param inOtherMicros for how much of its time the same reason held in the other run
public record HoldDifference(boolean inFirst, Stretch stretch, long inOtherMicros) {
    /// What is shorter is no difference.
    private static final long WORTH_TELLING_MICROS = 60_000_000L;

    /// The first such hold of a minute or more; empty if there is none.
    static Optional<HoldDifference> first(HoldHistory a, HoldHistory b) {
        return Stream.concat(alone(a, b, true).stream(), alone(b, a, false).stream())
                .min(Comparator.comparingLong(hold -> hold.stretch().fromMicros()));
    }

    private static Optional<HoldDifference> alone(
            HoldHistory of, HoldHistory other, boolean first) {
        return of.stretches().stream()
                .filter(stretch -> stretch.micros() >= WORTH_TELLING_MICROS)
                .map(stretch -> new HoldDifference(first, stretch, during(stretch, other)))
                .filter(hold ->
                        hold.stretch().micros() - hold.inOtherMicros() >= WORTH_TELLING_MICROS)
                .findFirst();
    }

    private static long during(Stretch stretch, HoldHistory other) {
        return other.stretches().stream()
                .filter(s -> s.reason() == stretch.reason() && s.device().equals(stretch.device()))
                .mapToLong(s ->
                        Math.min(s.toMicros(), stretch.toMicros())
                                - Math.max(s.fromMicros(), stretch.fromMicros()))
                .filter(micros -> micros > 0)
                .sum();
    }
}
