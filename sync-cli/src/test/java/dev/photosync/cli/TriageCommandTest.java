package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.cli.Shell.Ran;
import dev.photosync.sim.triage.Assumptions;
import dev.photosync.sim.triage.EvidenceReader;
import dev.photosync.sim.triage.Symptoms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriageCommandTest {
    @TempDir private Path folder;

    private final Shell shell = new Shell();

    @Test
    void saysWhatMayBeTheMatterAndWhatToTryInWhichOrder() {
        Ran ran = shell.run("triage", "status=wifi", "network=wifi").fine();

        assertThat(ran.out())
                .contains(
                        "One cause is left",
                        "100 %  vpn-makes-wifi-metered",
                        "Try in this order; none takes less on average",
                        "1.  leave the VPN (2b)",
                        "The guide takes",
                        "every cause is as likely as any other");
    }

    @Test
    void saysWhichAnswerWouldTellMost() {
        assertThat(shell.run("triage", "status=wifi").fine().out())
                .contains("What would tell most: direction.", "(out, in, both,");
    }

    @Test
    void saysThatNothingIsMissingWhereNothingIs() {
        assertThat(shell.run("triage", "status=up-to-date").out())
                .contains("nothing is missing", "direction=in, out,");
        assertThat(shell.run("triage", "status=up-to-date", "direction=in").out())
                .doesNotContain("nothing is missing");
    }

    @Test
    void takesTheSymptomsFromARun() {
        Ran ran = shell.run("triage", "--from", "captive-portal").fine();

        assertThat(ran.out())
                .contains("web=page", "100 %  captive-portal", "answer the sign-in page (2a)");
        assertThat(shell.run("triage", "--from", "two-gates", "--at", "4h", "--device", "phone"))
                .extracting(Ran::code)
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void saysWhatComesNearestToWhatNothingShows() {
        Ran ran = shell.run("triage", "status=wifi", "network=wifi", "cloud=full");

        assertThat(ran.out())
                .contains("No cause shows exactly this. The nearest differ in 1 answer:")
                .contains("vpn-makes-wifi-metered: cloud is room, not full");
    }

    @Test
    void takesAnswersAndAssumptionsFromFiles() throws IOException {
        Path symptoms = folder.resolve("seen.yaml");
        Files.writeString(symptoms, "status: retrying\ntried: [reset-network]\n");
        Path priors = folder.resolve("priors.yaml");
        Files.writeString(priors, "priors: {clock-skew: 1000}\nminutes: {wait: 5}\n");

        Ran ran =
                shell.run(
                                "triage",
                                "--symptoms",
                                symptoms.toString(),
                                "--priors",
                                priors.toString())
                        .fine();

        assertThat(ran.out())
                .contains("Tried:  reset-network", "%  clock-skew", "set the clock by itself (1)")
                .contains("causes weigh what --priors says", "5 min of waiting")
                .doesNotContain("broken-network-settings");
    }

    @Test
    void endsAtTheSupportDeskIfNothingElseIsLeft() {
        Ran ran = shell.run("triage", "--from", "outage-and-recovery");

        assertThat(ran.out()).contains("take it to the support desk (8)");
    }

    @Test
    void listsQuestionsAnswersAndFixes() {
        assertThat(shell.run("triage", "--questions").fine().out())
                .contains("status: What does the app say?", "cloud-full", "plug-in");
        assertThat(shell.run("triage", "--questions", "--json").succeeded().json().toString())
                .contains("cloud-full");
    }

    @Test
    void givesJson() {
        Ran ran = shell.run("triage", "status=wifi", "--json").succeeded();

        ran.json();
        assertThat(ran.out())
                .contains(
                        "\"known\":{\"status\":\"wifi\"}",
                        "\"telling\":[{\"question\":",
                        "\"best\"");
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        assertThat(shell.run("triage", "statsu=wifi").err())
                .contains("there is no question `statsu`", "did you mean `status`?");
        assertThat(shell.run("triage", "status=wify").err())
                .contains("status: `wify` is no answer", "did you mean `wifi`?");
        assertThat(shell.run("triage", "--tried", "restat").err())
                .contains("--tried: there is no fix `restat`", "did you mean `restart`?");
        assertThat(shell.run("triage", "--from", "healthy-day").err())
                .contains("nothing stands still in healthy-day");
        assertThat(shell.run("triage", "--at", "3h").err()).contains("--at and --device go with");
        assertThat(shell.run("triage", "-o", "x.yaml").err()).contains("goes with --learn");
        assertThat(shell.run("triage", "--learn", "--json").err()).contains("writes YAML");
        assertThat(shell.run("triage").code()).isEqualTo(ExitCode.INVALID);
        assertThat(shell.run("triage").err()).contains("say what you see", "--questions");
    }

    @Test
    void asksOneQuestionAfterTheOtherUntilNoneWouldTellMore() {
        // What the app says is asked first: that an update is needed. Two causes say so, and only
        // one of them lets nothing out.
        assertThat(interview("10\n1\n1\n")).hasToString("direction=out status=update");
    }

    @Test
    void asksAgainForWhatIsNoAnswerAndGoesOnWithoutWhatIsNotKnown() {
        assertThat(interview("99\nwifi\nq\n")).hasToString("status=wifi");
        assertThat(interview("\nq\n")).isEqualTo(Symptoms.NONE);
        assertThat(interview("")).isEqualTo(Symptoms.NONE);
    }

    private static Symptoms interview(String typed) {
        Terminal terminal =
                new Terminal(
                        new ResultWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        StandardCharsets.UTF_8,
                        true,
                        false,
                        Map.of());
        return new TriageInterview(
                        terminal,
                        new BufferedReader(new StringReader(typed)),
                        EvidenceReader.builtIn(),
                        Assumptions.DEFAULT)
                .hold();
    }
}
