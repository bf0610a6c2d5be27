package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final StringWriter err = new StringWriter();
    private final Interruption interruption = new Interruption(new PrintWriter(err));
    private final ScenarioRun run =
            new ScenarioRun(new ScenarioFinder().find("cloud-storage-full"));

    @Test
    void letsAProcessEndAtOnceWhenNothingIsUnderWay() {
        interruption.happen();
        interruption.watch(run::stop);

        assertThat(run.run().interrupted()).isFalse();
    }

    @Test
    void stopsARunAndWaitsForWhatWasLearned() throws InterruptedException {
        interruption.busy();
        interruption.watch(run::stop);
        Thread ctrlC = Thread.ofPlatform().start(interruption::happen);
        while (!run.run(1, _ -> {}).interrupted()) {
            Thread.onSpinWait();
        }
        interruption.told();
        ctrlC.join();

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysSoWhenThereIsNothingToTell() {
        interruption.busy();
        interruption.happen();

        assertThat(err.toString()).contains("interrupted before there was anything to tell");
    }

    @Test
    void marksAReportAsInterrupted() {
        RunResult result =
                run.run(
                        48 * 3_600_000_000L,
                        done -> {
                            if (done > 0.4) {
                                run.stop();
                            }
                        });
        RunReport report = RunReport.of(result);
        Page page = new Page(StandardCharsets.UTF_8, false);
        new RunText(page, report, "look", "again").write();

        assertThat(report.verdict()).isEqualTo(RunReport.Verdict.INTERRUPTED);
        assertThat(page.text()).contains("INTERRUPTED at 0d 19:", "Where every asset was then");
    }
}
