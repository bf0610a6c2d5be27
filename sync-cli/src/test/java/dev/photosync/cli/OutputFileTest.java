package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.photosync.cli.Shell.Ran;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the files that a command line names for results, and of stdout.
class OutputFileTest {
    private static final String STORY =
            """
            scenario: mine
            length: 1h
            library: {photos: 3}
            devices: {phone: {network: home-wifi, charging: true}}
            """;

    private static final Path FULL = Path.of("/dev/full");

    @TempDir private Path folder;

    private final Shell shell = new Shell();
    private Path story = Path.of("");

    @BeforeEach
    void theUserHasAScenario() throws IOException {
        story = Files.writeString(folder.resolve("mine.yaml"), STORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "report", "diagnose"})
    void isNeverTheScenarioThatIsRead(String command) throws IOException {
        String same = folder.resolve(".").resolve("mine.yaml").toString();

        Ran ran = shell.run(command, story.toString(), "-o", same).refused();

        assertThat(ran.err()).contains("would overwrite SCENARIO, which is the same file");
        assertThat(story).hasContent(STORY);
    }

    @Test
    void isNeverTheScenarioThatIsReadUnderAnotherName() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("mine.svg"), story);

        shell.run("run", story.toString(), "--trace", link.toString()).refused();

        assertThat(story).hasContent(STORY);
    }

    @Test
    void isWrittenByOneOptionOnly() {
        String file = folder.resolve("out").toString();

        Ran ran = shell.run("run", story.toString(), "-o", file, "--bundle", file).refused();

        assertThat(ran.err()).contains("--bundle, which is the same file");
    }

    @Test
    void mayBeCalledWhatABuiltInScenarioIs() throws IOException {
        Path file = Files.writeString(folder.resolve("healthy-day"), "of an earlier run");

        shell.run("run", "healthy-day", "-o", file.toString()).fine();

        assertThat(file).content().contains("Where every asset ended");
    }

    @Test
    void isTheTargetOfALinkThatStays() throws IOException {
        Path target = folder.resolve("target.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("target.txt"));

        shell.run("run", story.toString(), "-o", link.toString()).succeeded();
        shell.run("run", story.toString(), "-o", link.toString()).succeeded();

        assertThat(link).isSymbolicLink();
        assertThat(target).content().contains("Where every asset ended");
    }

    @Test
    void staysADeviceAndTellsThatItIsFull() {
        assumeThat(FULL).exists();

        Ran ran = shell.run("run", story.toString(), "-o", FULL.toString()).refused();

        assertThat(ran.err()).contains("/dev/full: cannot be written: No space left on device");
        assertThat(Files.isRegularFile(FULL)).isFalse();
    }

    @Test
    void isNotNamedByAFileThatOnlyTheProgramKnows() {
        assumeThat(Path.of("/proc/self")).exists();

        Ran ran = shell.run("run", story.toString(), "-o", "/proc/x.html").refused();

        assertThat(ran.err()).contains("/proc/x.html: ").doesNotContain(".photosync-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenarios", "run healthy-day", "--help"})
    void isStdoutWhoseLossIsTold(String line) {
        StringWriter err = new StringWriter();

        assertThat(onStdoutThatFailsWith("No space left on device", err, line.split(" ", -1)))
                .isEqualTo(74);
        assertThat(err)
                .hasToString("photosync: stdout cannot be written: No space left on device\n");
    }

    @Test
    void isStdoutWhoseReaderMayGo() {
        StringWriter err = new StringWriter();

        assertThat(onStdoutThatFailsWith("Broken pipe", err, "scenarios")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    private static int onStdoutThatFailsWith(String reason, StringWriter err, String... arguments) {
        PrintWriter errors = new PrintWriter(err);
        Terminal to =
                new Terminal(
                        new ResultWriter(new Broken(reason)),
                        errors,
                        StandardCharsets.UTF_8,
                        false,
                        false,
                        Map.of());
        return new CommandRoot(to, new Interruption(errors), arguments).execute(arguments);
    }

    /// A stream that nothing more can be written to.
    private static final class Broken extends Writer {
        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void close() {}
    }
}
