package dev.photosync.sim.defect;

import java.util.function.Supplier;

/// A known glitch of a phone's software: what it is called, what it does, what ends it.
///
/// @param name as scenarios write it
/// @param story what goes wrong, in a sentence
/// @param endedBy the least that ends it; a restart ends what opening the app does, and an update
///   what a restart does
/// @param boundary makes the disturbance
public record Glitch(
        String name, String story, Boundary.Remedy endedBy, Supplier<Boundary> boundary) {}
