package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import dev.photosync.sim.run.Quantiles;
import java.util.Comparator;
import java.util.OptionalLong;

/// A fix, and what came of it.
///
/// @param future with it, begun at the moment of the fork
/// @param maskedBy what holds in place of what the fix took away, as a set of reasons; none if its
///   verdict is another
/// @param later what came of it when it was begun later; for fixes that do something
/// @param odds how it did in many futures; none if only one was run
public record Tried(
        Fix fix,
        Future future,
        Verdict verdict,
        long maskedBy,
        ImmutableList<Later> later,
        ImmutableList<OptionalLong> odds) {
    private static final long MINUTE_MICROS = 60_000_000L;

    /// The same fix at another moment.
    ///
    /// @param label what an owner calls the moment
    /// @param reachedMicros when the goal was reached
    /// @param heldAtEnd what held the stalled devices at the end, as a set of reasons
    public record Later(String label, long atMicros, OptionalLong reachedMicros, long heldAtEnd) {}

    /// The best first: by verdict; of those that do something, by what they take besides time, then
    /// by how soon the goal is reached if doing it takes the owner its minutes. Others stay in the
    /// order of the guide.
    static final Ordering<Tried> BEST_FIRST =
            Ordering.from(
                    Comparator.comparing(Tried::verdict)
                            .thenComparing(tried -> tried.does() ? tried.fix().price().rank() : 0)
                            .thenComparing(tried -> tried.does() ? tried.doneMicros() : 0)
                            .thenComparing(
                                    tried -> tried.does() ? tried.future().picturesAtEnd() : 0));

    private long doneMicros() {
        OptionalLong reached = future.reachedMicros();
        return reached.isPresent()
                ? reached.getAsLong() + fix.minutes() * MINUTE_MICROS
                : Long.MAX_VALUE;
    }

    /// Whether it is better than waiting.
    public boolean does() {
        return verdict == Verdict.CLEARS || verdict == Verdict.HELPS;
    }

    /// In how many of many futures the goal was reached.
    public long cured() {
        return odds.stream().filter(OptionalLong::isPresent).count();
    }

    /// How long the goal took in the futures, those that never did included; to be asked for if
    /// more than one was run.
    ///
    /// @param fromMicros when the fix was begun
    public Quantiles spread(long fromMicros) {
        return Quantiles.of(
                odds.stream()
                        .map(reached ->
                                reached.isPresent()
                                        ? reached.getAsLong() - fromMicros
                                        : Quantiles.NEVER)
                        .toList());
    }

    Tried withLater(ImmutableList<Later> value) {
        return new Tried(fix, future, verdict, maskedBy, value, odds);
    }

    Tried withOdds(ImmutableList<OptionalLong> value) {
        return new Tried(fix, future, verdict, maskedBy, later, value);
    }
}
