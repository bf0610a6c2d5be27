package dev.photosync.sim.run;

import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.scenario.KnownNames;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import dev.photosync.sim.world.Routine;
import java.nio.file.Path;

/// Scenarios written in tests.
public final class TestScenarios {
    /// The names that scenarios may use.
    public static final KnownNames KNOWN =
            new KnownNames(
                    ImmutableSet.copyOf(Releases.all().keySet()),
                    Releases.CURRENT,
                    ImmutableSet.copyOf(Glitches.all().keySet()),
                    Routine.NAMES);

    private TestScenarios() {}

    /// Reads a scenario's text.
    public static Scenario read(String text) {
        return new ScenarioReader(KNOWN).read("test.yaml", text, Path.of(""));
    }

    /// Reads and runs a scenario's text.
    public static RunResult run(String text) {
        return new ScenarioRun(read(text)).run();
    }
}
