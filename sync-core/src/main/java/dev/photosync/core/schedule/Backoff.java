package dev.photosync.core.schedule;

import dev.photosync.core.library.Mix;

/// Exponential backoff with jitter, as a pure function of the attempt.
///
/// The delay doubles from the first step to the longest and half of it is spread by a hash of the
/// seed ("equal jitter", M. Brooker, AWS Architecture Blog, 2015), so that devices that failed
/// together do not return together and a run can be repeated.
public final class Backoff {
    private Backoff() {}

    /// The wait before the next try.
    ///
    /// @param attempt how many tries have failed, from 1
    /// @param firstMicros the first delay
    /// @param longestMicros the delay that is never exceeded
    /// @param seed distinguishes devices and occasions
    public static long delayMicros(int attempt, long firstMicros, long longestMicros, long seed) {
        int doublings = Math.min(attempt - 1, 40);
        long full =
                firstMicros > longestMicros >> doublings ? longestMicros : firstMicros << doublings;
        long half = full / 2;
        return full - half + Long.remainderUnsigned(Mix.of(seed, attempt), half + 1);
    }
}
