package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.defect.Defects;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.KnownNames;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.scenario.ScenarioProblem;
import dev.photosync.sim.scenario.ScenarioReader;
import dev.photosync.sim.scenario.ScenarioSource;
import dev.photosync.sim.scenario.Variation;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.world.Routine;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Finds a scenario by what a user calls it: the name of one that is built in, or a file.
public final class ScenarioFinder {
    /// The names defined elsewhere in this project that scenario files may use.
    public static final KnownNames KNOWN =
            new KnownNames(
                    Releases.all().keySet(),
                    Releases.CURRENT,
                    Glitches.all().keySet(),
                    Defects.all().keySet(),
                    Routine.NAMES);

    private final Catalogue catalogue = new Catalogue(KNOWN);

    /// All built-in scenarios, in alphabetical order.
    public ImmutableList<Scenario> builtIn() {
        return Catalogue.names().stream()
                .map(catalogue::read)
                .collect(ImmutableList.toImmutableList());
    }

    /// Reads the scenario that a word means. A word with a slash, or one that ends in `.yaml`, is a
    /// file; any other is a built-in name.
    ///
    /// @throws ScenarioException if there is none, or it has mistakes
    public Scenario find(String word) {
        return read(source(word), ImmutableList.of());
    }

    /// Reads what a word means with some things different.
    ///
    /// @throws ScenarioException if it has mistakes
    public Scenario read(ScenarioSource source, ImmutableList<Variation> variations) {
        return new ScenarioReader(KNOWN).read(source, variations);
    }

    /// Reads a scenario file.
    ///
    /// @throws ScenarioException if it is missing or has mistakes
    public Scenario readFile(String file) {
        return read(sourceOfFile(file), ImmutableList.of());
    }

    /// What the scenario that a word means says, whether or not it has mistakes.
    ///
    /// @throws ScenarioException if there is none
    public ScenarioSource source(String word) {
        if (word.isBlank()) {
            throw problem("scenario", "expected a built-in name or a file, found nothing");
        }
        if (isFile(word)) {
            return sourceOfFile(word);
        }
        ImmutableList<String> names = Catalogue.names();
        if (names.contains(word)) {
            return Catalogue.source(word);
        }
        String near =
                NearestWord.of(word, names)
                        .map(name -> "; did you mean `" + name + "`?")
                        .orElse("");
        throw problem(
                word,
                "there is no built-in scenario of that name"
                        + (near.isEmpty() ? "." : near)
                        + " `photosync scenarios` lists them; a file path has a / or ends in"
                        + " .yaml");
    }

    private static ScenarioSource sourceOfFile(String file) {
        try {
            return ScenarioReader.source(Path.of(file));
        } catch (InvalidPathException e) {
            throw problem(file.replace('\0', ' '), "this cannot be the name of a file");
        }
    }

    private static boolean isFile(String word) {
        return word.indexOf('/') >= 0
                || word.indexOf(File.separatorChar) >= 0
                || word.endsWith(".yaml")
                || word.endsWith(".yml");
    }

    private static ScenarioException problem(String word, String message) {
        return new ScenarioException(ImmutableList.of(new ScenarioProblem(word, 0, 0, message)));
    }
}
