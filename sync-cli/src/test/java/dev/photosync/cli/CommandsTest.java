package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import dev.photosync.sim.scenario.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenarios",
                "run",
                "explain",
                "validate",
                "new",
                "vocabulary",
                "fuzz",
                "replay",
                "defects",
                "schema",
                "completion"
            })
    void haveHelpInEightyColumns(String command) {
        Ran ran = shell.run(command, "--help").fine();

        assertThat(ran.out()).startsWith("Usage: photosync " + command).contains("--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "120"})
    void haveHelpAsWideAsTheTerminal(String columns) {
        Shell wide = new Shell(StandardCharsets.UTF_8, false, Map.of("COLUMNS", columns));

        int widest =
                wide.run("diagnose", "--help").succeeded().lines().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow();

        assertThat(widest).isBetween(Integer.parseInt(columns) - 20, Integer.parseInt(columns));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "diagnose", "compare", "sweep", "fuzz", "triage"})
    void haveHelpWhoseParagraphsFillTheirLines(String command) {
        List<String> lines = shell.run(command, "--help").fine().lines();

        for (int i = 0; i + 1 < lines.size(); i++) {
            String line = lines.get(i);
            String next = lines.get(i + 1);
            boolean prose = !line.isBlank() && !line.endsWith("\\") && line.matches("\\S.*");
            if (prose && next.matches("[A-Za-z0-9].*") && !next.startsWith("docs/")) {
                assertThat(line.length() + 1 + next.split(" ", 2)[0].length())
                        .as("%s%n%s", line, next)
                        .isGreaterThan(78);
            }
        }
    }

    @Test
    void nameEveryExitCode() {
        assertThat(shell.run("--help").fine().out()).contains("69 ", "70 ", "74 ", "130 ");
    }

    @Test
    void helpWithoutACommand() {
        assertThat(shell.run().fine().out()).contains("Exit codes", "scenarios", "completion");
        assertThat(shell.run("--version").fine().out()).startsWith("photosync ");
    }

    @Test
    void listEveryScenarioOnce() {
        Ran all = shell.run("scenarios").fine();

        assertThat(Catalogue.names())
                .allSatisfy(name ->
                        assertThat(all.lines())
                                .filteredOn(line -> (line + " ").contains(" " + name + " "))
                                .hasSize(1));
        assertThat(shell.run("scenarios", "--strategy", "3").fine().out())
                .contains("cloud-storage-full")
                .doesNotContain("Strategy 2");
        shell.run("scenarios", "--kind", "network").fine();
        shell.run("scenarios", "--json").succeeded().json();
        assertThat(shell.run("scenarios", "--kind", "netwrk").refused().err())
                .contains("did you mean `network`?");
        shell.run("scenarios", "--strategy", "9").refused();
    }

    @Test
    void explainAStallInPlainWords() {
        Ran ran = shell.run("explain", "cloud-storage-full", "--at", "20h").fine();

        assertThat(ran.out())
                .contains(
                        "The cloud plan is full, at 0d 20:00",
                        "Held: the cloud plan has no room for it",
                        "to do  free cloud space, or upgrade the plan",
                        "guide  3, Check cloud storage",
                        "tablet:");
        assertThat(
                        shell.run(
                                        "explain",
                                        "cloud-storage-full",
                                        "--at",
                                        "0d 20:00",
                                        "--device",
                                        "phone")
                                .fine()
                                .out())
                .doesNotContain("tablet:");
        shell.run("explain", "cloud-storage-full", "--at", "end").fine();
        shell.run("explain", "cloud-storage-full", "--at", "20h", "--json").json();
    }

    @Test
    void explainAHoldThatIsNotTrue() {
        Ran ran = shell.run("explain", "stuck-low-power", "--at", "9h").fine();

        assertThat(ran.out())
                .contains(
                        "Held for a reason that is not true: Low Power Mode is on",
                        "Low Power Mode has been off since 0d ",
                        "Low Power Mode: no; the engine believes yes");
    }

    @Test
    void tellTheStoryOfAnAsset() {
        String at = shell.run("explain", "cloud-storage-full", "--at", "20h").out();
        String id = at.replaceAll("(?s).*\\(such as ([0-9a-f]{8})\\).*", "$1");
        Ran ran = shell.run("explain", "cloud-storage-full", "--at", "20h", "--asset", id).fine();

        assertThat(ran.out()).contains("Asset " + id, "(cloud-quota)");
        shell.run("explain", "cloud-storage-full", "--at", "20h", "--asset", id, "--json").json();
        shell.run("explain", "cloud-storage-full", "--at", "20h", "--asset", "zz").refused();
        shell.run("explain", "cloud-storage-full", "--at", "20h", "--asset", "").refused();
    }

    @Test
    void refuseMomentsAndDevicesThatAreNotThere() {
        shell.run("explain", "cloud-storage-full").refused();
        shell.run("explain", "cloud-storage-full", "--at", "5q").refused();
        shell.run("explain", "cloud-storage-full", "--at", "9d").refused();
        assertThat(
                        shell.run("explain", "cloud-storage-full", "--at", "1h", "--device", "phon")
                                .refused()
                                .err())
                .contains("did you mean `phone`?");
    }

    @Test
    void writeAScenarioThatValidatesAndRuns() throws IOException {
        String file = folder.resolve("my story.yaml").toString();

        shell.run("new", file).succeeded();
        assertThat(shell.run("validate", file).out()).isEqualTo(file + ": OK\n");
        shell.run("run", file).narrow();
        assertThat(shell.run("new", file).refused().err()).contains("--force");
        Files.writeString(Path.of(file), "mine");
        shell.run("new", file).refused();
        assertThat(Path.of(file)).hasContent("mine");
        shell.run("new", file, "--force", "--json").json();
        assertThat(Files.readString(Path.of(file))).contains("scenario: my-story");
        shell.run("new", folder.toString()).refused();
        shell.run("new", folder.resolve("no/such.yaml").toString()).refused();
    }

    @Test
    void listEveryProblemWithItsPlace() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("bad.yaml"), "scenario: bad\nlength: 2x\ndevice: {}\n");
        Ran ran = shell.run("validate", file.toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines()).hasSizeGreaterThan(1).anyMatch(l -> l.startsWith(file + ":2:9: "));
        assertThat(shell.run("validate", file.toString(), "--json").json().code()).isEqualTo(2);
        assertThat(shell.run("validate", folder.resolve("none.yaml").toString()).code())
                .isEqualTo(2);
        shell.run("validate").refused();
        assertThat(shell.run("validate", "captive-portal").fine().out())
                .isEqualTo("captive-portal: OK\n");
        assertThat(shell.run("validate", "captive-portl").out())
                .contains("did you mean `captive-portal`?");
        Files.writeString(
                folder.resolve("good.yaml"),
                "scenario: good\nlength: 1h\nlibrary: {photos: 1}\ndevices: {phone: {}}\n");
        Ran all = shell.run("validate", folder.toString());
        assertThat(all.code()).isEqualTo(2);
        assertThat(all.lines())
                .contains(folder.resolve("good.yaml") + ": OK")
                .anyMatch(l -> l.startsWith(file + ":2:9: "));
        assertThat(shell.run("run", file.toString()).refused().err()).contains(":2:9: ");
    }

    @Test
    void refuseALibraryThatDoesNotFitOnADevice() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("large.yaml"),
                        """
                        scenario: large
                        length: 1h
                        account: {plan: 2 TB}
                        library: {photos: 50000}
                        devices:
                          phone: {storage: 64 GB, optimize-storage: off}
                          tablet: {storage: 64 GB}
                        """);
        String problem = file + ":6:3: the library does not fit on phone";
        assertThat(shell.run("run", file.toString()).refused().err()).contains(problem);
        assertThat(shell.run("validate", file.toString()).out()).contains(problem);
    }

    @Test
    void listEveryDefectWithWhatItBreaksAndAReport() {
        Ran ran = shell.run("defects").fine();

        assertThat(ran.out())
                .contains(
                        "24 defects that can be planted, and a canary",
                        "  evict-at-upload-start",
                        "breaks  2 eviction-confirmed: ",
                        "https://github.com/nextcloud/android/issues/16583");
        shell.run("defects", "--json").json();
    }

    @Test
    void tellOfTheDefectThatAScenarioPlants() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("canary.yaml"),
                        """
                        scenario: canary
                        length: 1h
                        defect: canary
                        library: {photos: 1}
                        devices: {phone: {network: home-wifi}}
                        """);
        Ran ran = shell.run("run", file.toString()).narrow();

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("canary: the first asset of each device");
    }

    @Test
    void sayWhatEverySlotOfThePhrasesMayBe() {
        String out = shell.run("vocabulary").fine().out();
        Set<String> slots =
                Pattern.compile("\\{[a-z-]+}")
                        .matcher(out.substring(0, out.indexOf("What stands in braces")))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());

        assertThat(slots).contains("{gate-or-reason}", "{glitch}");
        assertThat(out.substring(out.indexOf("What stands in braces")))
                .contains(slots)
                .contains("retry-wait", "lost-alarms", "17.4", "original-on-demand");
    }

    @Test
    void printVocabularySchemaAndCompletion() {
        assertThat(shell.run("vocabulary").fine().out())
                .contains("take {count} photos", "held by {gate-or-reason}");
        shell.run("vocabulary", "--json").json();
        shell.run("schema").json();
        assertThat(shell.run("completion", "bash").out())
                .startsWith("#!")
                .contains("cloud-storage-full");
        assertThat(shell.run("completion", "zsh").out()).contains("bashcompinit");
        shell.run("completion", "bash", "--json").json();
        shell.run("completion", "fish").refused();
    }
}
