package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableMap;

/// What a search went through.
///
/// @param histories one per seed
/// @param cases decisions about trees that did not agree already
/// @param findings histories in which a law was broken
/// @param met how many cases of each kind there were
public record PlannerTally(
        long histories, long cases, long findings, ImmutableMap<Met, Long> met) {}
