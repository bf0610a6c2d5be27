package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFilesTest {
    private static final String FINE =
            """
            scenario: fine
            length: 2h
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true}}
            expect:
              - {by: 2h, phone: synced}
            """;

    private static final String LOST =
            """
            scenario: lost
            length: 2h
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true, optimize-storage: true}}
            timeline:
              - {at: 1h, account: lose the zone}
            """;

    @TempDir private Path folder;

    private final Shell shell = new Shell();

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String scenario(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void areWrittenInTheFormatsTheirNamesAskFor() throws IOException {
        List<String> command = new ArrayList<>(List.of("run", "two-gates"));
        for (String name :
                List.of("a.jsonl", "a.perfetto.json", "a.csv", "night.junit.xml", "a.svg")) {
            command.addAll(List.of("--trace", file(name)));
        }
        Ran ran = shell.run(command.toArray(String[]::new)).fine();

        assertThat(ran.out()).contains("OK: ", "Wrote " + file("night.junit.xml") + ".");
        assertThat(Files.readString(folder.resolve("a.jsonl")))
                .startsWith("{\"type\":\"photosync-trace\"");
        new Ran(0, Files.readString(folder.resolve("a.perfetto.json")), "").json();
        assertThat(Files.readString(folder.resolve("a.csv"))).startsWith("row,device,name,");
        assertThat(Files.readString(folder.resolve("night.junit.xml")))
                .contains("<testsuites name=\"photosync\" tests=\"12\" failures=\"0\"");
        assertThat(Files.readString(folder.resolve("a.svg")))
                .startsWith("<svg ")
                .endsWith("</svg>\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(5);
        }
    }

    @Test
    void leaveJsonAloneOnStdout() {
        shell.run("run", "two-gates", "--json", "--trace", file("a.csv")).json();
        assertThat(folder.resolve("a.csv")).exists();
        assertThat(shell.run("run", "two-gates", "--fingerprint", "--trace", file("b.csv")).out())
                .matches("[0-9a-f]{64}\n");
        assertThat(folder.resolve("b.csv")).exists();
    }

    @Test
    void showTheMessagesOfAWindow() throws IOException {
        shell.run(
                        "run",
                        "cloud-storage-full",
                        "--trace",
                        file("a.svg"),
                        "--from",
                        "1h1m",
                        "--to",
                        "1h3m")
                .fine();

        assertThat(Files.readString(folder.resolve("a.svg")))
                .contains("0d 01:01:00 to 0d 01:03:00", "refused: quota exceeded")
                .doesNotContain(">0d 01:30:00<");
    }

    @Test
    void areRefusedBeforeARunIfTheirNamesAskForNothing() {
        assertThat(shell.run("run", "two-gates", "--trace", file("a.jsnl")).refused().err())
                .contains(
                        "expected a name that ends in .jsonl, .perfetto.json, .csv, junit.xml, .svg",
                        "did you mean `.jsonl`?");
        assertThat(shell.run("run", "two-gates", "--trace", file("a.perfeto.json")).refused().err())
                .contains("did you mean `.perfetto.json`?");
        assertThat(shell.run("run", "two-gates", "--trace", file("a.xml")).refused().err())
                .contains("junit.xml");
        String twice = file("a.csv");
        String again = file("./a.csv");
        assertThat(
                        shell.run("run", "two-gates", "--trace", twice, "--trace", again)
                                .refused()
                                .err())
                .contains("the same file is named twice");
        shell.run("run", "two-gates", "--trace", file("no/such/a.csv")).refused();
        shell.run("run", "two-gates", "--trace", twice, "--from", "1h").refused();
        shell.run("run", "two-gates", "--trace", file("a.svg"), "--from", "2h", "--to", "1h")
                .refused();
        shell.run("run", "two-gates", "--trace", file("a.svg"), "--until", "1h", "--to", "2h")
                .refused();
        shell.run("run", "two-gates", "--lockstep", "--trace", twice).refused();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellOfEveryScenarioOfAFolder() throws IOException {
        scenario("b-fine.yaml", FINE);
        scenario("a-fine.yml", FINE.replace("fine", "also-fine"));
        scenario("notes.txt", "not a scenario");
        Ran ran = shell.run("run", folder.toString(), "--trace", file("junit.xml")).fine();

        assertThat(ran.lines().subList(0, 2))
                .containsExactly("✓ a-fine.yml   1 claim held", "✓ b-fine.yaml  1 claim held");
        assertThat(ran.out()).contains("\n2 passed, 0 failed\n");
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains(
                        "tests=\"4\" failures=\"0\"",
                        "<testsuite name=\"photosync.also-fine\"",
                        "<testsuite name=\"photosync.fine\"");
        assertThat(shell.run("run", folder.toString(), "--json").json().out())
                .contains("\"passed\":true", "\"file\":\"a-fine.yml\",\"scenario\":\"also-fine\"");
    }

    @Test
    void haveTheWorstExitCodeOfAFolder() throws IOException {
        scenario("1.yaml", FINE.replace("synced", "not synced"));
        assertThat(shell.run("run", folder.toString()).code()).isEqualTo(1);
        scenario("2.yaml", FINE.replace("{by: 2h, phone: synced}", "{at: 0s, all: assets 3}"));
        scenario("3.yaml", "scenario: broken\n");
        Ran ran = shell.run("run", folder.toString(), "--trace", file("junit.xml")).narrow();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("✗ 1.yaml  failed: 0 of 1 claim held", "✗ 3.yaml  invalid:");
        assertThat(Files.readString(folder.resolve("junit.xml"))).contains("errors=\"2\"");
        scenario("4.yaml", LOST);
        assertThat(shell.run("run", folder.toString()).code()).isEqualTo(3);
    }

    @Test
    void tellEveryProblemOfAFileInAFolderOnALineOfItsOwn() throws IOException {
        scenario("bad.yaml", "scenario: bad\nlength: 2x\ndevice: {}\n");

        Ran ran = shell.run("run", folder.toString()).narrow();

        assertThat(ran.out().replace("\n    ", "\n").lines())
                .anyMatch(line -> line.equals("✗ bad.yaml  invalid:"))
                .filteredOn(line -> line.startsWith(folder.toString()))
                .hasSize(3);
    }

    @Test
    void areOfClaimsAloneForAFolder() throws IOException {
        shell.run("run", folder.toString()).refused();
        scenario("1.yaml", FINE);
        assertThat(shell.run("run", folder.toString(), "--trace", file("a.csv")).refused().err())
                .contains("of a folder only junit.xml can be written");
        shell.run("run", folder.toString(), "--until", "1h").refused();
        shell.run("run", folder.toString(), "--fingerprint").refused();
    }
}
