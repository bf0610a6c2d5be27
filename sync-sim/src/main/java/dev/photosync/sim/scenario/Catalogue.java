package dev.photosync.sim.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The scenarios that are built in: each a file of its own, named by a line of {@code index.txt}.
///
/// A resource folder cannot be listed in the same way in a jar and beside one, hence the index; a
/// test holds it to the folder.
public final class Catalogue {
    static final String FOLDER = "/dev/photosync/sim/scenarios/";

    private final ScenarioReader reader;

    public Catalogue(KnownNames known) {
        this.reader = new ScenarioReader(known);
    }

    /// The names of all built-in scenarios, in alphabetical order.
    public static ImmutableList<String> names() {
        return Splitter.on('\n')
                .trimResults()
                .omitEmptyStrings()
                .splitToStream(text("index.txt"))
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /// Reads a built-in scenario.
    ///
    /// @param name one of {@link #names}
    /// @throws ScenarioException if its file has mistakes
    public Scenario read(String name) {
        return reader.read(source(name), ImmutableList.of());
    }

    /// What the file of a built-in scenario says.
    ///
    /// @param name one of {@link #names}
    public static ScenarioSource source(String name) {
        String file = name + ".yaml";
        return new ScenarioSource(file, text(file), Path.of("").toAbsolutePath());
    }

    private static String text(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "a scenario of the catalogue must have its file: file=" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
