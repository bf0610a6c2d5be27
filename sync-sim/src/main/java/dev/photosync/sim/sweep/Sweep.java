package dev.photosync.sim.sweep;

import com.google.common.base.Throwables;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.scenario.ScenarioProblem;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The running of a grid: every run that is not known yet, in the grid's order, whatever the number
/// of threads.
public final class Sweep {
    /// A run of a grid and its figures.
    public record Row(Grid.Cell cell, Measures measures) {}

    private final Grid grid;
    private final Workers workers;
    private final BooleanSupplier stop;

    /// @param stop asked now and then, also during a run
    public Sweep(Grid grid, Workers workers, BooleanSupplier stop) {
        this.grid = grid;
        this.workers = workers;
        this.stop = stop;
    }

    /// Runs what is not known yet.
    ///
    /// @param known whether a run need not be made again
    /// @param sink takes each row, in the grid's order
    /// @throws ScenarioException if a combination is no scenario, or cannot be set up
    public void run(Predicate<Grid.Cell> known, Consumer<Row> sink) {
        try {
            workers.run(
                    jobs(known),
                    (Optional<Row> row) -> {
                        row.ifPresent(sink);
                        return row.isPresent() && !stop.getAsBoolean();
                    });
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause != null) {
                Throwables.throwIfUnchecked(cause);
            }
            throw e;
        }
    }

    private Iterator<Supplier<Optional<Row>>> jobs(Predicate<Grid.Cell> known) {
        return new AbstractIterator<>() {
            private int next;
            private int point = -1;
            private @Nullable Scenario scenario;

            @Override
            protected @Nullable Supplier<Optional<Row>> computeNext() {
                while (next < grid.runs()) {
                    Grid.Cell cell = grid.cell(next++);
                    if (!known.test(cell)) {
                        Scenario ofCell = Variant.withSeed(ofPoint(cell.point()), cell.seed());
                        return () -> row(cell, ofCell);
                    }
                }
                return endOfData();
            }

            private Scenario ofPoint(int wanted) {
                Scenario read = scenario;
                if (read == null || wanted != point) {
                    read = grid.scenario(wanted);
                    scenario = read;
                    point = wanted;
                }
                return read;
            }
        };
    }

    private Optional<Row> row(Grid.Cell cell, Scenario scenario) {
        try {
            return Measures.of(scenario, _ -> {}, stop).map(run -> new Row(cell, run.measures()));
        } catch (ScenarioException e) {
            // Only what is not known before a run begins, such as a library that does not fit.
            String where = "; with " + grid.words(cell);
            throw new ScenarioException(
                    e.problems().stream()
                            .map(p ->
                                    new ScenarioProblem(
                                            p.file(), p.line(), p.column(), p.message() + where))
                            .collect(ImmutableList.toImmutableList()));
        }
    }
}
