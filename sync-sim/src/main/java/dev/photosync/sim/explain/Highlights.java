package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.explain.Highlight.Kind;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What mattered in a run, as a timeline short enough to read.
///
/// What recurs is told once with its count; holds shorter than {@link HoldHighlights#SHORT_MICROS}
/// and what an owner's routine does are left out. If there is still too much, the lightest lines
/// go.
///
/// @param lines in order of time
/// @param leftOut how many lines had to go
/// @param routineActions how many actions came from owners' routines
public record Highlights(ImmutableList<Highlight> lines, int leftOut, int routineActions) {

    private static final long BURST_MICROS = 3_600_000_000L;
    private static final int OFTEN = 3;

    /// Picks what mattered.
    ///
    /// @param more lines from elsewhere, such as claims
    /// @param most how many lines to keep
    public static Highlights of(
            List<TraceEvent> events, HoldHistory holds, List<Highlight> more, int most) {
        Picker picker = new Picker();
        picker.lines.addAll(more);
        events.forEach(picker::read);
        picker.tellActions();
        picker.tellBursts();
        picker.lines.addAll(HoldHighlights.of(holds));
        return picker.pick(most);
    }

    private static final class Picker {
        private record Done(String targets, String phrase, List<Long> at) {}

        private record Burst(String device, String what) {}

        private record Tally(long from, long to, int count, long bytes) {}

        private final List<Highlight> lines = new ArrayList<>();
        private final Map<String, Done> actions = new LinkedHashMap<>();
        private final Map<Burst, List<Tally>> bursts = new LinkedHashMap<>();
        private final List<TraceEvent.ActionTaken> atOnce = new ArrayList<>();
        private int routineActions;

        void read(TraceEvent event) {
            switch (event) {
                case TraceEvent.ActionTaken taken -> {
                    if (taken.routine()) {
                        routineActions++;
                        return;
                    }
                    if (!atOnce.isEmpty() && atOnce.getFirst().atMicros() < taken.atMicros()) {
                        gather();
                    }
                    atOnce.add(taken);
                }
                case TraceEvent.Engine engine -> read(engine);
                case TraceEvent.EngineStopped stopped -> {
                    if (stopped.cause() == StopCause.BATTERY_EMPTY) {
                        add(
                                stopped.atMicros(),
                                Kind.ENGINE,
                                stopped.device(),
                                "switches off: the battery is empty",
                                55);
                    }
                }
                case TraceEvent.EngineStarted started -> {
                    if (started.cause() == StartCause.BATTERY_CHARGED) {
                        add(started.atMicros(), Kind.ENGINE, started.device(), "is on again", 50);
                    }
                }
                case TraceEvent.NotTaken not ->
                        burst(not.atMicros(), not.device(), "not taken", not.count(), 0);
                case TraceEvent.HintLost lost ->
                        burst(lost.atMicros(), lost.device(), "hint", 1, 0);
                case TraceEvent.Violated v ->
                        add(
                                v.atMicros(),
                                Kind.VIOLATED,
                                v.device(),
                                "must hold and does not: " + v.invariant() + ": " + v.detail(),
                                100);
                case TraceEvent.DeviceIs _,
                        TraceEvent.ConditionsAre _,
                        TraceEvent.Observed _,
                        TraceEvent.RefusalsAre _,
                        TraceEvent.AssetAdded _,
                        TraceEvent.CopyStored _,
                        TraceEvent.CloudCommitted _,
                        TraceEvent.QuotaIs _,
                        TraceEvent.BytesMoved _ -> {}
            }
        }

        private void read(TraceEvent.Engine engine) {
            long at = engine.atMicros();
            String device = engine.device();
            switch (engine.event()) {
                case EngineEvent.Merged merged ->
                        burst(at, device, "merged", 1, merged.copy() == null ? 0 : 1);
                case EngineEvent.Evicted evicted ->
                        burst(at, device, "evicted", 1, evicted.freedBytes());
                case EngineEvent.ResyncBegan _ -> burst(at, device, "resync", 1, 0);
                case EngineEvent.ListingInstead _ -> burst(at, device, "listing", 1, 0);
                case EngineEvent.ZoneLost _ ->
                        add(
                                at,
                                Kind.ENGINE,
                                device,
                                "finds the cloud's library gone, and offers all it has",
                                60);
                default -> {
                    // The daily work of an engine.
                }
            }
        }

