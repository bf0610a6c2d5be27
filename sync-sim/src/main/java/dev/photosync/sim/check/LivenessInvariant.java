package dev.photosync.sim.check;

import dev.photosync.core.cloud.Request;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// One thing without which a device never comes to rest. It must be asked for, since a scenario may
/// plant a stall on purpose.
///
/// It is told what happens as it happens, and looks at a device when an instant in which something
/// happened to it is over. What it finds it reports to {@link Breaches}; it changes nothing else.
interface LivenessInvariant {
    /// Its name in reports and files.
    String name();

    /// A request went out.
    default void sent(Fact.Sent sent, long nowMicros) {}

    /// A request was answered.
    ///
    /// @param request what was asked; null if it was asked of an engine that has since died
    default void answered(Fact.Answered answered, @Nullable Request request, long nowMicros) {}

    /// Bytes went over a link.
    default void moved(Fact.Moved moved, long nowMicros) {}

    /// An event of the trace.
    default void read(TraceEvent event) {}

    /// An instant is over in which something happened to the device, or the run is.
    ///
    /// @param device its books as the instant left them
    /// @param underway its requests that have not been answered
    default void settled(DeviceLedger device, Underway underway, long atMicros) {}
}
