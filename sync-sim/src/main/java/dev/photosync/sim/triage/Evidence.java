package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;

/// What the simulation has taught: every cause with the symptoms that it shows and what clears it.
///
/// @param causes in alphabetical order
public record Evidence(ImmutableList<Cause> causes) {}
