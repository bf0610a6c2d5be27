package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {
    private static final String HOPELESS =
            """
            scenario: hopeless
            title: The cloud can no longer be reached by anyone
            length: 6h
            account: {plan: 50 GB}
            library: {photos: 20}
            devices:
              phone: {network: home-wifi, charging: true}
            timeline:
              - {at: 1h, cloud: outage for 30d}
              - {at: 1h5m, phone: take 5 photos}
            """;

    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @Test
    void saysWhatToDoAndWhatEverythingElseWouldHaveDone() {
        Ran ran = shell.run("diagnose", "cloud-storage-full", "--threads", "2").fine();

        assertThat(ran.out())
                .contains(
                        "held: the cloud plan has no room for it (cloud-quota)",
                        "What the owner does later is left out",
                        "Do this: upgrade the plan to 50 GB (strategy 3)",
                        "takes $0.99 a month",
                        "wait and do nothing",
                        "No effect: 1a sign out and in again");
    }

    @Test
    void saysWhichFixesAreNeededTogether() {
        Ran ran = shell.run("diagnose", "two-gates").fine();

        assertThat(ran.out())
                .contains("Do this: join home-wifi, and plug in", "masked held by", "No fix alone");
    }

    @Test
    void handsOverTheBundleWhenNothingHelps() throws IOException {
        Path file = folder.resolve("hopeless.yaml");
        Files.writeString(file, HOPELESS);

        Ran ran = shell.run("diagnose", file.toString(), "--for", "1d", "--most-runs", "20");

        assertThat(ran.code()).isEqualTo(ExitCode.EXPECTATION_FAILED);
        assertThat(ran.out())
                .contains(
                        "Nothing that an owner can do clears this",
                        "What the support desk was handed, for phone",
                        "larger sets were not all tried");
    }

    @Test
    void givesTheSameJsonOnAnyNumberOfThreads() {
        Ran one = shell.run("diagnose", "plug-in-strict", "--json", "--threads", "1").succeeded();
        Ran three = shell.run("diagnose", "plug-in-strict", "--json", "--threads", "3").succeeded();

        one.json();
        assertThat(one.out()).isEqualTo(three.out()).contains("\"verdict\":\"clears\"");
    }

    @Test
    void saysThatThereIsNothingToFix() {
        assertThat(shell.run("diagnose", "captive-portal", "--at", "1m").fine().out())
                .contains("Nothing to fix: all synced at that moment already.")
                .doesNotContain("Do this");
    }

    @Test
    void tellsALaterMomentByTheClockOnTheWall() {
        assertThat(shell.run("diagnose", "cloud-storage-full").fine().out())
                .containsPattern("tonight at 22:00 \\(0d\\s+14:00 of the run\\)");
    }

    @Test
    void saysWhatHoldsWhereTheStallNeverEnds() throws IOException {
        String told =
                shell.run("diagnose", "cloud-storage-full").fine().out().replaceAll("\\s+", " ");
        assertThat(told)
                .contains(
                        "never never 105 left held at the end by cloud-quota",
                        "never done, since held by cloud-quota; tomorrow at 09:00");

        Path page = folder.resolve("why.html");
        shell.run("diagnose", "cloud-storage-full", "-o", page.toString()).fine();
        String data = Files.readString(page);
        assertThat(data.substring(data.indexOf("\"baseline\":")))
                .startsWith("\"baseline\":{\"why\":\"105 pictures left, held by cloud-quota\"");
    }

    @Test
    void tellsOfManyFuturesWithinTheWidth() {
        assertThat(shell.run("diagnose", "lossy-network", "--futures", "2").fine().lines())
                .anyMatch(line -> line.endsWith("cured    1 in 10  half     9 in 10"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void takesAGoalAndAMomentOfOnesOwn() {
        Ran ran =
                shell.run(
                                "diagnose",
                                "cloud-storage-full",
                                "--at",
                                "20h",
                                "--goal",
                                "phone: at most 60 pending")
                        .fine();

        assertThat(ran.out()).contains("at 0d 20:00", "until phone at most 60 pending");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(shell.run("diagnose", "two-gates", "--goal", "phon synced").err())
                .contains("--goal", "did you mean `phone`?");
        assertThat(shell.run("diagnose", "two-gates", "--goal", "phone sinced").err())
                .contains("--goal", "synced");
        assertThat(shell.run("diagnose", "two-gates", "--goal", "all nothing lost").err())
                .contains("about every moment");
        assertThat(shell.run("diagnose", "two-gates", "--device", "phon").err())
                .contains("did you mean `phone`?");
        assertThat(shell.run("diagnose", "two-gates", "--futures", "0").err())
                .contains("--futures: expected a number from 1 to 1000, found 0");
    }
}
