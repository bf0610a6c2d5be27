package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzCommandTest {
    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @Test
    void tellsThatNothingBrokeAndWhatWasReached() {
        Ran ran = shell.run("fuzz", "--seeds", "20", "--threads", "2").fine();

        assertThat(ran.out()).contains("20 seeds searched", "Nothing broke.", "Situations reached");
    }

    @Test
    void writesWhatItFindsAsAScenarioThatReplayShowsAgain() throws IOException {
        Ran found =
                shell.run(
                        "fuzz",
                        "--seeds",
                        "1",
                        "--defect",
                        "canary",
                        "--threads",
                        "1",
                        "-o",
                        folder.toString());
        assertThat(found.code()).isEqualTo(ExitCode.SAFETY_VIOLATED);
        assertThat(found.out()).contains("Broke: no-silent-deletion", "replay");

        Path file = folder.resolve("no-silent-deletion-1.yaml");
        assertThat(Files.readString(file)).contains("defect: canary", "Replay: ./photosync replay");
        shell.run("validate", file.toString()).fine();
        Ran replayed = shell.run("replay", file.toString());
        assertThat(replayed.code()).isEqualTo(ExitCode.SAFETY_VIOLATED);
        assertThat(replayed.out()).contains("Must hold and does not: no-silent-deletion");
    }

    @Test
    void tellsScriptsTheSameInJson() {
        Ran ran = shell.run("fuzz", "--seeds", "5", "--threads", "1", "--json").succeeded();

        ran.json();
        assertThat(ran.out()).contains("\"seeds\":5", "\"findings\":[]", "\"upload-resumed\"");
    }

    @Test
    void searchesThePlannerAlone() {
        Ran ran = shell.run("fuzz", "--only", "planner", "--seeds", "500").fine();

        assertThat(ran.out()).contains("500 histories", "Nothing broke.");
    }

    @Test
    void findsAPlantedMergePolicyInThePlannerAlone() {
        Ran ran =
                shell.run(
                        "fuzz",
                        "--only",
                        "planner",
                        "--seeds",
                        "5000",
                        "--defect",
                        "last-clock-wins");

        assertThat(ran.code()).isEqualTo(ExitCode.SAFETY_VIOLATED);
        assertThat(ran.out()).contains("it must hold that", "again: ./photosync fuzz");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(shell.run("fuzz", "--defect", "canari").refused().err())
                .contains("did you mean `canary`?");
        assertThat(shell.run("fuzz", "--threads", "0").refused().err()).contains("from 1 to");
        assertThat(shell.run("fuzz", "--seeds", "0").refused().err()).contains("--seeds");
        assertThat(shell.run("fuzz", "--from", "-1").refused().err())
                .contains("--from: expected a number from 0");
        assertThat(shell.run("fuzz", "--time", "0s").refused().err()).contains("more than nothing");
        assertThat(shell.run("fuzz", "--time", "5").refused().err()).contains("has no unit");
        assertThat(
                        shell.run("fuzz", "--only", "planner", "--defect", "evict-at-upload-start")
                                .refused()
                                .err())
                .contains("leaves the planner as it is");
    }
}
