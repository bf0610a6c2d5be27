package dev.photosync.sim.view;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Optional;

/// Which events of a trace are worth a mark, and of which sort.
final class Marks {
    private Marks() {}

    static Optional<Mark> of(TraceEvent event) {
        return kind(event)
                .map(kind ->
                        new Mark(
                                event.atMicros(),
                                kind,
                                EventWords.subject(event),
                                EventWords.text(event)));
    }

    private static Optional<Mark.Kind> kind(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActionTaken taken ->
                    Optional.of(taken.routine() ? Mark.Kind.ROUTINE : kind(taken.action()));
            case TraceEvent.EngineStarted started ->
                    started.atMicros() == 0 ? Optional.empty() : Optional.of(Mark.Kind.ENGINE);
            case TraceEvent.EngineStopped _ -> Optional.of(Mark.Kind.ENGINE);
            case TraceEvent.Engine engine -> kind(engine.event());
            case TraceEvent.NotTaken _, TraceEvent.HintLost _ -> Optional.of(Mark.Kind.LOST);
            case TraceEvent.Violated _ -> Optional.of(Mark.Kind.VIOLATED);
            case TraceEvent.DeviceIs _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.Observed _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.QuotaIs _,
                    TraceEvent.BytesMoved _ ->
                    Optional.empty();
        };
    }

    private static Mark.Kind kind(Action action) {
        return switch (action) {
            case Action.Fault _ -> Mark.Kind.FAULT;
            case Action.OnDevice _ -> Mark.Kind.OWNER;
            case Action.OnAccount _, Action.OnCloud _, Action.OnNetwork _ -> Mark.Kind.WORLD;
        };
    }

    private static Optional<Mark.Kind> kind(EngineEvent event) {
        return switch (event) {
            case EngineEvent.ResyncBegan _,
                    EngineEvent.ListingInstead _,
                    EngineEvent.ResyncDone _,
                    EngineEvent.ZoneLost _,
                    EngineEvent.Merged _ ->
                    Optional.of(Mark.Kind.ENGINE);
            case EngineEvent.Queued _,
                    EngineEvent.Began _,
                    EngineEvent.Requeued _,
                    EngineEvent.Parked _,
                    EngineEvent.Unparked _,
                    EngineEvent.Finished _,
                    EngineEvent.Dropped _,
                    EngineEvent.LaneHeld _,
                    EngineEvent.PollDue _,
                    EngineEvent.PollDone _,
                    EngineEvent.Committed _,
                    EngineEvent.TookRemote _,
                    EngineEvent.Evicted _,
                    EngineEvent.RequestFailed _ ->
                    Optional.empty();
        };
    }
}
