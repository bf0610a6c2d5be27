package dev.photosync.sim.sweep;

import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;

/// Where two traces part.
///
/// @param events how many they have in common
/// @param a what the first has there; empty if it has ended
/// @param b what the second has there; empty if it has ended
public record Parting(int events, Optional<TraceEvent> a, Optional<TraceEvent> b) {
    /// Where two traces part; empty if they are the same.
    static Optional<Parting> of(List<? extends TraceEvent> a, List<? extends TraceEvent> b) {
        int common = Math.min(a.size(), b.size());
        int same = 0;
        while (same < common && a.get(same).equals(b.get(same))) {
            same++;
        }
        return same == a.size() && same == b.size()
                ? Optional.empty()
                : Optional.of(new Parting(same, at(a, same), at(b, same)));
    }

    private static Optional<TraceEvent> at(List<? extends TraceEvent> trace, int index) {
        return index < trace.size() ? Optional.of(trace.get(index)) : Optional.empty();
    }

    /// The earlier of the two events.
    public TraceEvent earlier() {
        boolean first = b.isEmpty() || a.isPresent() && a.get().atMicros() <= b.get().atMicros();
        return (first ? a : b).orElseThrow();
    }
}
