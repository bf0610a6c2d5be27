package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the catalogue's index to its folder.
class CatalogueIndexTest {
    @Test
    void namesEveryFileOnceAndNothingElse() throws IOException, URISyntaxException {
        URI index =
                Objects.requireNonNull(Catalogue.class.getResource(Catalogue.FOLDER + "index.txt"))
                        .toURI();
        Path folder = Objects.requireNonNull(Path.of(index).getParent());
        List<String> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.substring(0, name.length() - ".yaml".length()))
                            .sorted()
                            .toList();
        }

        assertThat(Catalogue.names())
                .as("index.txt must name the .yaml files beside it, one a line, without .yaml")
                .isEqualTo(files);
    }
}
