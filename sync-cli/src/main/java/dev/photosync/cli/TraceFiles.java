package dev.photosync.cli;

import dev.photosync.sim.export.ClaimsSuite;
import dev.photosync.sim.export.ClaimsXml;
import dev.photosync.sim.export.EventLines;
import dev.photosync.sim.export.MessageDiagram;
import dev.photosync.sim.export.PerfettoTrace;
import dev.photosync.sim.export.RunTable;
import dev.photosync.sim.export.TraceFormat;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.view.Messages;
import java.util.ArrayList;
import java.util.List;

/// The files that `--trace` names, each in the format that its name asks for.
final class TraceFiles {
    /// A part of a run.
    record Window(long fromMicros, long toMicros) {}

    private record Named(TraceFormat format, OutputFile file) {}

    private final List<Named> files = new ArrayList<>();

    /// @throws UsageException if a name asks for no format, or no such file can be written
    static TraceFiles of(List<String> names) {
        TraceFiles files = new TraceFiles();
        for (String name : names) {
            TraceFormat format = TraceFormat.of(name).orElseThrow(() -> unknown(name));
            files.files.add(new Named(format, OutputFile.of(name)));
        }
        return files;
    }

    private static UsageException unknown(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        String ending = file.indexOf('.') < 0 ? file : file.substring(file.indexOf('.'));
        String last = file.indexOf('.') < 0 ? file : file.substring(file.lastIndexOf('.'));
        List<String> endings = TraceFormat.endings();
        return new UsageException(
                "--trace: "
                        + name
                        + ": expected a name that ends in "
                        + String.join(", ", endings)
                        + NearestWord.of(ending, endings)
                                .or(() -> NearestWord.of(last, endings))
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse(""));
    }

    /// Whether some file is of a format.
    boolean any(TraceFormat format) {
        return files.stream().anyMatch(named -> named.format() == format);
    }

    /// Refuses to go on if a file is of a format that only one run can be written in.
    void mustBeOfClaims() {
        for (Named named : files) {
            if (named.format() != TraceFormat.CLAIMS) {
                throw new UsageException(
                        "--trace: "
                                + named.file()
                                + ": of a folder only junit.xml can be written; run the scenarios one"
                                + " by one for the other formats");
            }
        }
    }

    /// Writes a run in every format.
    ///
    /// @param seconds how long it took
    /// @param window which part of it the diagram of messages shows
    void write(RunResult run, double seconds, Window window) {
        for (Named named : files) {
            named.file()
                    .write(to -> {
                        switch (named.format()) {
                            case EVENTS -> EventLines.write(run, to);
                            case TIMELINE -> PerfettoTrace.write(run, to);
                            case TABLE -> RunTable.write(run, to);
                            case CLAIMS ->
                                    ClaimsXml.write(List.of(ClaimsSuite.of(run, seconds)), to);
                            case MESSAGES ->
                                    MessageDiagram.write(
                                            run.scenario(),
                                            Messages.of(
                                                    run.trace().events(),
                                                    window.fromMicros(),
                                                    window.toMicros(),
                                                    MessageDiagram.MOST),
                                            to);
                        }
                    });
        }
    }

    /// Writes what became of several runs' claims.
    void write(List<ClaimsSuite> suites) {
        for (Named named : files) {
            named.file().write(to -> ClaimsXml.write(suites, to));
        }
    }

    /// Says which files were written.
    void tell(Page page) {
        for (Named named : files) {
            page.line(0, "Wrote " + named.file() + ".", Page.Tone.PLAIN);
        }
    }
}
