package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTextTest {
    static ImmutableList<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadBackAsTheSameScenario(String name) {
        Scenario scenario = new Catalogue(ScenarioFinder.KNOWN).read(name);
        String text = ScenarioText.of(scenario, ScenarioFinder.KNOWN);
        Scenario again = read(text);

        assertThat(ScenarioText.of(again, ScenarioFinder.KNOWN)).isEqualTo(text);
        assertThat(again.accounts()).isEqualTo(scenario.accounts());
        assertThat(again.cloud()).isEqualTo(scenario.cloud());
        assertThat(again.library()).isEqualTo(scenario.library());
        assertThat(again.networks()).isEqualTo(scenario.networks());
        assertThat(again.devices().keySet()).isEqualTo(scenario.devices().keySet());
        assertThat(again.timeline()).hasSameSizeAs(scenario.timeline());
        assertThat(again.expectations()).hasSameSizeAs(scenario.expectations());
    }

    @ParameterizedTest
    @MethodSource("few")
    void runsAsTheScenarioItWasWrittenFromDoes(String name) {
        Scenario scenario = new Catalogue(ScenarioFinder.KNOWN).read(name);
        Scenario again = read(ScenarioText.of(scenario, ScenarioFinder.KNOWN));

        assertThat(new ScenarioRun(again).run().trace().events())
                .isEqualTo(new ScenarioRun(scenario).run().trace().events());
    }

    static Stream<String> few() {
        return Stream.of("cloud-storage-full", "wrong-account", "lossy-network", "two-gates");
    }

    @Test
    void leavesOutWhatGoesWithoutSaying() {
        String text =
                """
                scenario: plain
                length: 1d
                seed: 1
                devices:
                  phone: {network: home-wifi}
                timeline:
                  - {at: 1h30m, phone: take 3 photos}
                  - {at: 2h, account: use 1 GB more for mail}
                expect:
                  - {by: 1d, all: synced}
                  - {always: nothing lost}
                """;

        assertThat(ScenarioText.of(read(text), ScenarioFinder.KNOWN)).isEqualTo(text);
    }

    @Test
    void quotesWhatYamlWouldReadAsSomethingElse() {
        String text =
                """
                scenario: "2025"
                title: "What is \\"it\\": a test"
                lesson: |
                  One.

                  Two: three.
                length: 1d
                seed: 1
                devices:
                  phone: {}
                """;

        Scenario scenario = read(text);
        assertThat(scenario.title()).isEqualTo("What is \"it\": a test");
        assertThat(ScenarioText.of(scenario, ScenarioFinder.KNOWN)).isEqualTo(text);
    }

    private static Scenario read(String text) {
        return new ScenarioReader(ScenarioFinder.KNOWN).read("test.yaml", text, Path.of(""));
    }
}