        /// Puts together what happened to several targets at once, and the same done before.
        private void gather() {
            Map<String, List<String>> targets = new LinkedHashMap<>();
            for (TraceEvent.ActionTaken taken : atOnce) {
                targets.computeIfAbsent(Vocabulary.phrase(taken.action()), _ -> new ArrayList<>())
                        .add(taken.target());
            }
            long at = atOnce.getFirst().atMicros();
            targets.forEach((phrase, names) -> {
                String all = String.join(", ", names);
                actions.computeIfAbsent(
                                all + ": " + phrase, _ -> new Done(all, phrase, new ArrayList<>()))
                        .at()
                        .add(at);
            });
            atOnce.clear();
        }

        void tellActions() {
            if (!atOnce.isEmpty()) {
                gather();
            }
            for (Done done : actions.values()) {
                List<Long> at = done.at();
                if (at.size() > OFTEN) {
                    String often =
                            done.phrase()
                                    + " (and "
                                    + Words.count(at.size() - 1L, "more time")
                                    + " until "
                                    + Words.clock(at.getLast())
                                    + ")";
                    add(at.getFirst(), Kind.ACTION, done.targets(), often, 75);
                } else {
                    at.forEach(t -> add(t, Kind.ACTION, done.targets(), done.phrase(), 75));
                }
            }
        }

        private void burst(long at, String device, String what, int count, long bytes) {
            List<Tally> tallies =
                    bursts.computeIfAbsent(new Burst(device, what), _ -> new ArrayList<>());
            Tally last = tallies.isEmpty() ? null : tallies.getLast();
            if (last != null && at - last.to() <= BURST_MICROS) {
                tallies.removeLast();
                tallies.add(new Tally(last.from(), at, last.count() + count, last.bytes() + bytes));
            } else {
                tallies.add(new Tally(at, at, count, bytes));
            }
        }

        void tellBursts() {
            bursts.forEach((burst, tallies) -> {
                for (Tally tally : tallies) {
                    String text = inWords(burst.what(), tally);
                    int weight = burst.what().equals("hint") ? 20 : 45;
                    add(tally.from(), Kind.ENGINE, burst.device(), text, weight);
                }
            });
        }

        private static String inWords(String what, Tally tally) {
            return switch (what) {
                case "merged" ->
                        Words.count(tally.count(), "conflict")
                                + " merged"
                                + (tally.bytes() > 0
                                        ? ", "
                                                + Words.count(tally.bytes(), "losing edit")
                                                + " kept as a copy"
                                        : ", with nothing lost");
                case "evicted" ->
                        Words.count(tally.count(), "original")
                                + " made way for optimised copies, "
                                + Words.size(tally.bytes())
                                + " freed";
                case "resync" ->
                        "finds out in what it differs from the cloud" + times(tally.count());
                case "listing" -> "reads the listing of the whole library" + times(tally.count());
                case "not taken" ->
                        Words.count(tally.count(), "picture") + " not saved: the phone is full";
                default -> Words.count(tally.count(), "push hint") + " lost";
            };
        }

        private static String times(int count) {
            return count > 1 ? " (" + count + " times)" : "";
        }

        private void add(long at, Kind kind, String subject, String text, int weight) {
            lines.add(new Highlight(at, kind, subject, text, weight));
        }

        Highlights pick(int most) {
            List<Highlight> kept = new ArrayList<>(lines);
            kept.sort(
                    Comparator.comparingInt(Highlight::weight)
                            .reversed()
                            .thenComparingLong(Highlight::atMicros));
            int leftOut = Math.max(0, kept.size() - most);
            kept.subList(kept.size() - leftOut, kept.size()).clear();
            kept.sort(Comparator.comparingLong(Highlight::atMicros).thenComparing(Highlight::kind));
            return new Highlights(ImmutableList.copyOf(kept), leftOut, routineActions);
        }
    }
}
