package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.diagnose.FixKind;
import java.util.stream.Stream;

/// What a triage takes for granted, and its user may replace.
///
/// @param weights how likely causes are before anything is known, by a cause's name, a strategy or
///   a kind; only the ratios matter, and what is not named has one
/// @param minutes what fixes take of the owner's time, where it differs from {@link
///   FixKind#minutes}
/// @param waitMinutes how long an owner waits after a fix to see whether it has helped
/// @param lookMinutes what it takes to see that a fix is not called for
public record Assumptions(
        ImmutableMap<String, Long> weights,
        ImmutableMap<FixKind, Integer> minutes,
        int waitMinutes,
        int lookMinutes) {
    /// Every cause is as likely as any other.
    public static final Assumptions DEFAULT =
            new Assumptions(ImmutableMap.of(), ImmutableMap.of(), 10, 1);

    /// A cause's weight: that of its name, else of its strategy, else of its kind.
    public long weight(Cause cause) {
        return Stream.of(cause.name(), cause.strategy(), cause.kind())
                .filter(weights::containsKey)
                .findFirst()
                .map(key -> weights.getOrDefault(key, 1L))
                .orElse(1L);
    }

    /// What a fix takes of the owner's time.
    public int minutes(FixKind fix) {
        return minutes.getOrDefault(fix, fix.minutes());
    }
}
