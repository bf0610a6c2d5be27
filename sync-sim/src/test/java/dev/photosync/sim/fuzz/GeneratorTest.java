package dev.photosync.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import dev.photosync.sim.scenario.ScenarioText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void drawsWhatCanBeWrittenAsAFileAndReadBack() {
        for (long seed = 1; seed <= 300; seed++) {
            Scenario drawn = Generator.scenario(seed);
            String text = ScenarioText.of(drawn, ScenarioFinder.KNOWN);
            Scenario read =
                    new ScenarioReader(ScenarioFinder.KNOWN).read("drawn", text, Path.of(""));
            assertThat(ScenarioText.of(read, ScenarioFinder.KNOWN)).isEqualTo(text);
        }
    }

    @Test
    void scratch() {
        long events = 0;
        java.util.Map<String, Integer> found = new java.util.TreeMap<>();
        long begin = System.nanoTime();
        int n = Integer.getInteger("n", 300);
        for (long seed = 1; seed <= n; seed++) {
            Trial trial = Trial.of(Generator.scenario(seed));
            events += trial.events();
            if (trial.failure().isPresent()) {
                int c = found.merge(trial.failure().get().check(), 1, Integer::sum);
                if (c <= 3) {
                    System.out.println(seed + " " + trial.failure().get());
                }
            }
        }
        double s = (System.nanoTime() - begin) / 1e9;
        System.out.println(
                found + " " + n / s + " runs/s " + events / s + " events/s " + events / n);
    }
}
