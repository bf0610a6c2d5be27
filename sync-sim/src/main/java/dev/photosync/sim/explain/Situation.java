package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The true state of every device at one moment: what is pending, what holds it and whether that is
/// so, what moves, and where the engine's belief and the phone's condition differ.
///
/// @param devices in the order of the scenario
public record Situation(long atMicros, ImmutableList<OfDevice> devices) {
    /// A device's state.
    ///
    /// @param release the software it runs; empty before it has started
    /// @param runningSinceMicros when its engine last started
    /// @param work by kind, kinds without any left out
    /// @param holds in the order of {@link Reason}
    /// @param unheard assets in the cloud that it has not heard of
    /// @param feedDue whether it knows of, or suspects, news in the cloud
    /// @param differences where belief and condition differ
    public record OfDevice(
            String device,
            String account,
            String release,
            boolean running,
            long runningSinceMicros,
            ImmutableList<Work> work,
            ImmutableList<Hold> holds,
            int unheard,
            boolean feedDue,
            ImmutableList<Differences.Difference> differences) {
        /// All pending items.
        public int pending() {
            return work.stream().mapToInt(Work::pending).sum();
        }

        /// Whether there is nothing to do and nothing to hear of.
        public boolean atRest() {
            return running && work.isEmpty() && unheard == 0 && !feedDue;
        }
    }

    /// Pending work of one kind.
    ///
    /// @param moving items that have a slot
    /// @param held items that something holds
    /// @param waiting items that wait their turn
    /// @param bytes of all items
    /// @param example one of the items, one that moves if there is one
    public record Work(
            WorkKind kind,
            int pending,
            int moving,
            int held,
            int waiting,
            long bytes,
            AssetId example) {}

    /// A reason that holds pending work.
    ///
    /// @param kinds the kinds of work it holds
    /// @param items how many items it holds; 0 if it holds only the reading of changes
    /// @param sinceMicros since when
    /// @param untilMicros when it is known to end
    /// @param falseSinceMicros since when it has not been true; empty if it is
    public record Hold(
            Reason reason,
            ImmutableList<WorkKind> kinds,
            int items,
            long sinceMicros,
            OptionalLong untilMicros,
            OptionalLong falseSinceMicros) {
        /// Whether the reason is true.
        public boolean genuine() {
            return falseSinceMicros.isEmpty();
        }
    }

    /// The state that a trace leads to.
    ///
    /// @param ledger the trace's books
    public static Situation of(Ledger ledger, List<TraceEvent> events) {
        ImmutableList.Builder<OfDevice> devices = ImmutableList.builder();
        for (DeviceLedger device : ledger.devices()) {
            devices.add(new Reader(device, ledger, events).read());
        }
        return new Situation(ledger.nowMicros(), devices.build());
    }

    /// The state of one device alone, or of all.
    ///
    /// @param device its name; null for all
    public Situation of(@Nullable String device) {
        return device == null
                ? this
                : new Situation(
                        atMicros,
                        devices.stream()
                                .filter(state -> state.device().equals(device))
                                .collect(ImmutableList.toImmutableList()));
    }

    private static final class Reader {
        private final DeviceLedger device;
        private final Ledger ledger;
        private final List<TraceEvent> events;

        Reader(DeviceLedger device, Ledger ledger, List<TraceEvent> events) {
            this.device = device;
            this.ledger = ledger;
            this.events = events;
        }

        OfDevice read() {
            Optional<TraceEvent.EngineStarted> started = started();
            Conditions truth = device.truth();
            Conditions belief = device.belief();
            return new OfDevice(
                    device.device(),
                    device.account(),
                    started.map(TraceEvent.EngineStarted::release).orElse(""),
                    device.running(),
                    started.map(TraceEvent.EngineStarted::atMicros).orElse(0L),
                    work(),
                    holds(),
                    device.unheard(),
                    device.pollDue(),
                    truth == null || belief == null || !device.running()
                            ? ImmutableList.of()
                            : Differences.between(truth, belief));
        }

        private Optional<TraceEvent.EngineStarted> started() {
            for (int i = events.size() - 1; i >= 0; i--) {
                if (events.get(i) instanceof TraceEvent.EngineStarted started
                        && started.device().equals(device.device())) {
                    return Optional.of(started);
                }
            }
            return Optional.empty();
        }

        private ImmutableList<Work> work() {
            ImmutableList.Builder<Work> work = ImmutableList.builder();
            for (WorkKind kind : WorkKind.values()) {
                ImmutableList<DeviceLedger.Item> items = device.itemsOf(kind);
                if (items.isEmpty()) {
                    continue;
                }
                int held = 0;
                int moving = 0;
                long bytes = 0;
                DeviceLedger.Item example = items.getFirst();
                for (DeviceLedger.Item item : items) {
                    bytes += item.bytes();
                    if (item.moving()) {
                        example = moving == 0 ? item : example;
                        moving++;
                    } else if (device.running()
                            && (item.reasons() | device.laneReasons(kind)) != Reasons.NONE) {
                        held++;
                    }
                }
                work.add(
                        new Work(
                                kind,
                                items.size(),
                                moving,
                                held,
                                items.size() - moving - held,
                                bytes,
                                example.asset()));
            }
            return work.build();
        }

        private ImmutableList<Hold> holds() {
            long[] kindHolds = new long[WorkKind.values().length];
            long all = Reasons.NONE;
            for (WorkKind kind : WorkKind.values()) {
                kindHolds[kind.ordinal()] = device.running() ? device.holds(kind) : 0;
                all |= kindHolds[kind.ordinal()];
            }
            long untrue = device.judge().falseForAll(kindHolds, ledger.nowMicros());
            ImmutableList.Builder<Hold> holds = ImmutableList.builder();
            for (Reason reason : Reasons.list(all)) {
                holds.add(hold(reason, kindHolds, Reasons.contains(untrue, reason)));
            }
            return holds.build();
        }

        private Hold hold(Reason reason, long[] kindHolds, boolean isFalse) {
            List<WorkKind> kinds = new ArrayList<>();
            int items = 0;
            long since = Long.MAX_VALUE;
            long until = 0;
            for (WorkKind kind : WorkKind.values()) {
                if (!Reasons.contains(kindHolds[kind.ordinal()], reason)) {
                    continue;
                }
                kinds.add(kind);
                if (Reasons.contains(device.laneReasons(kind), reason)) {
                    items += device.pending(kind) - device.moving(kind);
                    since = Math.min(since, device.laneSince(kind, reason));
                    boolean alone = device.laneReasons(kind) == reason.bit();
                    until = alone ? Math.max(until, device.laneUntil(kind)) : until;
                } else {
                    items += device.parked(kind, reason);
                    since =
                            Math.min(
                                    since,
                                    device.itemsOf(kind).stream()
                                            .filter(i -> Reasons.contains(i.reasons(), reason))
                                            .min(
                                                    Comparator.comparingLong(
                                                            DeviceLedger.Item::sinceMicros))
                                            .map(DeviceLedger.Item::sinceMicros)
                                            .orElse(Long.MAX_VALUE));
                }
            }
            boolean known = until > ledger.nowMicros() && until < Long.MAX_VALUE;
            return new Hold(
                    reason,
                    ImmutableList.copyOf(kinds),
                    items,
                    Math.min(since, ledger.nowMicros()),
                    known ? OptionalLong.of(until) : OptionalLong.empty(),
                    isFalse
                            ? OptionalLong.of(
                                    Disproof.sinceMicros(reason, kinds.getFirst(), device, events))
                            : OptionalLong.empty());
        }
    }
}
