package dev.photosync.cli;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.Range;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.sweep.Grid;
import dev.photosync.sim.sweep.Measure;
import dev.photosync.sim.sweep.SweepResults;
import java.util.List;
import java.util.OptionalLong;

/// A sweep as JSON; docs/json.md describes the shape.
final class SweepJson {
    private final Json json = new Json("sweep");
    private final SweepResults results;

    private SweepJson(SweepResults results) {
        this.results = results;
    }

    /// @param kept how many runs were known before
    static String text(SweepResults results, int kept, boolean interrupted) {
        return new SweepJson(results).write(kept, interrupted);
    }

    private String write(int kept, boolean interrupted) {
        Grid grid = results.grid();
        RunJson.scenario(json, grid.first());
        json.objects(
                "axes",
                grid.axes(),
                (j, axis) -> j.put("key", axis.key()).strings("values", axis.values()));
        json.put("seeds", grid.seeds())
                .put("runs", grid.runs())
                .put("runsKnown", results.runs())
                .put("runsKept", kept)
                .put("interrupted", interrupted);
        json.objects(
                "measures",
                Measure.ALL,
                (j, measure) ->
                        j.put("name", measure.name())
                                .put("meaning", measure.meaning())
                                .put("unit", RunJson.word(measure.unit())));
        ContiguousSet<Integer> points =
                ContiguousSet.create(Range.closedOpen(0, grid.points()), DiscreteDomain.integers());
        json.objects("points", points, (j, point) -> point(point));
        return json.text();
    }

    private void point(int point) {
        json.strings("values", results.grid().values(point));
        json.put("runs", results.of(point).size());
        json.put(
                "claimsHeld",
                results.of(point).stream().filter(r -> r.claimsHeld() == r.claims()).count());
        json.objects("spread", Measure.ALL, (j, measure) -> spread(point, measure));
    }

    private void spread(int point, Measure measure) {
        List<Long> values = results.values(point, measure);
        long nevers = values.stream().filter(v -> v == Quantiles.NEVER).count();
        Quantiles spread =
                values.isEmpty()
                        ? new Quantiles(Quantiles.NEVER, Quantiles.NEVER, Quantiles.NEVER)
                        : Quantiles.of(values);
        json.put("name", measure.name())
                .put("p10", orNull(spread.p10()))
                .put("p50", orNull(spread.p50()))
                .put("p90", orNull(spread.p90()))
                .put("never", nevers);
    }

    private static OptionalLong orNull(long value) {
        return value == Quantiles.NEVER ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
