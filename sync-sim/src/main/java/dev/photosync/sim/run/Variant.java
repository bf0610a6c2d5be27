package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.LibrarySetup;
import dev.photosync.sim.scenario.ScenarioBuilder;
import java.nio.file.Path;
import java.util.Optional;

/// The same story with one thing changed.
public final class Variant {
    private Variant() {}

    /// The same with another seed: other photo sizes and other luck.
    public static Scenario withSeed(Scenario of, long seed) {
        return new ScenarioBuilder(of).seed(seed).build();
    }

    /// The same with a folder of real photos as its library, in the place where its own would be.
    public static Scenario withLibrary(Scenario of, Path folder) {
        LibrarySetup library = of.library();
        return new ScenarioBuilder(of)
                .library(
                        new LibrarySetup(
                                0, 0, Optional.of(folder), library.on(), library.account()))
                .build();
    }

    /// The same with another defect in every device, or with none.
    public static Scenario withDefect(Scenario of, Optional<String> defect) {
        return new ScenarioBuilder(of).defect(defect).build();
    }

    /// The same with other claims.
    public static Scenario withExpectations(Scenario of, ImmutableList<Expectation> expectations) {
        return new ScenarioBuilder(of).expectations(expectations).build();
    }
}
