package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.defect.Defect;
import dev.photosync.sim.run.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How soon the search finds a planted defect, and how small the finding gets: the same search from
/// several starting seeds.
public final class DefectSurvey {
    /// The seeds from which the search begins anew.
    public static final ImmutableList<Long> STARTS =
            ImmutableList.of(1L, 100_001L, 200_001L, 300_001L, 400_001L);

    /// The most seeds that a defect may hide from.
    public static final int MOST_SEEDS = 10_000;

    private DefectSurvey() {}

    /// What became of a search for a defect.
    ///
    /// @param defect the defect
    /// @param tries one for each start
    public record Result(Defect defect, ImmutableList<Try> tries) {
        /// The median of the seeds needed; empty if most starts found nothing.
        public Optional<Long> medianSeeds() {
            List<Long> needed =
                    tries.stream()
                            .map(t -> t.finding().isPresent() ? t.seeds() : Long.MAX_VALUE)
                            .sorted()
                            .toList();
            long median = needed.get(needed.size() / 2);
            return median == Long.MAX_VALUE ? Optional.empty() : Optional.of(median);
        }
    }

    /// One search.
    ///
    /// @param seeds how many seeds it took
    /// @param finding what it found; empty if nothing
    public record Try(long seeds, Optional<Finding> finding) {}

    /// Searches for a defect from every start.
    ///
    /// @param mostSeeds the seeds after which a search gives up
    public static Result of(Defect defect, long mostSeeds, Workers workers, BooleanSupplier stop) {
        ImmutableList.Builder<Try> tries = ImmutableList.builder();
        for (long start : STARTS) {
            Search search = new Search(Optional.of(defect.name()), stop);
            search.run(start, mostSeeds, workers, true, now -> {});
            tries.add(new Try(search.seeds(), search.findings().stream().findFirst()));
        }
        return new Result(defect, tries.build());
    }
}
