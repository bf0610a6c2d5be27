package dev.photosync.sim.explain;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
    /// @param off why its engine does not run; empty if it does
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
            Optional<Off> off,
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

    /// That an engine does not run.
    ///
    /// @param cause what stopped it; empty before it has started
    public record Off(Optional<StopCause> cause, long sinceMicros) {}

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
            Supplier<FalseSince> falseSince =
                    Suppliers.memoize(() -> new FalseSince(device).read(events));
            devices.add(SituationReader.read(device, ledger.nowMicros(), falseSince));
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
}
