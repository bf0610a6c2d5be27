package dev.photosync.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.action.Action;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioReader;
import dev.photosync.sim.scenario.ScenarioText;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
    void drawsTheSameSystemFromTheSameSeed() {
        assertThat(Generator.scenario(7)).isEqualTo(Generator.scenario(7));
        assertThat(Generator.scenario(7)).isNotEqualTo(Generator.scenario(8));
    }

    @Test
    void knowsEveryActionButThoseThatAreDefectsOrCannotBeUndone() {
        Set<Class<?>> drawn =
                LongStream.rangeClosed(1, 3_000)
                        .mapToObj(Generator::scenario)
                        .flatMap(scenario -> scenario.timeline().stream())
                        .map(entry -> entry.action().getClass())
                        .collect(Collectors.toSet());
        Set<Class<?>> never =
                Stream.of(
                                Action.OnDevice.class,
                                Action.Fault.class,
                                Action.OnAccount.class,
                                Action.OnCloud.class,
                                Action.OnNetwork.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .filter(action -> action.isRecord() && !drawn.contains(action))
                        .collect(
                                Collectors.toCollection(
                                        () -> new TreeSet<>(Comparator.comparing(Class::getName))));

        assertThat(never).containsExactly(Action.StartGlitch.class);
    }

    @Test
    void demandsConvergenceOfMostSystemsAndGivesThemTheTimeForIt() {
        long demanding =
                LongStream.rangeClosed(1, 500)
                        .mapToObj(Generator::scenario)
                        .filter(scenario ->
                                scenario.expectations().stream()
                                        .anyMatch(claim -> claim.claim().convergence()))
                        .peek(scenario -> assertThat(Health.allowsConvergence(scenario)).isTrue())
                        .count();

        assertThat(demanding).isGreaterThan(450);
    }

    @Test
    void losesNoZoneTogetherWithWhatCannotBeSurvivedThen() {
        long losing =
                LongStream.rangeClosed(1, 3_000)
                        .mapToObj(Generator::scenario)
                        .filter(scenario ->
                                scenario.timeline().stream()
                                        .anyMatch(
                                                entry -> entry.action() instanceof Action.LoseZone))
                        .peek(scenario -> assertThat(Health.survivable(scenario)).isTrue())
                        .count();

        assertThat(losing).isGreaterThan(20);
    }

    @Test
    void losesZonesWithPurgesInThem() {
        long losing =
                LongStream.rangeClosed(1, 3_000)
                        .mapToObj(Generator::scenario)
                        .map(Scenario::timeline)
                        .filter(timeline ->
                                timeline.stream()
                                                .anyMatch(
                                                        e -> e.action() instanceof Action.LoseZone)
                                        && timeline.stream()
                                                .anyMatch(e ->
                                                        e.action()
                                                                instanceof
                                                                Action.EmptyRecentlyDeleted))
                        .count();

        assertThat(losing).isGreaterThan(20);
    }

    @Test
    void leavesSomeSystemsWithoutAnyTrouble() {
        long quiet =
                LongStream.rangeClosed(1, 500)
                        .mapToObj(Generator::scenario)
                        .filter(scenario ->
                                scenario.timeline().stream()
                                        .allMatch(entry -> deed(entry.action())))
                        .count();

        assertThat(quiet).isBetween(50L, 350L);
    }

    private static boolean deed(Action action) {
        return action instanceof Action.TakePhotos
                || action instanceof Action.TakeVideos
                || action instanceof Action.TakeVideo
                || action instanceof Action.TakeRawPhotos
                || action instanceof Action.TakeSpatialPhotos
                || action instanceof Action.EditPhotos
                || action instanceof Action.FavouritePhotos
                || action instanceof Action.AddToAlbum
                || action instanceof Action.DeletePhotos
                || action instanceof Action.DeleteNewest
                || action instanceof Action.RestorePhotos
                || action instanceof Action.EmptyRecentlyDeleted
                || action instanceof Action.ImportAgain
                || action instanceof Action.OpenOriginals
                || action instanceof Action.Update;
    }
}
