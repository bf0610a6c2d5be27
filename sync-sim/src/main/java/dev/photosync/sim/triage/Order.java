package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.diagnose.FixKind;

/// An order in which to try fixes, the support desk last, and what it takes on average.
///
/// @param minutes expected until the stall is cleared, or the support desk has been visited
/// @param cleared the chance that it is cleared before the support desk
/// @param exact whether it is known that no order takes less
public record Order(ImmutableList<Step> steps, double minutes, double cleared, boolean exact) {
    /// Something to try.
    ///
    /// @param fixes one, or several that only help together
    /// @param minutes what it takes when it is called for, with the wait after it
    /// @param cleared the chance that the stall is cleared by now
    /// @param spent the minutes expected to have been spent by now
    public record Step(ImmutableSet<FixKind> fixes, int minutes, double cleared, double spent) {}
}
