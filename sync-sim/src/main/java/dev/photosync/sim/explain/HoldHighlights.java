package dev.photosync.sim.explain;

import dev.photosync.sim.explain.Highlight.Kind;
import dev.photosync.sim.explain.HoldHistory.Busy;
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
            List<Stretch> joined = joined(same);
            if (joined.size() > OFTEN) {
                tellOften(joined);
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

    /// Those that are long enough, short gaps between them closed.
    private static List<Stretch> joined(List<Stretch> same) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : same) {
            Stretch last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.fromMicros() - last.toMicros() < GAP_MICROS) {
                joined.removeLast();
                joined.add(
                        new Stretch(
                                last.device(),
                                last.reason(),
                                last.fromMicros(),
                                next.toMicros(),
                                Math.max(last.pending(), next.pending()),
                                last.falseFromMicros() < 0
                                        ? next.falseFromMicros()
                                        : last.falseFromMicros(),
                                last.falseMicros() + next.falseMicros(),
                                next.open()));
            } else {
                joined.add(next);
            }
        }
        joined.removeIf(stretch -> stretch.micros() < SHORT_MICROS);
        return joined;
    }

    private void tellOften(List<Stretch> joined) {
        Stretch first = joined.getFirst();
        long sum = joined.stream().mapToLong(Stretch::micros).sum();
        String text =
                held(first)
                        + "; "
                        + joined.size()
                        + " times until "
                        + Words.clock(joined.getLast().toMicros())
                        + ", "
                        + Words.span(sum)
                        + " in all";
        add(first.fromMicros(), Kind.HELD, first.device(), text, weight(sum));
    }

    private void tell(Stretch stretch) {
        String device = stretch.device();
        int weight = weight(stretch.micros());
        String items = stretch.pending() > 0 ? ", up to " + stretch.pending() + " pending" : "";
        add(stretch.fromMicros(), Kind.HELD, device, held(stretch) + items, weight);
        if (stretch.falseMicros() >= SHORT_MICROS) {
            String text = "still held by " + stretch.reason().slug() + ", which is no longer true";
            add(stretch.falseFromMicros(), Kind.FALSE, device, text, weight + 5);
        }
        if (!stretch.open()) {
            String text =
                    "no longer held by "
                            + stretch.reason().slug()
                            + ", after "
                            + Words.span(stretch.micros());
            add(stretch.toMicros(), Kind.RELEASED, device, text, weight - 1);
        }
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
