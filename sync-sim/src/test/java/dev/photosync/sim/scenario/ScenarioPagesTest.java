package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.action.Vocabulary;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.text.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Keeps the pages of the scenario families, one a file in docs/scenarios, as the catalogue is.
///
/// They are written anew by `mvn -pl sync-core,sync-sim test -Dtest=ScenarioPagesTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dphotosync.regenerate`.
class ScenarioPagesTest {
    private static final ImmutableMap<String, String> FAMILIES =
            ImmutableMap.<String, String>builder()
                    .put("1", "Check your settings")
                    .put("2", "Check your connection")
                    .put("3", "Check cloud storage")
                    .put("4", "Optimize storage")
                    .put("5", "Restart")
                    .put("6", "Update")
                    .put("7", "Plug in")
                    .put("8", "Support desk")
                    .put("field", "Seen in the field")
                    .put("everyday", "Everyday")
                    .buildOrThrow();

    @Test
    void thePagesAreTheCatalogue() throws IOException {
        Path folder = folder();
        Map<String, String> pages = pages();
        if (System.getProperty("photosync.regenerate") != null) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue());
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(folder.resolve(page.getKey()))
                    .as("write the pages anew with the command in %s", getClass().getSimpleName())
                    .content()
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void everyPageHasAScenario() {
        assertThat(pages())
                .hasSize(FAMILIES.size())
                .allSatisfy((name, page) -> assertThat(page).as(name).contains("\n## "));
    }

    @Test
    void theReadmeCountsTheCausesSeenInTheField() throws IOException {
        long field =
                Catalogue.names().stream()
                        .map(new Catalogue(ScenarioFinder.KNOWN)::read)
                        .filter(scenario -> !scenario.kind().isEmpty())
                        .count();

        assertThat(folder().resolveSibling("../README.md").normalize())
                .content()
                .contains("and " + field + " causes seen in the field");
    }

    private static Map<String, String> pages() {
        Map<String, List<Scenario>> byFamily = new TreeMap<>();
        for (String name : Catalogue.names()) {
            Scenario scenario = new Catalogue(ScenarioFinder.KNOWN).read(name);
            byFamily.computeIfAbsent(family(scenario), f -> new ArrayList<>()).add(scenario);
        }
        Map<String, String> pages = new TreeMap<>();
        FAMILIES.forEach((family, title) -> {
            List<Scenario> scenarios = new ArrayList<>(byFamily.getOrDefault(family, List.of()));
            scenarios.sort(
                    Comparator.comparing(Scenario::strategy)
                            .thenComparing(Scenario::kind)
                            .thenComparing(Scenario::name));
            pages.put(fileName(family), page(family, title, scenarios));
        });
        return pages;
    }

    private static String family(Scenario scenario) {
        String strategy = scenario.strategy();
        // To the last rows of the guide all that is known was seen in the field.
        boolean lastRows = strategy.compareTo("5") >= 0;
        if (!scenario.kind().isEmpty() && !lastRows) {
            return "field";
        }
        return strategy.isEmpty() ? "everyday" : strategy.substring(0, 1);
    }

    private static String fileName(String family) {
        return (Character.isDigit(family.charAt(0)) ? "strategy-" : "") + family + ".md";
    }

    private static String page(String family, String title, List<Scenario> scenarios) {
        StringBuilder text = new StringBuilder();
        boolean strategy = Character.isDigit(family.charAt(0));
        text.append("# ").append(strategy ? "Strategy " + family + ": " : "").append(title);
        text.append("\n\n<!-- Written by ScenarioPagesTest from the catalogue; do not edit. -->\n");
        for (Scenario scenario : scenarios) {
            section(text, scenario);
        }
        return text.toString();
    }

    private static void section(StringBuilder text, Scenario scenario) {
        text.append("\n## ").append(scenario.title()).append("\n\n");
        text.append("`./photosync run ").append(scenario.name()).append('`');
        if (!scenario.strategy().isEmpty()) {
            text.append(" · row ").append(scenario.strategy());
        }
        if (!scenario.kind().isEmpty()) {
            text.append(" · ").append(scenario.kind());
        }
        text.append("\n\n").append(scenario.lesson().strip()).append('\n');
        text.append("\n| At | Who | What |\n|---|---|---|\n");
        for (Scenario.TimelineEntry entry : scenario.timeline().stream().limit(20).toList()) {
            row(text, entry.atMicros(), entry.target(), Vocabulary.phrase(entry.action()));
        }
        text.append("\n| Claimed | Who | What |\n|---|---|---|\n");
        for (Expectation claim : scenario.expectations()) {
            String when =
                    switch (claim.when()) {
                        case Expectation.When.At at -> "at " + Units.formatDuration(at.micros());
                        case Expectation.When.By by -> "by " + Units.formatDuration(by.micros());
                        case Expectation.When.Always _ -> "always";
                    };
            text.append("| ").append(when).append(" | ").append(claim.subject()).append(" | ");
            text.append(claim.text()).append(" |\n");
        }
    }

    private static void row(StringBuilder text, long atMicros, String who, String what) {
        text.append("| ").append(Units.formatDuration(atMicros)).append(" | ").append(who);
        text.append(" | ").append(what).append(" |\n");
    }

    private static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "ARCHITECTURE.md");
        }
        return folder.resolve("docs/scenarios");
    }
}
