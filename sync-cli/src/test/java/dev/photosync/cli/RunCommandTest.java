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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunCommandTest {
    private static final String FAILS =
            """
            scenario: fails
            length: 2h
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true}}
            expect:
              - {at: 1h, phone: held by cloud-quota}
              - {by: 2h, phone: synced}
            """;

    private static final String LOST =
            """
            scenario: lost
            length: 2h
            seed: 7
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true, optimize-storage: true}}
            timeline:
              - {at: 1h, account: lose the zone}
            """;

    private static final String APART =
            """
            scenario: apart
            length: 2h
            seed: 7
            library: {photos: 10}
            devices: {phone: {network: home-wifi, charging: true}}
            timeline:
              - {at: 30m, phone: leave Wi-Fi}
              - {at: 1h, phone: take 10 photos}
            expect:
              - {by: 2h, phone: synced}
              - {always: holds are true}
            """;

    @TempDir private Path folder;

    private final Shell shell = new Shell();

    static Stream<String> builtIn() {
        return Catalogue.names().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void tellsEveryBuiltInScenarioInEightyColumns(String name) {
        assertThat(shell.run("run", name).narrow().err()).isEmpty();
    }

    @Test
    void tellsAStrangerWhatHappenedAndWhy() {
        Ran ran = shell.run("run", "cloud-storage-full").fine();

        assertThat(ran.out())
                .contains(
                        "What was set up",
                        "What happened",
                        "held by cloud-quota: the cloud plan has no room for it",
                        "Where every asset ended",
                        "sum = elapsed",
                        "The last picture to arrive",
                        "What the scenario claims",
                        "Strategy 3, Check cloud storage",
                        "./photosync explain cloud-storage-full --at ");
    }

    @Test
    void showsAnExclusivePartitionThatSumsToTheElapsedTime() {
        List<String> lines = shell.run("run", "cloud-storage-full").fine().lines();
        int from =
                lines.indexOf(
                        lines.stream()
                                .filter(l -> l.contains("phone, held by"))
                                .findFirst()
                                .orElseThrow());
        long sum = 0;
        int at = from + 1;
        for (; !lines.get(at).contains("sum = elapsed"); at++) {
            sum += seconds(lines.get(at).substring(39, 52).strip());
        }

        assertThat(sum).isEqualTo(48 * 3600);
        assertThat(seconds(lines.get(at).substring(39, 52).strip())).isEqualTo(sum);
    }

    private static long seconds(String stopwatch) {
        String[] parts = stopwatch.split(":", -1);
        return Long.parseLong(parts[0]) * 3600
                + Long.parseLong(parts[1]) * 60
                + Long.parseLong(parts[2]);
    }

    @Test
    void exitsWithOneAndSaysWhatItFoundWhenAClaimFails() throws IOException {
        Path file = Files.writeString(folder.resolve("fails.yaml"), FAILS);
        Ran ran = shell.run("run", file.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("✗ at 0d 01:00", "found: phone: synced", "FAILED: 1 of 2");
        assertThat(ran.out()).contains("held by cloud-quota");
    }

    @Test
    void exitsWithThreeAndSaysWhatLedToALossAndHowToRepeatIt() throws IOException {
        Path file = Files.writeString(folder.resolve("lost.yaml"), LOST);
        Ran ran = shell.run("run", file.toString()).narrow();

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out())
                .contains(
                        "Must hold and does not: original-kept",
                        "  what    neither the cloud nor any device has the original",
                        "  when    0d 01:00:00",
                        "  where   home",
                        "  asset   ",
                        "What led there:",
                        "lose the zone",
                        "  seed    7",
                        "  replay  ./photosync run ",
                        "SAFETY VIOLATED 10 times");
        Ran json = shell.run("run", file.toString(), "--json").json();
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.out())
                .contains("\"violated\":[{\"invariant\":\"original-kept\"", "\"leadUp\":[{");
    }

    @Test
    void exitsWithFourAndSaysWhatIsStillToDoWhenDevicesDoNotConverge() throws IOException {
        Path file = Files.writeString(folder.resolve("apart.yaml"), APART);
        Ran ran = shell.run("run", file.toString()).narrow();

        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.out())
                .contains(
                        "Not at rest at 0d 02:00: what is still to do",
                        "  phone   10 uploads",
                        "held by no-network since 0d 00:30",
                        "  seed    7",
                        " --seed 7",
                        "NOT CONVERGED: 1 of 2 claims held");
        Ran json = shell.run("run", file.toString(), "--json").json();
        assertThat(json.out())
                .contains(
                        "\"verdict\":\"not-converged\"",
                        "\"invariant\":\"converges\"",
                        "\"unfinished\":{\"atMicros\":7200000000,");
    }

    @Test
    void printsOneFingerprintForAllThatHappened() {
        Ran ran = shell.run("run", "two-gates", "--fingerprint").fine();

        assertThat(ran.out()).matches("[0-9a-f]{64}\n");
        assertThat(shell.run("run", "two-gates", "--fingerprint").out()).isEqualTo(ran.out());
        assertThat(shell.run("run", "two-gates", "--fingerprint", "--seed", "99").out())
                .isNotEqualTo(ran.out());
        assertThat(shell.run("run", "two-gates", "--fingerprint", "--json").json().out())
                .contains("\"fingerprint\":\"" + ran.out().substring(0, 64) + "\"");
    }

    @Test
    void runsTwiceInLockstepAndFindsNoDifference() {
        Ran ran = shell.run("run", "two-gates", "--lockstep").fine();

        assertThat(ran.out()).startsWith("The same to the end: two-gates, seed ");
        assertThat(shell.run("run", "two-gates", "--lockstep", "--json").json().out())
                .contains("\"same\":true", "\"difference\":null");
    }

    @Test
    void namesTheFirstEventInWhichTwoScenariosDiffer() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), APART);
        Path two =
                Files.writeString(folder.resolve("two.yaml"), APART.replace("take 10", "take 11"));
        Ran ran = shell.run("run", one.toString(), "--lockstep", two.toString()).narrow();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "Not the same: apart, seed 7, beside apart, seed 7.",
                        "the next differs:",
                        "  first   0d 01:00:00, phone: take 10 photos",
                        "  second  0d 01:00:00, phone: take 11 photos");
        Ran json = shell.run("run", one.toString(), "--json", "--lockstep", two.toString()).json();
        assertThat(json.out()).contains("\"same\":false", "\"text\":\"take 11 photos\"");
        shell.run("run", "two-gates", "--lockstep", "--until", "1h").refused();
        shell.run("run", "two-gates", "--lockstep", "./missing.yaml").refused();
    }

    @Test
    void leavesClaimsOpenWhoseTimeHasNotCome() {
        Ran ran = shell.run("run", "cloud-storage-full", "--until", "12h").fine();

        assertThat(ran.out()).contains("(its time had not come)", "until 0d 12:00");
    }

    @Test
    void printsJsonWithAndWithoutABundle() {
        Ran ran = shell.run("run", "cloud-storage-full", "--json").json();

        assertThat(ran.out()).startsWith("{\"photosync\":{\"format\":1,\"command\":\"run\"}");
        shell.run("run", "support-desk", "--json").json();
    }

    @Test
    void writesReportAndBundleToFiles() throws IOException {
        Path report = folder.resolve("report.txt");
        Path bundle = folder.resolve("bundle.json");
        Ran ran =
                shell.run(
                        "run",
                        "support-desk",
                        "-o",
                        report.toString(),
                        "--bundle",
                        bundle.toString());

        assertThat(ran.code()).isZero();
        assertThat(Files.readString(report)).contains("What the support desk was handed");
        new Ran(0, Files.readString(bundle), "").json();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(report, bundle);
        }
    }

    @Test
    void repeatsItselfExactlyAndDependsOnTheSeed() {
        String first = shell.run("run", "cloud-storage-full", "--seed", "7", "--json").out();

        assertThat(shell.run("run", "cloud-storage-full", "--seed", "7", "--json").out())
                .isEqualTo(first);
        assertThat(shell.run("run", "cloud-storage-full", "--seed", "8", "--json").out())
                .isNotEqualTo(first);
    }

    @Test
    void refusesWhatItCannotRun() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String name = "cloud-storage-full";

        assertThat(shell.run("run", "cloud-storage-ful").refused().err())
                .contains(
                        "did you mean `cloud-storage-full`?",
                        "a file path has a / or ends in .yaml");
        shell.run("run").refused();
        assertThat(shell.run("run", "").refused().err())
                .isEqualTo(
                        "photosync: scenario: expected a built-in name or a file, found"
                                + " nothing\n");
        assertThat(shell.run("run", name, "--fingerprint", "-o", "out.txt").refused().err())
                .contains("--output does not go with it");
        shell.run("run", "./missing.yaml").refused();
        shell.run("run", "bad\0name.yaml").refused();
        shell.run("run", name, "--until", "3d").refused();
        shell.run("run", name, "--until", "soon").refused();
        shell.run("run", name, "--seed", "-1").refused();
        assertThat(shell.run("run", name, "--seed", "x").refused().err())
                .contains("'--seed': expected a whole number, found `x`");
        assertThat(shell.run("run", name, "--color", "alwys").refused().err())
                .contains(
                        "'--color': expected auto, always or never, found `alwys`;"
                                + " did you mean `always`?");
        shell.run("run", name, "--library", folder.resolve("none").toString()).refused();
        shell.run("run", name, "--library", empty.toString()).refused();
        shell.run("run", name, "-o", folder.toString()).refused();
        shell.run("run", name, "-o", folder.resolve("no/such/file").toString()).refused();
        shell.run("run", name, "--bundle", "bad\0name").refused();
        shell.run("run", name, "--no-such-option").refused();
        shell.run("no-such-command").refused();
    }

    @Test
    void tellsHoldsThatComeAndGoWithTheFiguresOfTheTable() {
        String out = shell.run("run", "lossy-network").fine().out();

        Matcher told =
                Pattern.compile(" times until 0d \\d\\d:\\d\\d, (\\d+)m (\\d+)s in all")
                        .matcher(out);
        assertThat(told.find()).isTrue();
        assertThat(out)
                .containsPattern("retry-wait +0:" + told.group(1) + ":" + told.group(2) + " ");
    }

    @Test
    void doesNotCallItAnEndOfAHoldWhenTheBatteryIsEmpty() throws IOException {
        String out = shell.run("run", flat()).narrow().out();

        assertThat(out)
                .contains("held by low-battery", "switches off: the battery is empty")
                .doesNotContain("no longer held by low-battery");
        assertThat(shell.run("explain", flat(), "--at", "7h").fine().out())
                .contains(
                        "phone: the engine is off: the battery is empty",
                        "off since 0d 06:00; to do: plug it in",
                        "205 waiting for the engine");
        assertThat(shell.run("explain", flat(), "--at", "7h", "--json").json().out())
                .contains("\"offBecause\":\"battery empty\"");
    }

    private String flat() throws IOException {
        return Files.writeString(
                        folder.resolve("flat.yaml"),
                        """
                        scenario: flat
                        length: 12h
                        library: {photos: 30}
                        devices: {phone: {network: home-wifi, charging: false, battery: 3 %}}
                        timeline:
                          - {at: 10m, phone: take 205 photos}
                          - {at: 8h, phone: plug in}
                        """)
                .toString();
    }

    @Test
    void keepsAPercentSignWithItsNumberAndTheColumnsApart() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("apart.yaml"),
                        APART.replace("phone: {", "a-phone-with-a-name: {")
                                .replace("phone: leave", "a-phone-with-a-name: leave")
                                .replace("phone: take", "a-phone-with-a-name: take")
                                .replace("phone: synced", "a-phone-with-a-name: synced")
                                .replace("{network", "{battery: 80 %, network"));

        List<String> lines = shell.run("run", file.toString()).narrow().lines();

        assertThat(lines).noneMatch(line -> line.strip().startsWith("%"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("  a-phone-with-a-name "))
                .isNotEmpty();
    }

    @Test
    void fallsBackToAsciiWhereTheCharsetHasNoMore() {
        Shell ascii = new Shell(StandardCharsets.US_ASCII, false, Map.of());

        assertThat(ascii.run("run", "cloud-storage-full").fine().out())
                .matches("[\\p{ASCII}]*")
                .contains("+ at 0d 20:00");
    }

    @Test
    void coloursOnlyWhereItIsWelcome() {
        String[] command = {"run", "cloud-storage-full"};
        Shell colourful = new Shell(StandardCharsets.UTF_8, true, Map.of("TERM", "xterm"));

        assertThat(colourful.run(command).out()).contains("\u001b[32m");
        assertThat(shell.run(command).out()).doesNotContain("\u001b");
        assertThat(shell.run("run", command[1], "--color", "always").out()).contains("\u001b[");
        assertThat(colourful.run("run", command[1], "--color", "never").out())
                .doesNotContain("\u001b");
        for (Map<String, String> plain : List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))) {
            Shell quiet = new Shell(StandardCharsets.UTF_8, true, plain);
            assertThat(quiet.run(command).out()).doesNotContain("\u001b");
        }
    }
}
