package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.photosync.cli.Shell.Ran;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.sweep.Axis;
import dev.photosync.sim.sweep.Grid;
import dev.photosync.sim.sweep.SweepResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private static final String PLANS = "account.plan=5 GB,50 GB";

    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @Test
    void tellsForEachMeasureWhatEachCombinationComesTo() {
        Ran ran = shell.run("sweep", "cloud-storage-full", "--set", PLANS, "--seeds", "3").fine();

        assertThat(ran.out())
                .contains(
                        "2 combinations, 3 seeds each",
                        "Time to sync: the longest time out of sync at a stretch",
                        "Held by cloud-quota",
                        "The same everywhere:",
                        "cellular 0 B");
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() throws IOException {
        String one = file("one.csv");
        String three = file("three.csv");

        Ran alone = sweep("--json", "-o", one, "--threads", "1").succeeded().json();
        Ran together = sweep("--json", "-o", three, "--threads", "3").succeeded();

        assertThat(together.out()).isEqualTo(alone.out());
        assertThat(Path.of(three)).hasSameTextualContentAs(Path.of(one));
        assertThat(Files.readAllLines(Path.of(one))).hasSize(5);
    }

    @Test
    void goesOnWhereAFileWasCutOff() throws IOException {
        String whole = file("whole.csv");
        String cut = file("cut.csv");
        sweep("-o", whole).succeeded();
        String text = Files.readString(Path.of(whole));
        List<String> lines = text.lines().toList();
        int untilThird = lines.getFirst().length() + lines.get(1).length() + 4;
        Files.writeString(Path.of(cut), text.substring(0, untilThird + 30));

        Ran ran = sweep("-o", cut).fine();

        assertThat(ran.out()).contains(cut + " has 4 runs; 1 was there already.");
        assertThat(Files.readString(Path.of(cut))).isEqualTo(text);
    }

    @Test
    void takesMoreSeedsAndRunsOnlyThose() throws IOException {
        String file = file("more.csv");
        shell.run("sweep", "cloud-storage-full", "--set", PLANS, "-o", file).succeeded();

        Ran ran = sweep("-o", file).fine();

        assertThat(ran.out()).contains("has 4 runs; 2 were there already.");
        assertThat(Files.readAllLines(Path.of(file))).hasSize(5);
    }

    @Test
    void writesNoTableIntoWhatIsCalledAPage() {
        Ran ran = sweep("-o", file("plans.html")).refused();

        assertThat(ran.err()).contains("plans.html: this is a table", "--chart writes a page");
        assertThat(folder.resolve("plans.html")).doesNotExist();
    }

    @Test
    void goesOnWithNoDevice() {
        assumeThat(Path.of("/dev/zero")).exists();

        assertThat(sweep("-o", "/dev/zero").refused().err())
                .contains("/dev/zero: expected a file to go on with, found a device");
    }

    @Test
    void leavesAFileOfSomethingElseAsItIs() throws IOException {
        Path letter = folder.resolve("letter.csv");
        Files.writeString(letter, "Dear photo,\nwhere are you?\n");
        assertThat(sweep("-o", letter.toString()).refused().err())
                .contains("letter.csv: is not the table of this sweep");
        assertThat(letter).hasContent("Dear photo,\nwhere are you?\n");

        Path note = folder.resolve("note.csv");
        Files.writeString(note, "no line end");
        assertThat(sweep("-o", note.toString()).refused().err()).contains("nothing was written");
        assertThat(note).hasContent("no line end");
    }

    @Test
    void refusesTheTableOfAScenarioThatHasChangedSince() throws IOException {
        Path scenario = folder.resolve("mine.yaml");
        shell.run("new", scenario.toString()).succeeded();
        String file = file("mine.csv");
        shell.run("sweep", scenario.toString(), "--set", "seed=1", "-o", file).succeeded();
        Files.writeString(scenario, "\n# changed\n", StandardOpenOption.APPEND);

        Ran ran = shell.run("sweep", scenario.toString(), "--set", "seed=1", "-o", file);

        assertThat(ran.refused().err()).contains("another text of the scenario", "a new file");
    }

    @Test
    void drawsAPageThatNeedsNothingElse() throws IOException {
        Path page = folder.resolve("plans.html");

        sweep("--chart", page.toString()).fine();

        assertThat(Files.readString(page))
                .contains("uPlot", "\"command\":\"sweep\"", "\"account.plan\"", "50 GB")
                .doesNotContain("{{", "src=\"http", "href=\"http");
    }

    @Test
    void saysWhatIsWrongWithWhatIsToBeVaried() {
        assertThat(refusal("account.plann=5 GB")).contains("--set account.plann=5 GB", "`plan`?");
        assertThat(refusal("devices.phon.charging=on")).contains("did you mean `phone`?");
        assertThat(refusal("account.plan")).contains("--set: expected KEY=VALUE");
        assertThat(refusal("length=2d,2d")).contains("the value `2d` stands twice");
        assertThat(shell.run("sweep", "two-gates", "--seeds", "100001").refused().err())
                .contains("expected at most 100000 runs");
        assertThat(shell.run("sweep", "two-gates", "--seeds", "0").refused().err())
                .contains("--seeds");
    }

    @Test
    void saysHowToGoOnAfterCtrlC() {
        Grid grid =
                new Grid(
                        new ScenarioFinder().source("two-gates"),
                        Axis.parse(List.of("length=2d,3d")),
                        OptionalLong.empty(),
                        1);
        Page page = new Page(StandardCharsets.UTF_8, false);
        SweepText text = new SweepText(page, new SweepResults(grid));
        text.write();
        text.interrupted("gates.csv");

        assertThat(page.text())
                .contains(
                        "No run is known.",
                        "INTERRUPTED: 0 of 2 runs are known.",
                        "gates.csv has them: the same command goes on from here.");
    }

    private String refusal(String set) {
        return shell.run("sweep", "cloud-storage-full", "--set", set).refused().err();
    }

    private Ran sweep(String... more) {
        String[] all = new String[6 + more.length];
        List.of("sweep", "cloud-storage-full", "--set", PLANS, "--seeds", "2").toArray(all);
        System.arraycopy(more, 0, all, 6, more.length);
        return shell.run(all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
