package dev.photosync.sim.check;

import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;

/// One thing that must hold throughout every run, whatever goes wrong in it.
///
/// An invariant is told what happens when it has just happened, and looks only at what that could
/// have broken, so that checking costs little enough to stay on. What has no override here does not
/// concern it. What it finds it reports to {@link Violations}; it changes nothing else.
public interface Invariant {
    /// Its name in traces, reports and files.
    String name();

    default void ownerChanged(Fact.OwnerChanged change) {}

    default void engineSaved(Fact.EngineSaved save) {}

    default void copyChanged(Fact.CopyChanged change) {}

    default void recordPut(Fact.RecordPut put) {}

    default void uploadAssembled(Fact.UploadAssembled assembled) {}

    default void contentFreed(Fact.ContentFreed freed) {}

    default void zoneLost(Fact.ZoneLost lost) {}

    default void sent(Fact.Sent sent) {}

    default void journalled(Fact.Journalled journalled) {}

    default void checkpointed(Fact.Checkpointed checkpointed) {}

    default void recovered(Fact.Recovered recovered) {}

    /// An event of the trace, for what facts do not tell: reports of lanes, observations, bytes,
    /// quotas, and engines that start.
    default void read(TraceEvent event) {}

    /// The run is over: the place for a look at everything.
    default void finish() {}
}
