package dev.photosync.sim.run;

import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import java.nio.file.Path;
import java.util.Optional;

/// The same story with one thing changed.
public final class Variant {
    private Variant() {}

    /// The same with another seed: other photo sizes and other luck.
    public static Scenario withSeed(Scenario of, long seed) {
        return copy(of, seed, of.library());
    }

    /// The same with a folder of real photos as its library, in the place where its own would be.
    public static Scenario withLibrary(Scenario of, Path folder) {
        LibrarySetup library = of.library();
        return copy(
                of,
                of.seed(),
                new LibrarySetup(0, 0, Optional.of(folder), library.on(), library.account()));
    }

    private static Scenario copy(Scenario of, long seed, LibrarySetup library) {
        return new Scenario(
                of.source(),
                of.name(),
                of.title(),
                of.strategy(),
                of.kind(),
                of.lesson(),
                of.lengthMicros(),
                of.startOfDayMicros(),
                seed,
                of.defect(),
                of.accounts(),
                of.cloud(),
                library,
                of.networks(),
                of.devices(),
                of.timeline(),
                of.expectations());
    }
}
