package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("lte.up");
    }

    @Test
    void readsOneTimestampALine() throws IOException {
        Files.writeString(file, "0\n2\n2\n5\n");
        assertThat(TraceFile.read(file)).isEqualTo(TraceCurve.of(0, 2, 2, 5));

        Files.writeString(file, "0\r\n2\r\n2\r\n5");
        assertThat(TraceFile.read(file)).isEqualTo(TraceCurve.of(0, 2, 2, 5));

        int[] many = IntStream.range(0, 5000).toArray();
        Files.write(file, IntStream.of(many).mapToObj(Integer::toString).toList());
        assertThat(TraceFile.read(file)).isEqualTo(TraceCurve.of(many));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1;x;3                     | 2 | a whole number | "x"
                    1;2 ;3                    | 2 | a whole number | "2 "
                    -1;2                      | 1 | a whole number | "-1"
                    1.5;2                     | 1 | a whole number | "1.5"
                    1;;2                      | 2 | a whole number | an empty line
                    1;5;4                     | 3 | at least 5     | 4
                    0;0                       | 2 | above zero     | 0
                    1;2147483648              | 2 | at most 2147483647 | "2147483648"
                    99999999999999999999999   | 1 | at most 2147483647 | "99999999999999999999999"
                    """)
    void saysWhichLineIsWrongAndWhatItShouldBe(
            String lines, int line, String expected, String found) throws IOException {
        Files.writeString(file, lines.replace(';', '\n') + "\n");

        assertThatExceptionOfType(TraceFormatException.class)
                .isThrownBy(() -> TraceFile.read(file))
                .withMessageStartingWith(file + ":" + line + ":1: expected ")
                .withMessageContaining(expected)
                .withMessageEndingWith("found " + found);
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        assertThatThrownBy(() -> TraceFile.read(file))
                .hasMessage(file + ": expected a file, found nothing of that name");
        assertThatThrownBy(() -> TraceFile.read(folder)).hasMessageContaining("found a folder");

        Files.createFile(file);
        assertThatThrownBy(() -> TraceFile.read(file)).hasMessageEndingWith("found an empty file");
    }

    @Test
    void refusesFilesBeyondTheLimits() throws IOException {
        Files.writeString(file, "1\n2\n3\n");
        assertThatThrownBy(() -> TraceFile.read(file, 100, 2))
                .hasMessage(file + ":3:1: expected at most 2 lines, found more");

        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TraceFile.MAX_BYTES + 1);
        }
        assertThatThrownBy(() -> TraceFile.read(file))
                .hasMessageContaining("at most 67108864 bytes, found 67108865 bytes");
    }

    @Test
    void showsNoControlCharactersAndNoEndlessLines() throws IOException {
        Files.write(file, new byte[] {'1', 27, '[', '2', '\n'});
        assertThatThrownBy(() -> TraceFile.read(file)).hasMessageEndingWith("found \"1?[2\"");

        Files.writeString(file, "1".repeat(1000));
        assertThatThrownBy(() -> TraceFile.read(file))
                .hasMessageEndingWith("found a line of more than 64 bytes");
    }
}
