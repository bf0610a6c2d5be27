package dev.photosync.sim.scenario;

import dev.photosync.sim.form.Located;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.network.RateCurve;
import dev.photosync.sim.network.TraceFile;
import dev.photosync.sim.network.TraceFormatException;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.WordingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the sections of one file share while it is read.
final class Reading {
    private static final String TRACE = "trace ";

    /// A rate, or the file of a recorded one; its value is the text itself.
    static final Quantity<String> RATE_OR_TRACE =
            new Quantity<>(
                    "a rate",
                    "50 Mbit/s, or a recording such as trace lte.down",
                    Quantities.RATE.pattern() + "|trace .+",
                    Reading::checkRateOrTrace,
                    text -> text);

    final Problems problems;
    final Path baseDirectory;
    final KnownNames known;
    private final Map<Path, RateCurve> traces = new HashMap<>();

    Reading(Problems problems, Path baseDirectory, KnownNames known) {
        this.problems = problems;
        this.baseDirectory = baseDirectory;
        this.known = known;
    }

    /// Adds a problem unless a name is one of those that exist.
    boolean check(String noun, Located<String> name, Collection<String> existing) {
        if (existing.contains(name.value())) {
            return true;
        }
        problems.add(
                name.at(),
                "there is no "
                        + noun
                        + " "
                        + Quoted.of(name.value())
                        + NearestWord.advice(name.value(), existing));
        return false;
    }

    /// Adds a problem if a time is after the end.
    void checkWithin(long atMicros, long lengthMicros, Place at) {
        if (atMicros > lengthMicros) {
            problems.add(
                    at,
                    Units.formatDuration(atMicros)
                            + " is after the end: the length is "
                            + Units.formatDuration(lengthMicros));
        }
    }

    /// A file beside the scenario's.
    Optional<Path> path(String text, Place at) {
        try {
            return Optional.of(baseDirectory.resolve(text).normalize());
        } catch (InvalidPathException e) {
            problems.add(at, "expected a path, found " + Quoted.of(text));
            return Optional.empty();
        }
    }

    /// What {@link #RATE_OR_TRACE} stands for.
    RateCurve curve(Located<String> text) {
        RateCurve nothing = new RateCurve.Constant(0);
        if (text.value().isEmpty()) {
            return nothing;
        }
        if (!text.value().startsWith(TRACE)) {
            return new RateCurve.Constant(Units.parseRate(text.value()));
        }
        String file = text.value().substring(TRACE.length()).strip();
        return path(file, text.at()).map(path -> trace(path, text.at())).orElse(nothing);
    }

    private RateCurve trace(Path path, Place at) {
        RateCurve read = traces.get(path);
        if (read == null) {
            try {
                read = TraceFile.read(path);
            } catch (TraceFormatException e) {
                problems.add(at, "the trace cannot be used: " + e.getMessage());
                read = new RateCurve.Constant(0);
            }
            traces.put(path, read);
        }
        return read;
    }

    private static String checkRateOrTrace(String text) {
        if (text.startsWith(TRACE) && !text.substring(TRACE.length()).isBlank()) {
            return text;
        }
        if (text.isEmpty() || Character.isLetter(text.charAt(0))) {
            throw new WordingException(
                    "expected " + RATE_OR_TRACE.expects() + ", found " + Quoted.of(text));
        }
        Units.parseRate(text);
        return text;
    }
}
