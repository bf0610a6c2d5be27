package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.hash.Hashing;
import com.google.common.math.LongMath;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioSource;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.text.WordingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/// All combinations of the values of some axes, each with the same number of seeds.
///
/// The last axis turns fastest, and under it the seed. A combination is read when it is run; that
/// each value is allowed beside the first ones of the other axes is known from the start.
public final class Grid {
    /// The most runs of a sweep.
    public static final int MOST_RUNS = 100_000;

    /// Changes when a run of the same scenario may come to other figures, or these mean something
    /// else.
    private static final String VERSION = "photosync 0.1.0, sweep 4";

    private static final String SEED = "seed";

    /// A run: a combination of values by its number, from 0, with a seed.
    public record Cell(int point, long seed) {}

    private final ScenarioSource source;
    private final ImmutableList<Axis> axes;
    private final List<List<String>> combinations;
    private final Scenario first;
    private final OptionalLong firstSeed;
    private final int seeds;

    /// Lays a grid out.
    ///
    /// @param firstSeed the first of every combination; if empty, the scenario's own
    /// @param seeds how many each combination is run with
    /// @throws WordingException if there would be too many runs
    /// @throws dev.photosync.sim.scenario.ScenarioException if a value is not allowed
    public Grid(
            ScenarioSource source, ImmutableList<Axis> axes, OptionalLong firstSeed, int seeds) {
        this.source = source;
        this.axes = axes;
        this.firstSeed = firstSeed;
        this.seeds = seeds;
        mustBeBounded();
        this.combinations = Lists.cartesianProduct(Lists.transform(axes, Axis::values));
        this.first = scenario(0);
        for (int i = 0; i < axes.size(); i++) {
            for (String value : axes.get(i).values()) {
                read(firstValuesBut(i, value));
            }
        }
    }

    private void mustBeBounded() {
        long runs = seeds;
        for (Axis axis : axes) {
            runs = LongMath.saturatedMultiply(runs, axis.values().size());
        }
        if (runs > MOST_RUNS) {
            throw new WordingException(
                    "expected at most "
                            + MOST_RUNS
                            + " runs, found "
                            + runs
                            + "; take fewer values or fewer seeds");
        }
    }

    private ImmutableList<String> firstValuesBut(int axis, String value) {
        ImmutableList.Builder<String> values = ImmutableList.builder();
        for (int i = 0; i < axes.size(); i++) {
            values.add(i == axis ? value : axes.get(i).values().getFirst());
        }
        return values.build();
    }

    public ImmutableList<Axis> axes() {
        return axes;
    }

    /// How many seeds each combination is run with.
    public int seeds() {
        return seeds;
    }

    /// The scenario of the first combination.
    public Scenario first() {
        return first;
    }

    /// How many combinations there are.
    public int points() {
        return combinations.size();
    }

    /// How many runs there are.
    public int runs() {
        return points() * seeds;
    }

    /// The values of a combination, one for each axis.
    public ImmutableList<String> values(int point) {
        return ImmutableList.copyOf(combinations.get(point));
    }

    /// A run by its number, from 0.
    public Cell cell(int run) {
        int point = run / seeds;
        return new Cell(point, seedOf(point) + run % seeds);
    }

    /// A combination as a scenario, with the first of its seeds.
    ///
    /// @throws dev.photosync.sim.scenario.ScenarioException if its values do not go together
    public Scenario scenario(int point) {
        Scenario read = read(values(point));
        return firstSeed.isPresent() ? Variant.withSeed(read, firstSeed.getAsLong()) : read;
    }

    /// A run in words.
    String words(Cell cell) {
        List<String> values = values(cell.point());
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            words.append(new Variation(axes.get(i).key(), values.get(i))).append(", ");
        }
        return words + "seed " + cell.seed();
    }

    /// What tells this scenario from another one, and how it runs from how it once ran.
    public String digest() {
        return Hashing.sha256()
                .hashString(VERSION + "\n" + source.text(), StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
    }

    private long seedOf(int point) {
        if (firstSeed.isPresent()) {
            return firstSeed.getAsLong();
        }
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).key().equals(SEED)) {
                return Long.parseLong(combinations.get(point).get(i));
            }
        }
        return first.seed();
    }

    private Scenario read(List<String> values) {
        ImmutableList.Builder<Variation> variations = ImmutableList.builder();
        for (int i = 0; i < axes.size(); i++) {
            variations.add(new Variation(axes.get(i).key(), values.get(i)));
        }
        return new ScenarioFinder().read(source, variations.build());
    }
}
