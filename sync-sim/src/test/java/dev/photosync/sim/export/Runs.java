package dev.photosync.sim.export;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Catalogue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.stream.Stream;

/// Runs for tests of the formats.
final class Runs {
    /// What writes a run.
    interface Format {
        void write(RunResult run, Writer to) throws IOException;
    }

    private Runs() {}

    static Stream<String> builtIn() {
        return Catalogue.names().stream();
    }

    static RunResult of(String builtIn) {
        return new ScenarioRun(new ScenarioFinder().find(builtIn)).run();
    }

    static String text(RunResult run, Format format) throws IOException {
        StringWriter text = new StringWriter();
        format.write(run, text);
        return text.toString();
    }
}
