package dev.photosync.cli;

import dev.photosync.sim.run.RunReport;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Units;
import dev.photosync.sim.text.WordingException;
import dev.photosync.sim.text.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which scenario a command is about, and what is different this time.
final class ScenarioChoice {
    @Parameters(
            paramLabel = "SCENARIO",
            completionCandidates = BuiltIn.class,
            description =
                    "A built-in name, or a file: a path with a / or one that ends in .yaml. `run`"
                            + " takes a folder, too.")
    private String word = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Run it with another seed: other luck, the same story.")
    private @Nullable Long seed;

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description = "Use the photos of a folder as the library.")
    private @Nullable String library;

    /// The names that a shell completes.
    static final class BuiltIn implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.names().iterator();
        }
    }

    /// The folder that the word means; empty if it means one scenario.
    Optional<Path> ofFolder() {
        return folderOf(word);
    }

    /// The folder that a word means; empty if it means one scenario.
    static Optional<Path> folderOf(String word) {
        try {
            boolean folder = !Catalogue.names().contains(word) && Files.isDirectory(Path.of(word));
            return folder && !word.isEmpty() ? Optional.of(Path.of(word)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The scenario.
    Scenario scenario() {
        return scenario(word);
    }

    /// Another scenario with the same seed and library, where those were given.
    Scenario scenario(String other) {
        Scenario scenario = new ScenarioFinder().find(other);
        if (seed != null) {
            if (seed < 0) {
                throw new UsageException("--seed: expected a number from 0, found " + seed);
            }
            scenario = Variant.withSeed(scenario, seed);
        }
        return library == null ? scenario : Variant.withLibrary(scenario, folder(library));
    }

    /// A moment of the scenario.
    ///
    /// @param option by which it was given, for messages
    long moment(String option, String text, Scenario scenario) {
        long end = scenario.lengthMicros();
        long moment;
        try {
            moment = Words.parseMoment(text, end);
        } catch (WordingException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
        if (moment > end) {
            throw new UsageException(
                    option
                            + ": "
                            + Words.clock(moment)
                            + " lies after the end of "
                            + scenario.name()
                            + ", which is "
                            + Words.clock(end));
        }
        return moment;
    }

    /// Refuses a device, given by `--device`, that takes no part in a scenario.
    ///
    /// @param device null if none was given
    static void checkDevice(@Nullable String device, Scenario scenario) {
        if (device != null && !scenario.devices().containsKey(device)) {
            throw new UsageException(
                    "--device: there is no device `"
                            + device
                            + "`"
                            + NearestWord.advice(device, scenario.devices().keySet()));
        }
    }

    /// The command that explains a moment of the same run.
    String explainCommand(long atMicros) {
        return "./photosync explain " + again() + " --at " + Units.formatDuration(atMicros);
    }

    /// The command that diagnoses the same run, but for the moment.
    String diagnoseCommand() {
        return "./photosync diagnose " + again();
    }

    private String again() {
        return again(seed);
    }

    private String again(@Nullable Long withSeed) {
        return quoted(word)
                + (withSeed == null ? "" : " --seed " + withSeed)
                + (library == null ? "" : " --library " + quoted(library));
    }

    /// The command that repeats a run exactly, its seed named whether it was asked for or not.
    String runCommand(RunReport of) {
        RunResult result = of.result();
        return "./photosync run "
                + again(result.scenario().seed())
                + (result.endMicros() < result.scenario().lengthMicros()
                        ? " --until " + Units.formatDuration(result.endMicros())
                        : "");
    }

    private static String quoted(String argument) {
        boolean plain =
                argument.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "._-/~".indexOf(c) >= 0);
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static Path folder(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("--library: this cannot be the name of a folder");
        }
    }
}
