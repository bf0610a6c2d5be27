package dev.photosync.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    @Test
    void findsNothingInAHealthyEngine() {
        Search search = search(Optional.empty());
        search.run(1, 100, Workers.CALLER, false, now -> {});

        assertThat(search.seeds()).isEqualTo(100);
        assertThat(search.findings()).isEmpty();
        assertThat(search.occasions().unreached()).hasSizeLessThan(35);
    }

    /// A check that must always fail: it proves that failing is possible.
    @Test
    void findsTheCanaryInTheFirstSeed() {
        Search search = search(Optional.of(Defects.CANARY));
        search.run(1, 1, Workers.CALLER, true, now -> {});

        assertThat(search.findings()).hasSize(1);
        assertThat(search.findings().getFirst().failure().safety()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost-zone-deletes",
                "deleted-uploaded-again",
                "live-photo-half-dropped",
                "low-power-pause-stays",
                "remaining-counter-stuck"
            })
    void shrinksWhatADefectBreaksToAFileThatBreaksTheSame(String defect) {
        Search search = search(Optional.of(defect));
        search.run(1, 200, Workers.CALLER, true, now -> {});

        Finding finding = search.findings().getFirst();
        assertThat(finding.scenario().timeline()).hasSizeLessThanOrEqualTo(10);
        assertThat(finding.scenario().timeline().size()).isLessThan(finding.entriesBefore());
        Scenario replayed =
                new ScenarioReader(ScenarioFinder.KNOWN)
                        .read("found.yaml", FindingFile.text(finding, "found.yaml"), Path.of(""));
        assertThat(Trial.of(replayed).failure()).contains(finding.failure());
        assertThat(Trial.of(Variant.withDefect(replayed, Optional.empty())).failure()).isEmpty();
    }

    @Test
    void findsTheSameOnAnyNumberOfThreads() {
        Search alone = search(Optional.of("no-wake-up"));
        alone.run(1, 30, Workers.CALLER, false, now -> {});
        Search together = search(Optional.of("no-wake-up"));
        try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
            together.run(1, 30, new Workers(workers, 12), false, now -> {});
        }

        assertThat(together.findings()).isEqualTo(alone.findings()).isNotEmpty();
        assertThat(together.failures()).isEqualTo(alone.failures());
        assertThat(together.events()).isEqualTo(alone.events());
        assertThat(together.occasions().rows()).isEqualTo(alone.occasions().rows());
    }

    private static Search search(Optional<String> defect) {
        return new Search(defect, () -> false);
    }
}
