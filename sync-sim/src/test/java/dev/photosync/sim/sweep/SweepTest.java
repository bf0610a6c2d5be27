package dev.photosync.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photosync.core.gate.GateName;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void givesTheSameRowsInTheSameOrderOnAnyNumberOfThreads() {
        Grid grid = GridTest.grid(3, "account.plan=5 GB,50 GB");
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            assertThat(rows(grid, new Workers(pool, 12)))
                    .isEqualTo(rows(grid, Workers.CALLER))
                    .hasSize(6);
        }
    }

    @Test
    void showsThatALargerPlanEndsTheStall() {
        Grid grid = GridTest.grid(1, "account.plan=5 GB,50 GB");
        List<Sweep.Row> rows = rows(grid, Workers.CALLER);
        Measures small = rows.getFirst().measures();
        Measures large = rows.getLast().measures();

        assertThat(small.toSyncMicros().orElseThrow()).isGreaterThan(20 * HOUR);
        assertThat(large.toSyncMicros().orElseThrow()).isLessThan(HOUR);
        assertThat(Objects.requireNonNull(small.heldMicros().get(GateName.CLOUD_QUOTA)))
                .isBetween(20 * HOUR, 23 * HOUR + HOUR / 2);
        assertThat(large.heldMicros()).containsEntry(GateName.CLOUD_QUOTA, 0L);
    }

    @Test
    void neverComesToAnEndWhereTheUpgradeIsTooSmall() {
        Grid grid = GridTest.grid(1, "timeline.4.account=upgrade plan to 5.1 GB");
        Measures run = rows(grid, Workers.CALLER).getFirst().measures();

        assertThat(run.toSyncMicros()).isEmpty();
        assertThat(run.outOfSyncMicros()).isGreaterThan(40 * HOUR);
        assertThat(run.pending()).isPositive();
    }

    @Test
    void goesOnWithTheRunsOfATableAndMakesTheSameTable() {
        Grid grid = GridTest.grid(2, "account.plan=5 GB,50 GB");
        SweepTable table = new SweepTable(grid);
        List<Sweep.Row> all = rows(grid, Workers.CALLER);
        String text = table.header() + table.line(all.get(0)) + table.line(all.get(1));

        var known = table.read(text);
        List<Sweep.Row> rest = new ArrayList<>();
        new Sweep(grid, Workers.CALLER, () -> false).run(known::containsKey, rest::add);

        assertThat(known).containsOnlyKeys(all.get(0).cell(), all.get(1).cell());
        assertThat(known.get(all.getFirst().cell())).isEqualTo(all.getFirst().measures());
        assertThat(rest).isEqualTo(all.subList(2, 4));
    }

    @Test
    void keepsNeverApartFromAnyTime() {
        Grid grid = GridTest.grid(1, "account.plan=5 GB");
        Measures run = rows(grid, Workers.CALLER).getFirst().measures();
        Measures never =
                new Measures(
                        run.verdict(),
                        OptionalLong.empty(),
                        run.outOfSyncMicros(),
                        run.upBytes(),
                        run.downBytes(),
                        run.cellularBytes(),
                        run.batteryPercent(),
                        run.heldMicros(),
                        run.claimsHeld(),
                        run.claims(),
                        run.pending());
        SweepTable table = new SweepTable(grid);
        Sweep.Row row = new Sweep.Row(grid.cell(0), never);

        assertThat(table.read(table.header() + table.line(row))).containsEntry(row.cell(), never);
        assertThat(Measure.ALL.getFirst().words(Measure.ALL.getFirst().value(never)))
                .isEqualTo("never");
    }

    @Test
    void readsValuesWithCommasAndQuotesAsTheyWere() {
        Grid grid = GridTest.grid(1, "account={plan: \"5 GB\", used: {mail: 1 GB}}");
        SweepTable table = new SweepTable(grid);
        Sweep.Row row = rows(grid, Workers.CALLER).getFirst();

        assertThat(table.line(row)).contains("\"{plan: \"\"5 GB\"\", used: {mail: 1 GB}}\"");
        assertThat(table.read(table.header() + table.line(row))).containsOnlyKeys(row.cell());
    }

    @Test
    void refusesTheTableOfAnotherSweepOrOfAnotherTextOfTheScenario() {
        Grid grid = GridTest.grid(1, "account.plan=5 GB");
        SweepTable table = new SweepTable(grid);
        SweepTable other = new SweepTable(GridTest.grid(1, "length=2d"));
        String row = table.line(rows(grid, Workers.CALLER).getFirst());

        assertThatThrownBy(() -> table.read(other.header()))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("is not the table of this sweep");
        assertThatThrownBy(
                        () -> table.read(table.header() + "0000000000000000" + row.substring(16)))
                .hasMessageContaining("another text of the scenario");
        assertThatThrownBy(() -> table.read(table.header() + "a,b\r\n"))
                .hasMessageContaining("line 2 is not a row of this sweep");
    }

    @Test
    void stopsBetweenRunsAndWithinOne() {
        Grid grid = GridTest.grid(4, "account.plan=5 GB");
        List<Sweep.Row> rows = new ArrayList<>();

        new Sweep(grid, Workers.CALLER, () -> rows.size() == 2).run(_ -> false, rows::add);

        assertThat(rows).hasSize(2);
    }

    @Test
    void saysWithWhichValuesALibraryDoesNotFit() {
        Grid grid = GridTest.grid(1, "devices.phone.storage=15.001 GB");

        assertThatThrownBy(() -> rows(grid, Workers.CALLER))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("does not fit on phone")
                .hasMessageContaining("; with devices.phone.storage=15.001 GB, seed 3");
    }

    @Test
    void ranksNeverBehindEverything() {
        long never = Quantiles.NEVER;

        assertThat(Quantiles.of(List.of(never, 5L, 1L))).isEqualTo(new Quantiles(1, 5, never));
        assertThat(Quantiles.of(List.of(7L))).isEqualTo(new Quantiles(7, 7, 7));
        assertThat(Quantiles.of(List.of(never, never, 3L)))
                .isEqualTo(new Quantiles(3, never, never));
        assertThat(Quantiles.of(List.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L)))
                .isEqualTo(new Quantiles(1, 5, 9));
    }

    private static List<Sweep.Row> rows(Grid grid, Workers workers) {
        List<Sweep.Row> rows = new ArrayList<>();
        new Sweep(grid, workers, () -> false).run(_ -> false, rows::add);
        return rows;
    }
}
