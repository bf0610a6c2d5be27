package dev.photosync.sim.export;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Optional;

/// The formats in which a run can be written, each known by how its file's name ends.
public enum TraceFormat {
    /// Every event of the trace, one JSON object a line.
    EVENTS(".jsonl"),
    /// A timeline for the Perfetto UI.
    TIMELINE(".perfetto.json"),
    /// Holds and transfers as a table.
    TABLE(".csv"),
    /// What became of the scenario's claims, for continuous integration.
    CLAIMS("junit.xml"),
    /// A diagram of the messages between devices and cloud.
    MESSAGES(".svg");

    private final String ending;

    TraceFormat(String ending) {
        this.ending = ending;
    }

    /// How the names of such files end.
    public String ending() {
        return ending;
    }

    /// The format that a file's name asks for; empty if none does.
    public static Optional<TraceFormat> of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> fileName.endsWith(format.ending))
                .filter(format -> format != CLAIMS || wholeWord(fileName))
                .findFirst();
    }

    /// All endings.
    public static ImmutableList<String> endings() {
        return Arrays.stream(values())
                .map(TraceFormat::ending)
                .collect(ImmutableList.toImmutableList());
    }

    /// Whether the name is {@code junit.xml} or ends in {@code .junit.xml} or the like.
    private static boolean wholeWord(String fileName) {
        int before = fileName.length() - CLAIMS.ending.length() - 1;
        return before < 0 || !Character.isLetterOrDigit(fileName.charAt(before));
    }
}
