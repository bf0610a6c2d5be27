package dev.photosync.cli;

import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.scenario.Catalogue;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.scenario.ScenarioProblem;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `validate`: checks scenarios without running them.
@Command(
        name = "validate",
        sortOptions = false,
        description = "Checks scenarios; lists all problems as file:line:column: message.")
final class ValidateCommand implements Callable<Integer> {
    private record Checked(String file, String scenario, List<ScenarioProblem> problems) {}

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "1..*",
            completionCandidates = ScenarioChoice.BuiltIn.class,
            description = "What to check: files, folders of them, or built-in names.")
    private List<String> words = new ArrayList<>();

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Checked> checked =
                words.stream()
                        .flatMap(word -> files(word).stream())
                        .map(ValidateCommand::check)
                        .toList();
        if (common.json()) {
            terminal.out().print(json(checked));
        } else {
            checked.forEach(this::print);
        }
        terminal.out().flush();
        boolean fine = checked.stream().allMatch(file -> file.problems().isEmpty());
        return fine ? ExitCode.OK : ExitCode.INVALID;
    }

    private static List<String> files(String word) {
        return ScenarioChoice.folderOf(word)
                .map(folder -> RunFolder.files(folder).stream().map(Path::toString).toList())
                .orElseGet(() -> List.of(word));
    }

    private static Checked check(String file) {
        try {
            Scenario scenario = read(file);
            if (scenario.library().folder().isEmpty()) {
                // Whether it fits on its devices is known when it has been drawn.
                new ScenarioRun(scenario);
            }
            return new Checked(file, scenario.name(), List.of());
        } catch (ScenarioException e) {
            return new Checked(file, "", e.problems());
        }
    }

    /// A file need not be called one to be checked, if no scenario that is built in has its name.
    private static Scenario read(String word) {
        boolean file = !Catalogue.names().contains(word) && new File(word).exists();
        return file ? new ScenarioFinder().readFile(word) : new ScenarioFinder().find(word);
    }

    private void print(Checked checked) {
        checked.problems().forEach(terminal.out()::println);
        if (checked.problems().isEmpty()) {
            terminal.out().println(checked.file() + ": OK");
        }
    }

    private static String json(List<Checked> all) {
        return new Json("validate")
                .objects(
                        "files",
                        all,
                        (json, checked) ->
                                json.put("file", checked.file())
                                        .put("ok", checked.problems().isEmpty())
                                        .put("scenario", checked.scenario())
                                        .objects(
                                                "problems",
                                                checked.problems(),
                                                (j, problem) ->
                                                        j.put("line", problem.line())
                                                                .put("column", problem.column())
                                                                .put("message", problem.message())))
                .text();
    }
}
