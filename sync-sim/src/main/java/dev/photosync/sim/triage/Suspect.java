package dev.photosync.sim.triage;

/// A cause that may be behind what is known.
///
/// @param prior its share of all weights, before anything was known
/// @param likelihood how many of its moments show what is known, from 0 to 1
/// @param share its share of all that is left, from 0 to 1: prior times likelihood, normalised
public record Suspect(Cause cause, double prior, double likelihood, double share) {}
