package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/// Spans in the making, fed in order of time: what begins and ends at the same moment leaves none.
///
/// @param <T> what can be the case
final class Spans<T> {
    private final ImmutableList.Builder<Span<T>> done = ImmutableList.builder();
    private long fromMicros;
    private @Nullable T value;

    /// From a moment on this is the case.
    ///
    /// @param now null for nothing worth a span
    void set(long micros, @Nullable T now) {
        if (value == null ? now == null : value.equals(now)) {
            return;
        }
        close(micros, false);
        fromMicros = micros;
        value = now;
    }

    ImmutableList<Span<T>> end(long endMicros) {
        close(endMicros, true);
        value = null;
        return done.build();
    }

    private void close(long micros, boolean open) {
        if (value != null && micros > fromMicros) {
            done.add(new Span<>(fromMicros, micros, value, open));
        }
    }
}
