package dev.photosync.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the search has found, shrunk, each once it was mended.
class FoundTest {
    static List<Path> found() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(FoundTest.class.getResource("/found")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void staysMended(Path file) {
        RunResult result =
                new ScenarioRun(new ScenarioReader(ScenarioFinder.KNOWN).read(file)).run();

        assertThat(result.ledger().violations()).isZero();
        assertThat(result.outcomes()).isNotEmpty().allMatch(outcome -> outcome.passed());
    }
}
