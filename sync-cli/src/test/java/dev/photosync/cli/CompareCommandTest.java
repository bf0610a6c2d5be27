package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import org.junit.jupiter.api.Test;

class CompareCommandTest {
    private final Shell shell = new Shell();

    @Test
    void saysWhatDifferedFirstAndWhy() {
        Ran ran =
                shell.run(
                                "compare",
                                "plug-in-strict",
                                "--set",
                                "devices.phone.power-policy=standard")
                        .fine();

        assertThat(ran.out())
                .contains(
                        "B  plug-in-strict with devices.phone.power-policy=standard, seed 1",
                        "devices.phone.power-policy  A strict, B standard",
                        "What held its work then: in A not-charging, in B nothing.",
                        "phone then: power policy strict in A, standard in B.",
                        "The first hold that differs is in A: not on a charger (not-charging)",
                        "Claims that came out differently",
                        "held by power");
    }

    @Test
    void tellsEventsApartWhoseWordsAreTheSame() {
        Ran ran =
                shell.run(
                                "compare",
                                "plug-in-strict",
                                "--set",
                                "devices.phone.power-policy=standard")
                        .fine();

        String first = ran.out().substring(ran.out().indexOf("What differed first"));
        assertThat(first.substring(0, first.indexOf("And why")).replaceAll("\\s+", " "))
                .contains("free; power policy strict", "free; power policy standard");
    }

    @Test
    void comparesTwoScenariosOfTheCatalogueWithinBounds() {
        Ran ran = shell.run("compare", "healthy-day", "cellular-trickle", "--seed", "4").fine();

        assertThat(ran.out()).contains("A  healthy-day, seed 4", "B  cellular-trickle, seed 4");
        assertThat(ran.lines()).hasSizeLessThan(90);
    }

    @Test
    void saysWhoseClaimsEachIsJudgedBy() {
        assertThat(shell.run("compare", "two-gates", "--set", "seed=9").fine().out())
                .contains("B is judged by A's claims");
        assertThat(shell.run("compare", "two-gates", "healthy-day").fine().out())
                .contains("Each is judged by the claims of its own file.");
    }

    @Test
    void saysWhenNothingDiffers() {
        assertThat(shell.run("compare", "two-gates", "two-gates").fine().out())
                .contains("Nothing: the runs are the same to the end.");
    }

    @Test
    void printsJson() {
        Ran ran =
                shell.run("compare", "cloud-storage-full", "--set", "account.plan=50 GB", "--json")
                        .succeeded()
                        .json();

        assertThat(ran.out())
                .contains(
                        "\"setUp\":[{\"key\":\"account.plan\",\"a\":\"5 GB\",\"b\":\"50 GB\"}]",
                        "\"reason\":\"cloud-quota\"",
                        "{\"name\":\"time to sync\",\"unit\":\"micros\",\"value\":");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(shell.run("compare", "two-gates").refused().err()).contains("with what?");
        assertThat(
                        shell.run(
                                        "compare",
                                        "two-gates",
                                        "--set",
                                        "length=2d",
                                        "--set",
                                        "length=3d")
                                .refused()
                                .err())
                .contains("the key `length` is given twice; `sweep` tries several values");
        assertThat(shell.run("compare", "two-gates", "two-gats").refused().err())
                .contains("did you mean `two-gates`?");
        assertThat(shell.run("compare", "two-gates", "--set", "lenght=2d").refused().err())
                .contains("--set lenght=2d", "did you mean `length`?");
    }
}
