package dev.photosync.sim.explain;

import dev.photosync.sim.explain.Highlight.Kind;
import dev.photosync.sim.explain.HoldHistory.Busy;
import dev.photosync.sim.explain.HoldHistory.End;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lines of a timeline that tell when holds begin and end, and when all work is done.
final class HoldHighlights {
    /// Holds and work shorter than this are not worth a line.
    static final long SHORT_MICROS = 10 * 60_000_000L;

    /// A hold that is back this soon has not ended; an update takes as long.
    private static final long GAP_MICROS = 20 * 60_000_000L;

    private static final long LONG_MICROS = 3_600_000_000L;
    private static final int OFTEN = 3;

    private final List<Highlight> lines = new ArrayList<>();

    private HoldHighlights() {}

    static List<Highlight> of(HoldHistory holds) {
        HoldHighlights highlights = new HoldHighlights();
        highlights.tellAll(holds);
        return highlights.lines;
    }

    private void tellAll(HoldHistory holds) {
        Map<String, List<Stretch>> byCause = new LinkedHashMap<>();
        for (Stretch stretch : holds.stretches()) {
            byCause.computeIfAbsent(
                            stretch.device() + "/" + stretch.reason(), _ -> new ArrayList<>())
                    .add(stretch);
        }
        for (List<Stretch> same : byCause.values()) {
            List<Joined> joined = joined(same);
            if (joined.size() > OFTEN) {
                tellOften(new Joined(same));
            } else {
                joined.forEach(this::tell);
            }
        }
        for (Busy busy : holds.busy()) {
            long took = busy.toMicros() - busy.fromMicros();
            if (!busy.open() && took >= SHORT_MICROS) {
                String text = "nothing left to do, after " + Words.span(took);
                add(
                        busy.toMicros(),
                        Kind.CAUGHT_UP,
                        busy.device(),
                        text,
                        took >= LONG_MICROS ? 60 : 35);
            }
        }
    }

    /// Stretches of one cause that are told together.
    private record Joined(List<Stretch> parts) {
        Stretch first() {
            return parts.getFirst();
        }

        Stretch last() {
            return parts.getLast();
        }

        /// From the first beginning to the last end.
        long spanMicros() {
            return last().toMicros() - first().fromMicros();
        }

        /// How much of that it held.
        long heldMicros() {
            return parts.stream().mapToLong(Stretch::micros).sum();
        }

        long falseMicros() {
            return parts.stream().mapToLong(Stretch::falseMicros).sum();
        }

        long falseFromMicros() {
            return parts.stream()
                    .mapToLong(Stretch::falseFromMicros)
                    .filter(from -> from >= 0)
                    .findFirst()
                    .orElse(-1);
        }

        int pending() {
            return parts.stream().mapToInt(Stretch::pending).max().orElse(0);
        }
    }

    /// Stretches with only short gaps between them put together, those that are long enough.
    private static List<Joined> joined(List<Stretch> same) {
        List<Joined> joined = new ArrayList<>();
        for (Stretch next : same) {
            boolean back =
                    !joined.isEmpty()
                            && next.fromMicros() - joined.getLast().last().toMicros() < GAP_MICROS;
            if (!back) {
                joined.add(new Joined(new ArrayList<>()));
            }
            joined.getLast().parts().add(next);
        }
        joined.removeIf(stretch -> stretch.spanMicros() < SHORT_MICROS);
        return joined;
    }

    /// Tells all holds of a cause in one line, the short ones too, so that its figures are those of
    /// the table of holds.
    private void tellOften(Joined all) {
        Stretch first = all.first();
        String text =
                held(first)
                        + "; "
                        + all.parts().size()
                        + " times until "
                        + Words.clock(all.last().toMicros())
                        + ", "
                        + Words.span(all.heldMicros())
                        + " in all";
        add(first.fromMicros(), Kind.HELD, first.device(), text, weight(all.heldMicros()));
    }

    private void tell(Joined joined) {
        Stretch first = joined.first();
        Stretch last = joined.last();
        String device = first.device();
        int weight = weight(joined.spanMicros());
        String items = joined.pending() > 0 ? ", up to " + joined.pending() + " pending" : "";
        add(first.fromMicros(), Kind.HELD, device, held(first) + items, weight);
        if (joined.falseMicros() >= SHORT_MICROS) {
            String text = "still held by " + first.reason().slug() + ", which is no longer true";
            add(joined.falseFromMicros(), Kind.FALSE, device, text, weight + 5);
        }
        if (last.end() == End.RELEASED) {
            String text = "no longer held by " + first.reason().slug() + after(joined);
            add(last.toMicros(), Kind.RELEASED, device, text, weight - 1);
        }
    }

    private static String after(Joined joined) {
        String span = ", after " + Words.span(joined.spanMicros());
        return joined.heldMicros() * 10 >= joined.spanMicros() * 9
                ? span
                : span + " on and off, " + Words.span(joined.heldMicros()) + " in all";
    }

    private static String held(Stretch stretch) {
        return "held by " + stretch.reason().slug() + ": " + stretch.reason().text();
    }

    private static int weight(long micros) {
        return micros >= LONG_MICROS ? 65 : 40;
    }

    private void add(long at, Kind kind, String subject, String text, int weight) {
        lines.add(new Highlight(at, kind, subject, text, weight));
    }
}
