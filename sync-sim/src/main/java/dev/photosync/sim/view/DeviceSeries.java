package dev.photosync.sim.view;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.explain.Differences.Difference;
import dev.photosync.sim.view.GateBar.Layer;
import java.util.Objects;

/// A device over time.
///
/// @param gates when each reason stood, in order of their beginning
/// @param differences when the engine was told other than the truth, and what
/// @param running the times its engine ran, and of which release
/// @param transfers in order of their beginning
public record DeviceSeries(
        String device,
        String account,
        Traffic traffic,
        Queue queue,
        State state,
        ImmutableList<GateBar> gates,
        ImmutableList<Span<ImmutableList<Difference>>> differences,
        ImmutableList<Span<String>> running,
        ImmutableList<Transfer> transfers) {

    /// What went over the wire so far, in bytes, requests and records included.
    ///
    /// @param cellularBytes how much of both went over cellular
    public record Traffic(StepSeries upBytes, StepSeries downBytes, StepSeries cellularBytes) {}

    /// What there was to do, in items.
    ///
    /// @param pending by kind of work; for all kinds
    /// @param moving how many of them had a slot
    /// @param unheard assets in the cloud that the device had not heard of
    public record Queue(
            ImmutableMap<WorkKind, StepSeries> pending,
            ImmutableMap<WorkKind, StepSeries> moving,
            StepSeries unheard) {
        /// The pending items of a kind.
        public StepSeries pending(WorkKind kind) {
            return Objects.requireNonNull(pending.get(kind), "every kind has a series");
        }

        /// The items of a kind that had a slot.
        public StepSeries moving(WorkKind kind) {
            return Objects.requireNonNull(moving.get(kind), "every kind has a series");
        }
    }

    /// How the device truly was.
    ///
    /// @param charging 1 while it charged, else 0
    /// @param lowPowerMode 1 while it was in Low Power Mode, else 0
    /// @param storageBytes the size of its storage
    /// @param usedBytes what was taken of it, by photos, apps and the system; small changes are
    ///   told in steps
    /// @param network the network in use
    public record State(
            StepSeries batteryPercent,
            StepSeries charging,
            StepSeries lowPowerMode,
            long storageBytes,
            StepSeries usedBytes,
            ImmutableList<Span<Network>> network) {}

    /// The bars of one layer.
    public ImmutableList<GateBar> gates(Layer layer) {
        return gates.stream()
                .filter(bar -> bar.layer() == layer)
                .collect(ImmutableList.toImmutableList());
    }
}
