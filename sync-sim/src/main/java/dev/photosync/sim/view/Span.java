package dev.photosync.sim.view;

/// A time for which something was the case.
///
/// @param open whether it still was at the end of the trace
/// @param <T> what can be the case
public record Span<T>(long fromMicros, long toMicros, T value, boolean open) {
    /// How long it was.
    public long micros() {
        return toMicros - fromMicros;
    }
}
