package dev.photosync.sim.world;

import dev.photosync.sim.kernel.RandomStreams;

/// Other luck from a moment on: what the owners take and do by routine, and when connections break.
///
/// What has happened by then is untouched. The moments at which an engine tries again after a
/// failure stay as its seed has them.
///
/// @param fromMicros the moment
/// @param seed of whatever is drawn after it
public record Reseeding(long fromMicros, long seed) {
    RandomStreams streams() {
        return new RandomStreams(seed);
    }
}
