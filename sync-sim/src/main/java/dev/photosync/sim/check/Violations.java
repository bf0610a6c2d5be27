package dev.photosync.sim.check;

import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Writes to the trace what must hold and does not: each invariant once for each thing it fails
/// for, and no more than a few things by name, since one defect may fail for a whole library.
public final class Violations {
    /// The things of which a run's trace tells, for each invariant.
    static final int MOST_TOLD = 20;

    private static final int MOST_COUNTED = 100_000;

    private final Trace trace;
    private final LongSupplier nowMicros;
    // Looked up, never iterated.
    private final Map<String, Set<Object>> found = new HashMap<>();
    private int count;

    /// @param trace where they are told
    /// @param nowMicros the virtual time
    Violations(Trace trace, LongSupplier nowMicros) {
        this.trace = trace;
        this.nowMicros = nowMicros;
    }

    /// How many were found, each thing counted once for each invariant.
    public int count() {
        return count;
    }

    /// An invariant does not hold.
    ///
    /// @param invariant which
    /// @param subject for what, an asset's id if it is one: the same subject is not told again
    /// @param device where it shows; an account's name for what shows in the cloud
    /// @param detail what is the case, in words and {@code name=value}
    void add(Invariant invariant, Object subject, String device, String detail) {
        Set<Object> subjects = found.computeIfAbsent(invariant.name(), name -> new HashSet<>());
        if (subjects.size() >= MOST_COUNTED || !subjects.add(subject)) {
            return;
        }
        count++;
        if (subjects.size() <= MOST_TOLD) {
            String last =
                    subjects.size() == MOST_TOLD ? " (more of this invariant are not told)" : "";
            trace.add(
                    new TraceEvent.Violated(
                            nowMicros.getAsLong(),
                            invariant.name(),
                            device,
                            subject instanceof AssetId asset ? asset : null,
                            detail + last));
        }
    }
}
