package dev.photosync.sim.run;

import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import java.nio.file.Path;

/// Scenarios written in tests.
public final class TestScenarios {
    private TestScenarios() {}

    /// Reads a scenario's text.
    public static Scenario read(String text) {
        return new ScenarioReader(ScenarioFinder.KNOWN).read("test.yaml", text, Path.of(""));
    }

    /// Reads and runs a scenario's text.
    public static RunResult run(String text) {
        return new ScenarioRun(read(text)).run();
    }
}
