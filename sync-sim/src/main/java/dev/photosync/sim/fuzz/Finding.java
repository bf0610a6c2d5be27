package dev.photosync.sim.fuzz;

import dev.photosync.sim.scenario.Scenario;

/// A seed whose system breaks.
///
/// @param seed of the search
/// @param failure how it breaks
/// @param scenario the smallest scenario that was found to break so
/// @param entriesBefore the length of its timeline as drawn
/// @param trials the runs it took to shrink it; 0 if it was not shrunk
public record Finding(
        long seed, Failure failure, Scenario scenario, int entriesBefore, int trials) {}
