package dev.photosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Holds what the documents name to what the code has.
class DocsTest {
    /// A word in backticks that looks like a type, perhaps with a member or a nested type.
    private static final Pattern TYPE =
            Pattern.compile("`([A-Z][a-z][A-Za-z]+)((?:\\.[A-Za-z]+)*)(?:\\(\\))?`");

    private static final Pattern COMMAND =
            Pattern.compile("\\./photosync ([a-z]+)(?: ([a-z0-9-]+)(?=[\\s`)]))?");

    /// Words in backticks that look like types but are not ours.
    private static final Set<String> NOT_OURS = Set.of("Maps", "TestScheduler");

    @Test
    void everyClassThatTheDocumentsNameExists() throws IOException {
        Set<String> ours = typeNames();
        List<String> unknown = new ArrayList<>();
        for (Path document : Documents.all()) {
            Matcher matcher = TYPE.matcher(Files.readString(document));
            while (matcher.find()) {
                if (!ours.contains(matcher.group(1)) && !NOT_OURS.contains(matcher.group(1))) {
                    unknown.add(Documents.ROOT.relativize(document) + ": " + matcher.group());
                }
                String nested = matcher.group(2);
                if (!nested.isEmpty() && Character.isUpperCase(nested.charAt(1))) {
                    String name = nested.substring(1).split("\\.")[0];
                    if (!ours.contains(name)) {
                        unknown.add(Documents.ROOT.relativize(document) + ": " + matcher.group());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyCommandThatTheDocumentsShowExists() throws IOException {
        CommandLine photosync = Main.commandLine();
        Set<String> scenarios = scenarioNames();
        List<String> unknown = new ArrayList<>();
        for (Path document : Documents.all()) {
            Matcher matcher = COMMAND.matcher(Files.readString(document));
            while (matcher.find()) {
                String command = matcher.group(1);
                String argument = matcher.group(2);
                boolean takesScenario = command.equals("run") || command.equals("explain");
                if (!photosync.getSubcommands().containsKey(command)
                        || takesScenario && argument != null && !scenarios.contains(argument)) {
                    unknown.add(Documents.ROOT.relativize(document) + ": " + matcher.group());
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");
        List<String> broken = new ArrayList<>();
        for (Path document : Documents.all()) {
            Matcher matcher = link.matcher(Files.readString(document));
            while (matcher.find()) {
                Path target = document.resolveSibling(matcher.group(1));
                if (!Files.exists(target)) {
                    broken.add(Documents.ROOT.relativize(document) + ": " + matcher.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// The names of all our types, nested ones too, by what their sources declare.
    private static Set<String> typeNames() throws IOException {
        Pattern declaration =
                Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z][A-Za-z]+)");
        Set<String> names = new TreeSet<>();
        for (String module : List.of("sync-core", "sync-sim", "sync-bench", "sync-cli")) {
            try (Stream<Path> sources = Files.walk(Documents.ROOT.resolve(module).resolve("src"))) {
                for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                    Matcher matcher = declaration.matcher(Files.readString(source));
                    while (matcher.find()) {
                        names.add(matcher.group(1));
                    }
                }
            }
        }
        return names;
    }

    private static Set<String> scenarioNames() throws IOException {
        Path folder =
                Documents.ROOT.resolve("sync-sim/src/main/resources/dev/photosync/sim/scenarios");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .collect(Collectors.toSet());
        }
    }
}
