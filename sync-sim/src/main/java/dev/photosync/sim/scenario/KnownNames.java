package dev.photosync.sim.scenario;

import com.google.common.collect.ImmutableSet;

/// Names that scenario files may use and that are defined elsewhere.
///
/// @param releases of the phone's software
/// @param currentRelease the one a device runs unless its file says otherwise
/// @param glitches known software glitches
/// @param defects defects that can be planted
/// @param routines of owners; {@code none} is always allowed
public record KnownNames(
        ImmutableSet<String> releases,
        String currentRelease,
        ImmutableSet<String> glitches,
        ImmutableSet<String> defects,
        ImmutableSet<String> routines) {}
