package dev.photosync.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.world.World;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every occasion is recognised in some story.
class OccasionsTest {
    private static final String THREE =
            """
            scenario: occasions
            title: Three devices
            length: %s
            library: {photos: 12}
            cloud: {batch-limit: 5}
            devices:
              phone: {network: home-wifi, charging: true, optimize-storage: false}
              tablet: {network: home-wifi, charging: true, optimize-storage: false}
              laptop: {network: home-wifi, charging: true, optimize-storage: %s}
            timeline:
            """;

    /// What happens to three devices within a day, for occasions that no built-in story reaches.
    private static final ImmutableMap<Occasion, String> STORIES =
            ImmutableMap.<Occasion, String>builder()
                    .put(Occasion.BATCH_SPLIT, "{at: 1h, phone: favourite 12 photos}")
                    .put(Occasion.RAW_PAIR_COMMITTED, "{at: 1h, phone: take 3 raw photos}")
                    .put(
                            Occasion.MERGED,
                            """
                            {at: 1h, tablet: leave Wi-Fi}
                            {at: 2h, phone: favourite 2 photos}
                            {at: 3h, tablet: edit 2 photos}
                            {at: 4h, tablet: join home-wifi}
                            """)
                    .put(
                            Occasion.COMMIT_CONFLICT,
                            """
                            {at: 1h, tablet: lose the next 9 hints}
                            {at: 2h, phone: favourite 2 photos}
                            {at: 2h, tablet: add 2 photos to album Trip}
                            """)
                    .put(
                            Occasion.MERGED_THREE_EDITS,
                            """
                            {at: 1h, tablet: leave Wi-Fi}
                            {at: 1h, laptop: leave Wi-Fi}
                            {at: 2h, phone: edit 1 photo}
                            {at: 3h, tablet: edit 1 photo}
                            {at: 4h, laptop: edit 1 photo}
                            {at: 5h, tablet: join home-wifi}
                            {at: 6h, laptop: join home-wifi}
                            """)
                    .put(
                            Occasion.RESTORED_FROM_PURGE,
                            """
                            {at: 1h, phone: delete 2 photos}
                            {at: 2h, tablet: leave Wi-Fi}
                            {at: 3h, tablet: restore 2 photos}
                            {at: 3h, phone: empty recently deleted}
                            {at: 5h, tablet: join home-wifi}
                            """)
                    .put(
                            Occasion.IMPORTED_AGAIN,
                            """
                            {at: 1h, phone: delete 2 photos}
                            {at: 2h, phone: empty recently deleted}
                            {at: 3h, phone: import 2 purged photos again}
                            """)
                    .put(
                            Occasion.TORN_JOURNAL,
                            """
                            {at: 1h, phone: crash in the middle of a write}
                            {at: 2h, phone: take 3 photos}
                            """)
                    .put(
                            Occasion.DAMAGED_JOURNAL,
                            """
                            {at: 1h, phone: take 3 photos}
                            {at: 2h, tablet: take 3 photos}
                            {at: 3h, phone: edit 4 photos}
                            {at: 5h, phone: damage the journal}
                            {at: 5h, phone: favourite 5 photos}
                            {at: 6h, phone: crash}
                            """)
                    .put(
                            Occasion.CRASHED_BETWEEN_EFFECTS,
                            """
                            {at: 1h, phone: crash after 4 effects}
                            {at: 2h, phone: take 3 photos}
                            """)
                    .put(
                            Occasion.BATTERY_DIED,
                            """
                            {at: 1h, phone: unplug}
                            {at: 2h, phone: battery 1 %}
                            """)
                    .put(
                            Occasion.REPLY_LOST_AFTER_COMMIT,
                            """
                            {at: 125m, phone: lose the next 1 answer}
                            {at: 125m, phone: favourite 2 photos}
                            """)
                    .put(
                            Occasion.REPLY_REPEATED,
                            """
                            {at: 1h, phone: repeat the next 1 answer}
                            {at: 2h, phone: favourite 2 photos}
                            """)
                    .put(
                            Occasion.CONTENT_GONE,
                            """
                            {at: 1h, phone: leave Wi-Fi}
                            {at: 1h, tablet: leave Wi-Fi}
                            {at: 2h, account: lose the zone}
                            """)
                    .buildOrThrow();

    /// Forty days, in which what was deleted leaves by itself.
    private static final String LONG =
            THREE.formatted("40d", false) + "  - {at: 1d, phone: delete 2 photos}\n";

    static Iterable<Occasion> ofStories() {
        return STORIES.keySet();
    }

    private static Occasions watch(Scenario scenario) {
        Trace trace = new Trace();
        OccasionWatch watch = OccasionWatch.watch(trace);
        World world = new World(scenario, trace);
        world.kernel().runUntil(scenario.lengthMicros());
        return watch.reached();
    }

    private static Occasions story(Occasion of) {
        boolean fromNothing = of == Occasion.CONTENT_GONE;
        StringBuilder text = new StringBuilder(THREE.formatted("1d", fromNothing));
        Objects.requireNonNull(STORIES.get(of))
                .lines()
                .forEach(line -> text.append("  - ").append(line).append('\n'));
        return watch(TestScenarios.read(text.toString()));
    }

    @ParameterizedTest
    @MethodSource("ofStories")
    void isReachedByItsStory(Occasion occasion) {
        assertThat(story(occasion).times(occasion)).isPositive();
    }

    @Test
    void aPurgeByAgeIsReachedAfterThirtyDays() {
        Occasions reached = watch(TestScenarios.read(LONG));

        assertThat(reached.times(Occasion.PURGED_BY_AGE)).isEqualTo(2);
        assertThat(reached.runs(Occasion.PURGED_BY_AGE)).isEqualTo(1);
    }

    @Test
    void everyOccasionIsReachedByABuiltInStoryOrOneOfThese() {
        Occasions all = watch(TestScenarios.read(LONG));
        STORIES.keySet().forEach(occasion -> all.add(story(occasion)));
        Catalogue.names().forEach(name -> all.add(watch(new ScenarioFinder().find(name))));

        assertThat(all.unreached()).isEmpty();
        assertThat(all.rows()).hasSize(Occasion.values().length).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aQuietDayReachesNothingUnusual() {
        Occasions quiet =
                watch(TestScenarios.read(THREE.formatted("1d", false).replace("timeline:\n", "")));

        assertThat(quiet.unreached()).hasSize(Occasion.values().length);
    }

    @Test
    void countsAddUpInAnyOrder() {
        Occasions once = story(Occasion.BATCH_SPLIT);
        Occasions twice = story(Occasion.BATCH_SPLIT);
        Occasions other = story(Occasion.MERGED);
        long merges = other.times(Occasion.MERGED);
        twice.add(once);
        other.add(twice);
        twice.add(story(Occasion.MERGED));

        assertThat(other.rows()).isEqualTo(twice.rows());
        assertThat(other.runs(Occasion.BATCH_SPLIT)).isEqualTo(2);
        assertThat(other.times(Occasion.MERGED)).isEqualTo(merges);
    }

    @ParameterizedTest
    @EnumSource
    void hasANameAndASentence(Occasion occasion) {
        assertThat(occasion.slug()).matches("[a-z-]+");
        assertThat(occasion.sentence()).matches("[^.]+");
        assertThat(Arrays.stream(Occasion.values()).map(Occasion::sentence))
                .doesNotHaveDuplicates();
    }
}
