package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.form.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioProblemsTest {
    private static final Path HERE = Path.of(".");

    @ParameterizedTest
    @MethodSource("dev.photosync.sim.scenario.ScenarioCorpus#bad")
    void explainsEveryMistakeWithItsPlace(Path file) {
        String folder = ScenarioCorpus.FOLDER.resolve("bad").toAbsolutePath().toString();
        ImmutableList<String> expected =
                ScenarioCorpus.text(file)
                        .lines()
                        .filter(line -> line.startsWith("# ! "))
                        .map(line -> line.substring(4).replace("DIR", folder))
                        .collect(ImmutableList.toImmutableList());
        assertThat(expected).as("what %s expects", file).isNotEmpty();
        assertThat(problems(() -> ScenarioCorpus.READER.read(file)))
                .allMatch(problem -> problem.file().equals(file.toString()))
                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
                .isEqualTo(expected);
    }

    @Test
    void saysWhenThereIsNoFile(@TempDir Path folder) {
        Path missing = folder.resolve("nothing.yaml");
        assertThatThrownBy(() -> ScenarioCorpus.READER.read(missing))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> ScenarioCorpus.READER.read(folder))
                .hasMessage(folder + ": expected a file, found a folder");
    }

    @Test
    void saysWhereAFileIsNoText(@TempDir Path folder) throws IOException {
        Path image = folder.resolve("image.yaml");
        Files.write(image, new byte[] {'a', ':', '\n', 'b', (byte) 0xFF, (byte) 0xD8});
        assertThatThrownBy(() -> ScenarioCorpus.READER.read(image))
                .hasMessage(image + ":2:2: expected text in UTF-8; is this a YAML file?");
        Files.writeString(image, "a: b\nc: \u0007\n");
        assertThatThrownBy(() -> ScenarioCorpus.READER.read(image))
                .hasMessage(
                        image
                                + ":2:4: expected text, found the character U+0007; is this a YAML"
                                + " file?");
    }

    @Test
    void refusesFilesThatAreTooLarge(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.yaml");
        Files.writeString(large, "#".repeat(ScenarioReader.LARGEST_BYTES + 1));
        assertThatThrownBy(() -> ScenarioCorpus.READER.read(large))
                .hasMessage(large + ": the file is larger than 1 MiB, the most allowed");
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() {
        assertThatThrownBy(() -> ScenarioCorpus.READER.read("empty.yaml", "", HERE))
                .hasMessage("empty.yaml:1:1: the file is empty");
    }

    @Test
    void namesTheFileLineAndColumnInItsMessage() {
        assertThatThrownBy(() ->
                        ScenarioCorpus.READER.read("my.yaml", "scenario: x\nlenth: 1d\n", HERE))
                .hasMessageContaining("my.yaml:2:1: unknown key `lenth`; did you mean `length`?");
    }

    @Test
    void stopsCollectingAfterTwentyProblems() {
        String text = "scenario: x\n" + "unknown-%d: 1\n".repeat(50);
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String line : text.lines().toList()) {
            numbered.append(line.replace("%d", Integer.toString(number++))).append('\n');
        }
        assertThat(problems(() -> ScenarioCorpus.READER.read("x", numbered.toString(), HERE)))
                .hasSize(Problems.MOST);
    }

    /// Each of these has taken some YAML reader down.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{a: ", "- ", "? ", "a:\n ", "!!x ", "&a ", "\"\\x", "| ", "#", "\t", "'"
            })
    void answersAtOnceWhateverIsRepeated(String text) {
        String repeated = text.repeat(900_000 / text.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        assertThatThrownBy(() -> ScenarioCorpus.READER.read("x", repeated, HERE))
                                .isInstanceOf(ScenarioException.class));
    }

    @Test
    void neverFailsOtherwiseThanByExplainingAMistake() {
        SplittableRandom random = new SplittableRandom(17);
        ImmutableList<Path> good = ScenarioCorpus.good();
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes =
                    ScenarioCorpus.text(good.get(random.nextInt(good.size())))
                            .getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(' ' - 1, 127);
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            try {
                ScenarioCorpus.READER.read("mutated", text, ScenarioCorpus.FOLDER.resolve("good"));
            } catch (ScenarioException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e).hasMessageStartingWith("mutated");
            }
        }
    }

    private static ImmutableList<ScenarioProblem> problems(Runnable reading) {
        return catchThrowableOfType(ScenarioException.class, reading::run).problems();
    }
}
