package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import java.util.OptionalLong;

/// What became of a stall in one run of its future.
///
/// @param firstByteMicros when the first byte of a picture moved, on a stalled device
/// @param firstDoneMicros when the first item was done there, or the first news was heard
/// @param reachedMicros when the goal was reached
/// @param endMicros when the run ended: as soon as the goal was reached, or with the future
/// @param cellularBytes what all devices moved over cellular networks, from the fix on
/// @param batteryPercent what the stalled devices' batteries lost when they were not on a charger,
///   as far as their systems report it: in steps of up to 5 %
/// @param heldLater what held the stalled devices an hour after the fix; a set of reasons, none if
///   the goal was reached by then
/// @param heldAtEnd what held them at the end
/// @param pendingAtEnd what was pending or unheard on them at the end
/// @param picturesAtEnd how many of these were pictures to move, or unheard
/// @param violations how often something that must hold did not
/// @param pending what was pending or unheard on the stalled devices, from the fork on
public record Future(
        OptionalLong firstByteMicros,
        OptionalLong firstDoneMicros,
        OptionalLong reachedMicros,
        long endMicros,
        long cellularBytes,
        int batteryPercent,
        long heldLater,
        long heldAtEnd,
        int pendingAtEnd,
        int picturesAtEnd,
        int violations,
        ImmutableList<Point> pending) {
    /// How many items there were, from a moment to the next point.
    public record Point(long atMicros, int items) {}

    /// Whether anything got through on a stalled device.
    public boolean moved() {
        return firstByteMicros.isPresent() || firstDoneMicros.isPresent();
    }

    /// Whether the goal was reached at a moment.
    public boolean reachedAt(long micros) {
        return reachedMicros.equals(OptionalLong.of(micros));
    }

    /// Whether the goal was reached.
    public boolean reached() {
        return reachedMicros.isPresent();
    }
}
