package dev.photosync.sim.scenario;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.photosync.sim.form.Answers;
import dev.photosync.sim.form.Place;
import dev.photosync.sim.form.Problems;
import dev.photosync.sim.form.Yaml;
import dev.photosync.sim.form.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads scenario files: YAML 1.2, strictly, with every mistake placed and explained.
///
/// What a file may hold is declared in tables of keys, phrases and claims, from which reading,
/// messages and {@link ScenarioSchema} derive. Nothing in a file can make reading slow or large:
/// size, nesting, counts and times are bounded.
public final class ScenarioReader {
    /// The largest file that is read.
    public static final int LARGEST_BYTES = 1 << 20;

    private final KnownNames known;

    public ScenarioReader(KnownNames known) {
        this.known = known;
    }

    /// Reads a file; what it refers to lies relative to its folder.
    ///
    /// @throws ScenarioException if it is missing, unreadable or not a scenario
    public Scenario read(Path file) {
        return read(source(file), ImmutableList.of());
    }

    /// Reads text.
    ///
    /// @param sourceName what messages call it
    /// @param baseDirectory where relative paths begin
    /// @throws ScenarioException if it is not a scenario
    public Scenario read(String sourceName, String text, Path baseDirectory) {
        return read(new ScenarioSource(sourceName, text, baseDirectory), ImmutableList.of());
    }

    /// Reads a scenario in which some things are different. What is wrong with one of these is told
    /// of it, in place of file and line.
    ///
    /// @throws ScenarioException if it is not a scenario
    public Scenario read(ScenarioSource source, ImmutableList<Variation> variations) {
        Problems problems = new Problems();
        // As far as places go, the variations stand below the file, each on a line of its own.
        int below = 2 + (int) source.text().chars().filter(c -> c == '\n').count();
        Optional<Scenario> scenario =
                tree(source, problems)
                        .map(yaml -> varied(yaml, variations, below, problems))
                        .map(yaml -> FileSection.FORM.read(yaml, problems))
                        .filter(Answers::wasRead)
                        .map(file ->
                                new FileSection(file, new Reading(problems, source.folder(), known))
                                        .read(source.name()));
        if (!problems.isEmpty()) {
            throw new ScenarioException(
                    problems.inOrder().stream()
                            .map(problem -> problem(source, variations, below, problem))
                            .collect(ImmutableList.toImmutableList()));
        }
        return scenario.orElseThrow();
    }

    /// The tree of what a file says, whatever it means; empty if it is not YAML.
    static Optional<Yaml> tree(ScenarioSource source, Problems problems) {
        String text = source.text();
        return YamlParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
    }

    /// The tree with some things different.
    static Yaml varied(
            Yaml file, ImmutableList<Variation> variations, int below, Problems problems) {
        Yaml varied = file;
        for (int i = 0; i < variations.size(); i++) {
            varied = variations.get(i).in(varied, new Place(below + i, 1), problems);
        }
        return varied;
    }

    private static ScenarioProblem problem(
            ScenarioSource source,
            ImmutableList<Variation> variations,
            int below,
            Problems.Problem problem) {
        int line = problem.at().line();
        if (line >= below && line - below < variations.size()) {
            return new ScenarioProblem(
                    "--set " + variations.get(line - below), 0, 0, problem.message());
        }
        String message =
                variations.isEmpty()
                        ? problem.message()
                        : problem.message() + "; with " + Joiner.on(", ").join(variations);
        return problem(source.name(), problem.at(), message);
    }

    /// Reads what a file says, whatever it means.
    ///
    /// @throws ScenarioException if it is missing or unreadable
    public static ScenarioSource source(Path file) {
        String name = file.toString();
        Path folder = file.toAbsolutePath().getParent();
        return new ScenarioSource(
                name, text(file), folder == null ? file.toAbsolutePath() : folder);
    }

    /// The text of a file that somebody gives to be read.
    ///
    /// @throws ScenarioException if it is missing, unreadable, too large or no text
    public static String text(Path file) {
        String name = file.toString();
        if (Files.notExists(file)) {
            throw broken(name, "there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw broken(
                    name,
                    "expected a file, found "
                            + (Files.isDirectory(file) ? "a folder" : "something else"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw broken(name, "the file is larger than 1 MiB, the most allowed");
            }
            return decode(name, bytes);
        } catch (IOException e) {
            throw broken(name, "the file cannot be read");
        }
    }

    private static String decode(String name, byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
            String lastLine = read.substring(read.lastIndexOf('\n') + 1);
            Place at = new Place(line, 1 + lastLine.codePointCount(0, lastLine.length()));
            throw new ScenarioException(
                    ImmutableList.of(
                            problem(name, at, "expected text in UTF-8; is this a YAML file?")));
        }
        return read;
    }

    private static ScenarioException broken(String name, String message) {
        return new ScenarioException(ImmutableList.of(new ScenarioProblem(name, 0, 0, message)));
    }

    private static ScenarioProblem problem(String name, Place at, String message) {
        return new ScenarioProblem(name, at.line(), at.column(), message);
    }
}
