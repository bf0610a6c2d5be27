package dev.photosync.sim.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenFileTest {
    @TempDir private Path folder;

    @Test
    void readsWhatWasSeenAndTried() throws IOException {
        GivenFile.Report report =
                GivenFile.report(
                        file(
                                """
                                status: cloud-full
                                web: yes
                                charging: no
                                tried: [restart, plug-in]
                                """));

        assertThat(report.symptoms()).hasToString("status=cloud-full web=yes charging=no");
        assertThat(report.tried()).containsExactly(FixKind.RESTART, FixKind.PLUG_IN);
    }

    @Test
    void placesMistakesInWhatWasSeen() throws IOException {
        Path file =
                file(
                        """
                        status: cloud-ful
                        netwrok: wifi
                        tried: [restat]
                        """);

        assertThatThrownBy(() -> GivenFile.report(file))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("given.yaml:1:9: ")
                .hasMessageContaining("did you mean `cloud-full`?")
                .hasMessageContaining("given.yaml:2:1: unknown key `netwrok`")
                .hasMessageContaining("did you mean `network`?")
                .hasMessageContaining("given.yaml:3:9: ")
                .hasMessageContaining("did you mean `restart`?");
    }

    @Test
    void readsAssumptions() throws IOException {
        Assumptions read =
                GivenFile.assumptions(
                        file(
                                """
                                priors: {quota: 8, "5": 2}
                                minutes: {wait: 5, look: 0, restart: 4}
                                """),
                        TinyEvidence.ALL);

        assertThat(read.weight(TinyEvidence.QUOTA)).isEqualTo(8);
        assertThat(read.weight(TinyEvidence.LATCH)).isEqualTo(2);
        assertThat(read.weight(TinyEvidence.OUTAGE)).isEqualTo(1);
        assertThat(read.minutes(FixKind.RESTART)).isEqualTo(4);
        assertThat(read.minutes(FixKind.UPDATE)).isEqualTo(FixKind.UPDATE.minutes());
        assertThat(read.waitMinutes()).isEqualTo(5);
        assertThat(read.lookMinutes()).isZero();
    }

    @Test
    void placesMistakesInAssumptions() throws IOException {
        Path file =
                file(
                        """
                        priors:
                          quotta: 8
                        minutes:
                          restrat: 3
                          wait: soon
                        """);

        assertThatThrownBy(() -> GivenFile.assumptions(file, TinyEvidence.ALL))
                .hasMessageContaining("given.yaml:2:3: there is no cause, strategy or kind")
                .hasMessageContaining("did you mean `quota`?")
                .hasMessageContaining("given.yaml:4:3: there is no fix `restrat`")
                .hasMessageContaining("did you mean `restart`?")
                .hasMessageContaining("given.yaml:5:9: expected a whole number");
    }

    @Test
    void wantsSomethingToBePossible() throws IOException {
        Path file = file("priors: {quota: 0, latch: 0, outage: 0}\n");

        assertThatThrownBy(() -> GivenFile.assumptions(file, TinyEvidence.ALL))
                .hasMessageContaining("given.yaml:1:9: at least one cause");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given.yaml"), text);
    }
}
