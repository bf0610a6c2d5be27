package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Expectation.Claim;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every built-in scenario: it teaches something, shows a stall with its true reason and the fix
/// that clears it, and its run bears out all that it claims.
class CatalogueTest {
    /// Those that show how sync works rather than a row of the guide or a field cause.
    private static final ImmutableMap<String, String> NO_ROW =
            ImmutableMap.of(
                    "healthy-day", "what sync looks like when nothing is wrong",
                    "new-phone-joins", "the guide's promise that changes reach all devices",
                    "offline-edits-and-deletes", "the guide's promise that nothing is lost");

    /// Those that hold nothing for long enough to be looked at.
    private static final ImmutableMap<String, String> NO_STALL =
            ImmutableMap.of("healthy-day", "nothing stalls");

    private final ScenarioFinder catalogue = new ScenarioFinder();

    static ImmutableList<String> names() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                        Objects.requireNonNull(CatalogueTest.class.getResource(Catalogue.FOLDER))
                                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
        }
    }

    @Test
    void hasEveryFileInItsIndexAndNothingElse() throws IOException, URISyntaxException {
        assertThat(Catalogue.names()).isEqualTo(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void tellsWhatItTeaches(String name) {
        Scenario scenario = catalogue.find(name);
        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.title()).isNotBlank().isNotEqualTo(name);
        assertThat(scenario.lesson()).isNotBlank();
        assertThat(scenario.devices()).hasSizeGreaterThanOrEqualTo(2);
        if (!NO_ROW.containsKey(name)) {
            assertThat(scenario.strategy() + scenario.kind()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void claimsTheStallAndTheFix(String name) {
        Scenario scenario = catalogue.find(name);
        if (!NO_STALL.containsKey(name)) {
            assertThat(scenario.expectations()).anyMatch(CatalogueTest::isStall);
        }
        assertThat(scenario.expectations())
                .anyMatch(CatalogueTest::isAllSynced)
                .anyMatch(expectation -> expectation.claim() instanceof Claim.NothingLost);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bearsOutItsClaims(String name) {
        RunResult result = new ScenarioRun(catalogue.find(name)).run();
        assertThat(result.outcomes()).hasSameSizeAs(result.scenario().expectations());
        assertThat(result.outcomes()).allMatch(Outcome::passed);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bearsOutItsClaimsWithOtherLuckToo(String name) {
        for (long seed : new long[] {8, 16, 20}) {
            Scenario scenario = Variant.withSeed(catalogue.find(name), seed);
            assertThat(new ScenarioRun(scenario).run().outcomes())
                    .as("seed %d", seed)
                    .allMatch(Outcome::passed);
        }
    }

    private static boolean isStall(Expectation expectation) {
        return expectation.claim() instanceof Claim.HeldBy
                || expectation.claim() instanceof Claim.FalselyHeldBy;
    }

    private static boolean isAllSynced(Expectation expectation) {
        return expectation.subject().equals("all") && expectation.claim() instanceof Claim.Synced;
    }
}
