package dev.photosync.sim.check;

import com.google.common.collect.ImmutableList;

/// How often runs reached each {@link Occasion}, and how many runs did.
///
/// Counts of many runs are added up, in any order and grouping, with the same result.
public final class Occasions {
    private static final Occasion[] ALL = Occasion.values();

    private final long[] times = new long[ALL.length];
    private final long[] runs = new long[ALL.length];

    /// An occasion in a report.
    ///
    /// @param times how often it was reached
    /// @param runs in how many runs
    public record Row(Occasion occasion, long times, long runs) {}

    /// It was reached once more in the one run that this counts.
    void reach(Occasion occasion) {
        times[occasion.ordinal()]++;
        runs[occasion.ordinal()] = 1;
    }

    /// Adds what other runs reached.
    public void add(Occasions others) {
        for (int i = 0; i < ALL.length; i++) {
            times[i] += others.times[i];
            runs[i] += others.runs[i];
        }
    }

    /// How often an occasion was reached.
    public long times(Occasion occasion) {
        return times[occasion.ordinal()];
    }

    /// In how many runs an occasion was reached.
    public long runs(Occasion occasion) {
        return runs[occasion.ordinal()];
    }

    /// Every occasion, in the order of {@link Occasion}.
    public ImmutableList<Row> rows() {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (Occasion occasion : ALL) {
            rows.add(new Row(occasion, times(occasion), runs(occasion)));
        }
        return rows.build();
    }

    /// Those that no run reached.
    public ImmutableList<Occasion> unreached() {
        return rows().stream()
                .filter(row -> row.times() == 0)
                .map(Row::occasion)
                .collect(ImmutableList.toImmutableList());
    }
}
