package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.run.RunReport.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of a grid so far.
public final class SweepResults {
    private final Grid grid;
    // Looked up, never iterated.
    private final Map<Grid.Cell, Measures> known = new HashMap<>();

    public SweepResults(Grid grid) {
        this.grid = grid;
    }

    public void put(Grid.Cell cell, Measures measures) {
        known.put(cell, measures);
    }

    public boolean knows(Grid.Cell cell) {
        return known.containsKey(cell);
    }

    public Grid grid() {
        return grid;
    }

    /// How many runs are known.
    public int runs() {
        return known.size();
    }

    /// The runs of a combination that are known, by their seeds.
    public ImmutableList<Measures> of(int point) {
        ImmutableList.Builder<Measures> runs = ImmutableList.builder();
        for (int seed = 0; seed < grid.seeds(); seed++) {
            Measures run = known.get(grid.cell(point * grid.seeds() + seed));
            if (run != null) {
                runs.add(run);
            }
        }
        return runs.build();
    }

    /// The values of a measure in the runs of a combination that are known.
    public List<Long> values(int point, Measure measure) {
        return of(point).stream().map(measure::value).toList();
    }

    /// How often each verdict was passed on all that is known.
    public ImmutableMap<Verdict, Integer> verdicts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int point = 0; point < grid.points(); point++) {
            of(point).forEach(run -> counts.merge(run.verdict(), 1, Integer::sum));
        }
        return ImmutableMap.copyOf(counts);
    }
}
