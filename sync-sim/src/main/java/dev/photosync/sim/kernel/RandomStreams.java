package dev.photosync.sim.kernel;

import dev.photosync.core.library.Mix;
import java.util.ArrayList;
import java.util.List;

/// All randomness of one simulation: one seed, from which every part takes a stream by name.
///
/// A stream depends on the seed and its own name alone, so that another draw in one part, or
/// another part, shifts no stream but its own.
public final class RandomStreams {
    private record Named(long name, RandomStream stream) {}

    private final long seed;
    private final List<Named> taken = new ArrayList<>();

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /// The stream of this name, from its beginning. Asking twice gives two streams that draw the
    /// same, so each part asks once, for a name that no other part uses.
    public RandomStream stream(String name) {
        Named named = new Named(Mix.of(name), new RandomStream(Mix.of(seed, Mix.of(name))));
        taken.add(named);
        return named.stream();
    }

    /// Makes every stream that was taken go on as if it began with another seed.
    public void reseed(long other) {
        taken.forEach(named -> named.stream().reseed(Mix.of(other, named.name())));
    }
}
