package dev.photosync.sim.export;

import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.view.RunSeries;
import dev.photosync.sim.view.Transfer;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Writes a run's holds and transfers as one table, comma-separated as RFC 4180 says.
///
/// Cells that a kind of row has no use for are empty. Over the rows of a device and reason, the
/// durations of holds sum to the overlapping time that reports print.
public final class RunTable {
    private static final List<String> HEADER =
            List.of(
                    "row",
                    "device",
                    "name",
                    "gate",
                    "asset",
                    "from_micros",
                    "to_micros",
                    "duration_micros",
                    "false_micros",
                    "most_pending",
                    "bytes",
                    "end");
    private static final String LINE_END = "\r\n";

    private final Writer to;

    private RunTable(Writer to) {
        this.to = to;
    }

    /// Writes a run.
    public static void write(RunResult run, Writer to) throws IOException {
        RunTable table = new RunTable(to);
        table.row(HEADER);
        HoldHistory holds = HoldHistory.of(run.trace().events(), run.endMicros());
        for (Stretch hold : holds.stretches()) {
            table.hold(hold);
        }
        for (var device : RunSeries.of(run.trace().events(), run.endMicros()).devices()) {
            for (Transfer transfer : device.transfers()) {
                table.transfer(transfer);
            }
        }
    }

    private void hold(Stretch hold) throws IOException {
        row(
                List.of(
                        "hold",
                        hold.device(),
                        hold.reason().slug(),
                        hold.reason().gate().slug(),
                        "",
                        Long.toString(hold.fromMicros()),
                        Long.toString(hold.toMicros()),
                        Long.toString(hold.micros()),
                        Long.toString(hold.falseMicros()),
                        Integer.toString(hold.pending()),
                        "",
                        switch (hold.end()) {
                            case RELEASED -> "released";
                            case ENGINE_OFF -> "engine-off";
                            case OPEN -> "open";
                        }));
    }

    private void transfer(Transfer transfer) throws IOException {
        row(
                List.of(
                        "transfer",
                        transfer.device(),
                        transfer.kind().slug(),
                        "",
                        transfer.asset().toString(),
                        Long.toString(transfer.fromMicros()),
                        Long.toString(transfer.toMicros()),
                        Long.toString(transfer.micros()),
                        "",
                        "",
                        Long.toString(transfer.bytes()),
                        EventShape.name(transfer.end())));
    }

    private void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            to.write(i == 0 ? "" : ",");
            to.write(quoted(cells.get(i)));
        }
        to.write(LINE_END);
    }

    /// A cell is quoted if it holds what ends cells or quotes.
    static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
