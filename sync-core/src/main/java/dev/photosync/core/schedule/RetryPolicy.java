package dev.photosync.core.schedule;

/// How long to stand back after failures; {@link Backoff} is what engines have by themselves.
@FunctionalInterface
public interface RetryPolicy {
    /// The wait before the next try.
    ///
    /// @param attempt how many tries have failed, from 1
    /// @param firstMicros the first delay
    /// @param longestMicros the delay that is never exceeded
    /// @param seed distinguishes devices and occasions
    long delayMicros(int attempt, long firstMicros, long longestMicros, long seed);
}
