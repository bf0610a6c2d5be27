package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.GateName;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.text.Words;
import java.util.OptionalLong;
import java.util.function.Function;

/// One of the figures that runs are compared by.
///
/// @param name in a few words, such as {@code time to sync}
/// @param column its column in a table of runs
/// @param meaning what it counts
/// @param unit what it is counted in
/// @param of its value for a run; empty for never
public record Measure(
        String name,
        String column,
        String meaning,
        Unit unit,
        Function<Measures, OptionalLong> of) {
    /// What a figure is counted in.
    public enum Unit {
        MICROS,
        BYTES,
        PERCENT,
        ITEMS;

        /// A value in words.
        public String words(long value) {
            return switch (this) {
                case MICROS -> Words.span(value);
                case BYTES -> Words.size(value);
                case PERCENT -> value + " %";
                case ITEMS -> Long.toString(value);
            };
        }
    }

    /// All of them, in the order of reports.
    public static final ImmutableList<Measure> ALL = all();

    /// The column of the time for which a gate held.
    static String column(GateName gate) {
        return "held_" + gate.slug().replace('-', '_') + "_micros";
    }

    /// The value for a run; {@link Quantiles#NEVER} for never.
    public long value(Measures run) {
        return of.apply(run).orElse(Quantiles.NEVER);
    }

    /// A value in words.
    public String words(long value) {
        return value == Quantiles.NEVER ? "never" : unit.words(value);
    }

    private static ImmutableList<Measure> all() {
        ImmutableList.Builder<Measure> all = ImmutableList.builder();
        all.add(
                new Measure(
                        "time to sync",
                        "time_to_sync_micros",
                        "the longest time out of sync at a stretch",
                        Unit.MICROS,
                        Measures::toSyncMicros),
                measure(
                        "out of sync",
                        "out_of_sync_micros",
                        "for how long some device was not synced, in sum",
                        Unit.MICROS,
                        Measures::outOfSyncMicros),
                measure("sent", "up_bytes", "to the cloud", Unit.BYTES, Measures::upBytes),
                measure(
                        "received",
                        "down_bytes",
                        "from the cloud",
                        Unit.BYTES,
                        Measures::downBytes),
                measure(
                        "cellular",
                        "cellular_bytes",
                        "sent and received over cellular networks",
                        Unit.BYTES,
                        Measures::cellularBytes),
                measure(
                        "battery",
                        "battery_percent",
                        "lost off the charger, all devices together",
                        Unit.PERCENT,
                        run -> (long) run.batteryPercent()),
                measure(
                        "pending at the end",
                        "pending_items",
                        "what was not done by then",
                        Unit.ITEMS,
                        run -> (long) run.pending()));
        for (GateName gate : GateName.values()) {
            all.add(
                    measure(
                            "held by " + gate.slug(),
                            column(gate),
                            "every instant of a device counts for one gate",
                            Unit.MICROS,
                            run -> run.heldMicros().getOrDefault(gate, 0L)));
        }
        return all.build();
    }

    private static Measure measure(
            String name, String column, String meaning, Unit unit, Function<Measures, Long> of) {
        return new Measure(name, column, meaning, unit, run -> OptionalLong.of(of.apply(run)));
    }
}
