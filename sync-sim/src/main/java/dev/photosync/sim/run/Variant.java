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
        return copy(of, seed, of.defect(), of.library());
    }

    /// The same with another defect in every device, or with none.
    public static Scenario withDefect(Scenario of, Optional<String> defect) {
        return copy(of, of.seed(), defect, of.library());
    }

    /// The same with a folder of real photos as its library, in the place where its own would be.
    public static Scenario withLibrary(Scenario of, Path folder) {
        LibrarySetup library = of.library();
        return copy(
                of,
                of.seed(),
                of.defect(),
                new LibrarySetup(0, 0, Optional.of(folder), library.on(), library.account()));
    }

    private static Scenario copy(
            Scenario of, long seed, Optional<String> defect, LibrarySetup library) {
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
                defect,
                of.accounts(),
                of.cloud(),
                library,
                of.networks(),
                of.devices(),
                of.timeline(),
                of.expectations());
    }
}
