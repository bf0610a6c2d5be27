package dev.photosync.sim.kernel;

import dev.photosync.core.library.Mix;

/// All randomness of one simulation: one seed, from which every part takes a stream by name.
///
/// A stream depends on the seed and its own name alone, so that another draw in one part, or
/// another part, shifts no stream but its own.
public record RandomStreams(long seed) {
    /// The stream of this name, from its beginning. Asking twice gives two streams that draw the
    /// same, so each part asks once, for a name that no other part uses.
    public RandomStream stream(String name) {
        return new RandomStream(Mix.of(seed, Mix.of(name)));
    }
}
