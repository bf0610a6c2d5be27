package dev.photosync.sim.view;

import dev.photosync.core.gate.Reason;

/// A time for which a gate's reason stood, seen from one of the places where it can stand.
///
/// @param layer where
/// @param open whether it still did at the end of the trace
public record GateBar(Reason reason, Layer layer, long fromMicros, long toMicros, boolean open) {
    /// Where a reason can stand. In a healthy device all agree, apart from what there is no work
    /// for.
    public enum Layer {
        /// In the world: as the device's conditions, the plan and the cloud truly are. Reasons that
        /// are the engine's own, such as a backoff, have no other truth and are not here.
        TRUE,
        /// In what the engine was told of the device's conditions.
        BELIEVED,
        /// In the engine, which holds pending work for it.
        HELD,
        /// In the engine, which holds pending work for it although it is not true.
        HELD_FALSELY
    }

    /// How long it was.
    public long micros() {
        return toMicros - fromMicros;
    }
}
