package dev.photosync.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.text.WordingException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void turnsTheLastKeyFastestAndUnderItTheSeed() {
        Grid grid = grid(2, "account.plan=5 GB,50 GB", "length=2d,3d");

        List<String> runs =
                IntStream.range(0, grid.runs())
                        .mapToObj(grid::cell)
                        .map(cell -> grid.values(cell.point()) + " " + cell.seed())
                        .toList();

        assertThat(runs)
                .containsExactly(
                        "[5 GB, 2d] 3",
                        "[5 GB, 2d] 4",
                        "[5 GB, 3d] 3",
                        "[5 GB, 3d] 4",
                        "[50 GB, 2d] 3",
                        "[50 GB, 2d] 4",
                        "[50 GB, 3d] 3",
                        "[50 GB, 3d] 4");
        assertThat(grid.scenario(3).lengthMicros()).isEqualTo(3 * 86_400_000_000L);
    }

    @Test
    void countsSeedsFromTheOneThatIsVaried() {
        assertThat(grid(1, "seed=11,22").cell(1).seed()).isEqualTo(22);
    }

    @Test
    void mergesTheValuesOfAKeyThatIsGivenSeveralTimes() {
        assertThat(Axis.parse(List.of("a=1,2", "b=x", "a=3")))
                .containsExactly(
                        new Axis("a", ImmutableList.of("1", "2", "3")),
                        new Axis("b", ImmutableList.of("x")));
    }

    @Test
    void splitsNoValueBetweenQuotesBracketsOrBraces() {
        assertThat(Axis.parse(List.of("a={x: 1, y: [2, 3]},\"4, 5\",6")).getFirst().values())
                .containsExactly("{x: 1, y: [2, 3]}", "\"4, 5\"", "6");
    }

    @Test
    void refusesAValueThatStandsTwiceOrIsEmpty() {
        assertThatThrownBy(() -> Axis.parse(List.of("a=1, 1")))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("`1` stands twice");
        assertThatThrownBy(() -> Axis.parse(List.of("a=1,,2")))
                .hasMessageContaining("there is no value for `a`");
    }

    @Test
    void refusesMoreRunsThanAnyoneWouldWaitFor() {
        assertThatThrownBy(() -> grid(100_000, "account.plan=5 GB,50 GB"))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("expected at most 100000 runs, found 200000");
    }

    @Test
    void refusesAWrongValueBeforeAnythingIsRun() {
        assertThatThrownBy(() -> grid(1, "length=2d,3d", "account.plan=5 GB,50 GX"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("--set account.plan=50 GX: expected a size");
    }

    static Grid grid(int seeds, String... sets) {
        return new Grid(
                new ScenarioFinder().source("cloud-storage-full"),
                Axis.parse(List.of(sets)),
                OptionalLong.empty(),
                seeds);
    }
}
