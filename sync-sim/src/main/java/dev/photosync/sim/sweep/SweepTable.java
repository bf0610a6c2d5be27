package dev.photosync.sim.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.core.gate.GateName;
import dev.photosync.sim.run.Quantiles;
import dev.photosync.sim.run.RunReport.Verdict;
import dev.photosync.sim.sweep.Sweep.Row;
import dev.photosync.sim.text.WordingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/// The runs of a sweep as lines of a table, comma-separated as RFC 4180 says: what tells a run from
/// another one first, then its figures.
///
/// A value is on one line, and so is a row, so that what was cut off in the middle can be told.
public final class SweepTable {
    private static final String LINE_END = "\r\n";
    private static final ImmutableList<String> OUTCOME =
            ImmutableList.of("verdict", "claims_held", "claims");

    private final Grid grid;
    private final String digest;
    private final Map<List<String>, Grid.Cell> cells = new HashMap<>();

    public SweepTable(Grid grid) {
        this.grid = grid;
        this.digest = grid.digest();
        for (int run = 0; run < grid.runs(); run++) {
            Grid.Cell cell = grid.cell(run);
            cells.put(key(cell), cell);
        }
    }

    /// The first line.
    public String header() {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        names.add("scenario_digest");
        grid.axes().forEach(axis -> names.add(axis.key()));
        names.add("run_seed").addAll(OUTCOME);
        Measure.ALL.forEach(measure -> names.add(measure.column()));
        return line(names.build());
    }

    /// A run as a line.
    public String line(Row row) {
        Measures measures = row.measures();
        List<String> cellsOfRow = new ArrayList<>();
        cellsOfRow.add(digest);
        cellsOfRow.addAll(key(row.cell()));
        cellsOfRow.add(word(measures.verdict()));
        cellsOfRow.add(Integer.toString(measures.claimsHeld()));
        cellsOfRow.add(Integer.toString(measures.claims()));
        for (Measure measure : Measure.ALL) {
            long value = measure.value(measures);
            cellsOfRow.add(value == Quantiles.NEVER ? "" : Long.toString(value));
        }
        return line(cellsOfRow);
    }

    /// The runs of this grid that a table has already; rows of other values or seeds are passed
    /// over.
    ///
    /// @param text whole lines
    /// @throws WordingException if the table is of another sweep, or of another text of the
    ///   scenario
    public ImmutableMap<Grid.Cell, Measures> read(String text) {
        List<String> lines = text.lines().toList();
        if (!lines.getFirst().equals(header().strip())) {
            throw new WordingException(
                    "is not the table of this sweep: expected a first line that begins with "
                            + start(header())
                            + ", found "
                            + start(lines.getFirst()));
        }
        Map<Grid.Cell, Measures> known = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            read(split(lines.get(i)), i + 1, known);
        }
        return ImmutableMap.copyOf(known);
    }

    private void read(List<String> row, int number, Map<Grid.Cell, Measures> known) {
        int keys = grid.axes().size() + 1;
        if (row.size() != 1 + keys + OUTCOME.size() + Measure.ALL.size()) {
            throw new WordingException("line " + number + " is not a row of this sweep");
        }
        if (!row.getFirst().equals(digest)) {
            throw new WordingException(
                    "is the table of another text of the scenario, or of another version of"
                            + " photosync (line "
                            + number
                            + "); write to a new file");
        }
        Grid.Cell cell = cells.get(row.subList(1, 1 + keys));
        if (cell != null) {
            try {
                known.put(cell, measures(row.subList(1 + keys, row.size())));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new WordingException("line " + number + " is not a row of this sweep");
            }
        }
    }

    private static Measures measures(List<String> figures) {
        Map<String, Long> byColumn = new HashMap<>();
        for (int i = 0; i < Measure.ALL.size(); i++) {
            String figure = figures.get(OUTCOME.size() + i);
            byColumn.put(
                    Measure.ALL.get(i).column(),
                    figure.isEmpty() ? Quantiles.NEVER : Long.parseLong(figure));
        }
        ToLongFunction<String> values = name -> Objects.requireNonNull(byColumn.get(name));
        Map<GateName, Long> held = new EnumMap<>(GateName.class);
        for (GateName gate : GateName.values()) {
            held.put(gate, values.applyAsLong(Measure.column(gate)));
        }
        return new Measures(
                Verdict.valueOf(figures.get(0).toUpperCase(Locale.ROOT).replace('-', '_')),
                never(values.applyAsLong("time_to_sync_micros")),
                values.applyAsLong("out_of_sync_micros"),
                values.applyAsLong("up_bytes"),
                values.applyAsLong("down_bytes"),
                values.applyAsLong("cellular_bytes"),
                Math.toIntExact(values.applyAsLong("battery_percent")),
                Maps.immutableEnumMap(held),
                Integer.parseInt(figures.get(1)),
                Integer.parseInt(figures.get(2)),
                Math.toIntExact(values.applyAsLong("pending_items")));
    }

    private static OptionalLong never(long value) {
        return value == Quantiles.NEVER ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private ImmutableList<String> key(Grid.Cell cell) {
        return ImmutableList.<String>builder()
                .addAll(grid.values(cell.point()))
                .add(Long.toString(cell.seed()))
                .build();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String start(String line) {
        String shown = line.strip();
        return "`" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + "`";
    }

    private static String line(List<String> cellsOfRow) {
        List<String> quoted = new ArrayList<>();
        cellsOfRow.forEach(cell -> quoted.add(quoted(cell)));
        return String.join(",", quoted) + LINE_END;
    }

    private static String quoted(String cell) {
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /// The cells of a line.
    private static List<String> split(String line) {
        List<String> cellsOfRow = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escaped =
                    quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == c;
            if (escaped) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cellsOfRow.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cellsOfRow.add(cell.toString());
        return cellsOfRow;
    }
}
