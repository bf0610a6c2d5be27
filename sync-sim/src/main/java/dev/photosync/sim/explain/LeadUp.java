package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.trace.TraceEvent.Violated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A violation, and the last events that led there: those of the asset on all devices, or those of
/// the device where no asset is named, with what was done from outside in between.
///
/// @param steps in the order in which they happened
public record LeadUp(Violated violation, ImmutableList<TraceEvent> steps) {
    private static final int MOST_STEPS = 10;

    /// The first violation of each invariant.
    ///
    /// @param most of how many invariants
    public static ImmutableList<LeadUp> ofEach(List<TraceEvent> events, int most) {
        ImmutableList.Builder<LeadUp> all = ImmutableList.builder();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < events.size() && told.size() < most; i++) {
            if (events.get(i) instanceof Violated violated
                    && !told.contains(violated.invariant())) {
                told.add(violated.invariant());
                all.add(before(i, violated, events));
            }
        }
        return all.build();
    }

    private static LeadUp before(int index, Violated violated, List<TraceEvent> events) {
        Deque<TraceEvent> steps = new ArrayDeque<>();
        for (int i = index - 1; i >= 0 && steps.size() < MOST_STEPS; i--) {
            if (leadsTo(violated, events.get(i))) {
                steps.addFirst(events.get(i));
            }
        }
        return new LeadUp(violated, ImmutableList.copyOf(steps));
    }

    private static boolean leadsTo(Violated violated, TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActionTaken taken -> !taken.routine();
            case TraceEvent.EngineStarted _, TraceEvent.EngineStopped _ ->
                    violated.asset() != null || about(violated, event);
            case TraceEvent.AssetAdded _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.Engine _ ->
                    violated.asset() == null
                            ? about(violated, event)
                            : violated.asset().equals(EventWords.asset(event));
            case TraceEvent.RefusalsAre _, TraceEvent.QuotaIs _, TraceEvent.Observed _ ->
                    violated.asset() == null && about(violated, event);
            case TraceEvent.DeviceIs _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.NotTaken _,
                    TraceEvent.BytesMoved _,
                    TraceEvent.HintLost _,
                    Violated _ ->
                    false;
        };
    }

    private static boolean about(Violated violated, TraceEvent event) {
        return EventWords.subject(event).equals(violated.device());
    }
}
