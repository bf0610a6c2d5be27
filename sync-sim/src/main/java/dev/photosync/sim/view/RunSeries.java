package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;

/// A run over time: what its trace tells, as series and spans that any picture can be drawn from.
///
/// Made in one pass over the trace; what begins and ends at the same moment leaves no mark. Times
/// are microseconds since the start of the run.
///
/// @param devices in the order in which the trace names them
/// @param accounts in the order in which the trace names them
/// @param marks what was done and what went wrong, in order of time
public record RunSeries(
        long endMicros,
        ImmutableList<DeviceSeries> devices,
        ImmutableList<AccountSeries> accounts,
        ImmutableList<Mark> marks) {
    /// Reads a trace.
    ///
    /// @param endMicros when it ends
    public static RunSeries of(List<TraceEvent> events, long endMicros) {
        return new SeriesReader().read(events, endMicros);
    }
}
