package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.explain.HoldHistory.Busy;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a support desk is handed: what a device is, what holds its work, and what was tried.
///
/// @param atMicros when it was made
/// @param stalledSinceMicros since when something had been pending without a break
/// @param pending items that were pending then, by what they wait for
/// @param release the software the device ran
/// @param truth the device's true conditions
/// @param tried what was tried since the stall began, in order
/// @param held what still held its work, longest first
/// @param failures what the cloud or the network last said, with how often it said so
public record DiagnosticBundle(
        String device,
        String account,
        long atMicros,
        long stalledSinceMicros,
        int pending,
        String release,
        Optional<Conditions> truth,
        ImmutableList<Tried> tried,
        ImmutableList<StillHeld> held,
        ImmutableList<Failure> failures) {
    /// How long a fix is given to show its effect.
    public static final long SETTLE_MICROS = 3_600_000_000L;

    private static final int MOST_FAILURES = 5;

    /// A fix that was tried.
    ///
    /// @param target what it was done to
    /// @param phrase the action in words
    /// @param before what held the device's work just before
    /// @param after what held it {@link #SETTLE_MICROS} later, or just before the next try
    public record Tried(
            long atMicros,
            String target,
            String phrase,
            ImmutableList<Reason> before,
            ImmutableList<Reason> after) {
        /// Whether it cleared everything that had held.
        public boolean cleared() {
            return !before.isEmpty() && after.isEmpty();
        }
    }

    /// A hold that no fix has cleared.
    ///
    /// @param isFalse whether it is no longer true
    public record StillHeld(Reason reason, long sinceMicros, boolean isFalse) {}

    /// Something that went wrong with requests.
    public record Failure(String problem, int times, long lastMicros) {}

    /// The bundles that a run's visits to the support desk made.
    public static ImmutableList<DiagnosticBundle> ofVisits(
            Scenario scenario, List<TraceEvent> events, HoldHistory holds) {
        ImmutableList.Builder<DiagnosticBundle> bundles = ImmutableList.builder();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.ActionTaken taken
                    && taken.action() instanceof Action.VisitSupportDesk) {
                bundles.add(of(scenario, taken.target(), taken.atMicros(), events, holds));
            }
        }
        return bundles.build();
    }

    /// A bundle for every device, as if each were taken to the desk at the end.
    public static ImmutableList<DiagnosticBundle> atEnd(
            Scenario scenario, long endMicros, List<TraceEvent> events, HoldHistory holds) {
        return scenario.devices().keySet().stream()
                .map(device -> of(scenario, device, endMicros, events, holds))
                .collect(ImmutableList.toImmutableList());
    }

    /// The bundle of a device just before a moment.
    public static DiagnosticBundle of(
            Scenario scenario,
            String device,
            long atMicros,
            List<TraceEvent> events,
            HoldHistory holds) {
        return new Maker(scenario, device, atMicros, holds).make(events);
    }

    private static final class Maker {
        private final Scenario scenario;
        private final String device;
        private final String account;
        private final long atMicros;
        private final HoldHistory holds;
        private final List<TraceEvent.ActionTaken> fixes = new ArrayList<>();
        private final Map<String, Failure> failures = new LinkedHashMap<>();
        private final long since;
        private String release = "";
        private Optional<Conditions> truth = Optional.empty();
        private Optional<DeviceLedger> book = Optional.empty();

        Maker(Scenario scenario, String device, long atMicros, HoldHistory holds) {
            this.scenario = scenario;
            this.device = device;
            this.account = Objects.requireNonNull(scenario.devices().get(device)).account();
            this.atMicros = atMicros;
            this.holds = holds;
            this.since =
                    holds.busy().stream()
                            .filter(b -> b.device().equals(device) && spans(b))
                            .mapToLong(Busy::fromMicros)
                            .findFirst()
                            .orElse(atMicros);
        }

        private boolean spans(Busy busy) {
            return busy.fromMicros() < atMicros && (busy.open() || busy.toMicros() >= atMicros);
        }

        DiagnosticBundle make(List<TraceEvent> events) {
            for (TraceEvent event : events) {
                if (event.atMicros() > atMicros
                        || event instanceof TraceEvent.ActionTaken taken
                                && taken.atMicros() == atMicros
                                && taken.action() instanceof Action.VisitSupportDesk) {
                    break;
                }
                read(event);
            }
            return new DiagnosticBundle(
                    device,
                    account,
                    atMicros,
                    since,
                    book.map(DeviceLedger::pending).orElse(0),
                    release,
                    truth,
                    tried(),
                    held(),
                    failures.values().stream()
                            .sorted(Comparator.comparingInt(Failure::times).reversed())
                            .limit(MOST_FAILURES)
                            .collect(ImmutableList.toImmutableList()));
        }

        private void read(TraceEvent event) {
            switch (event) {
                case TraceEvent.DeviceIs is when is.device().equals(device) ->
                        book = Optional.of(new DeviceLedger(is));
                case TraceEvent.ConditionsAre are when are.device().equals(device) -> {
                    truth = Optional.of(are.conditions());
                    book.ifPresent(b -> b.read(event));
                }
                case TraceEvent.EngineStarted started when started.device().equals(device) -> {
                    release = started.release();
                    book.ifPresent(b -> b.read(event));
                }
                case TraceEvent.Engine engine when engine.device().equals(device) -> {
                    book.ifPresent(b -> b.read(event));
                    if (engine.event() instanceof EngineEvent.RequestFailed failed
                            && event.atMicros() >= since) {
                        failures.merge(
                                failed.problem(),
                                new Failure(failed.problem(), 1, event.atMicros()),
                                (old, now) ->
                                        new Failure(
                                                old.problem(), old.times() + 1, now.lastMicros()));
                    }
                }
                case TraceEvent.ActionTaken taken -> {
                    if (taken.atMicros() >= since
                            && concerns(taken.target())
                            && Fixes.fixLike(taken.action())
                            && !taken.routine()) {
                        fixes.add(taken);
                    }
                }
                default -> {
                    // About something else.
                }
            }
        }

        /// Whether a target is the device or something that it depends on.
        private boolean concerns(String target) {
            return target.equals(device)
                    || !scenario.devices().containsKey(target)
                            && (target.equals(account) || !scenario.accounts().containsKey(target));
        }

        private ImmutableList<Tried> tried() {
            ImmutableList.Builder<Tried> tried = ImmutableList.builder();
            for (int i = 0; i < fixes.size(); i++) {
                TraceEvent.ActionTaken fix = fixes.get(i);
                long next = atMicros;
                for (int j = i + 1; j < fixes.size() && next == atMicros; j++) {
                    long at = fixes.get(j).atMicros();
                    next = at > fix.atMicros() ? at : next;
                }
                long later = Math.min(next, fix.atMicros() + SETTLE_MICROS) - 1;
                tried.add(
                        new Tried(
                                fix.atMicros(),
                                fix.target(),
                                Vocabulary.phrase(fix.action()),
                                Reasons.list(holds.holdsAt(device, fix.atMicros() - 1)),
                                Reasons.list(
                                        holds.holdsAt(device, Math.max(later, fix.atMicros())))));
            }
            return tried.build();
        }

        private ImmutableList<StillHeld> held() {
            return holds.stretches().stream()
                    .filter(s -> s.device().equals(device) && spans(s))
                    .sorted(Comparator.comparingLong(Stretch::fromMicros))
                    .map(s ->
                            new StillHeld(
                                    s.reason(),
                                    firstMicros(s),
                                    s.falseFromMicros() >= 0 && s.falseFromMicros() < atMicros))
                    .collect(ImmutableList.toImmutableList());
        }

        /// When a hold began, restarts and other short breaks apart.
        private long firstMicros(Stretch last) {
            long first = last.fromMicros();
            for (Stretch earlier : holds.stretches().reverse()) {
                if (earlier.device().equals(device)
                        && earlier.reason() == last.reason()
                        && earlier.fromMicros() < first
                        && first - earlier.toMicros() < SETTLE_MICROS) {
                    first = earlier.fromMicros();
                }
            }
            return first;
        }

        private boolean spans(Stretch stretch) {
            return stretch.fromMicros() < atMicros
                    && (stretch.open() || stretch.toMicros() >= atMicros);
        }
    }
}
