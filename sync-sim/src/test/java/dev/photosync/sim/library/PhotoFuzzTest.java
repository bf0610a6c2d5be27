package dev.photosync.sim.library;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.photosync.sim.input.InputCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The inputs that the coverage-guided fuzzer kept, given to the photo importer again.
class PhotoFuzzTest {
    static List<Path> inputs() {
        return InputCorpus.of("photo");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(20)
    void survives(Path input) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        assertThatCode(() -> PhotoFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }
}
