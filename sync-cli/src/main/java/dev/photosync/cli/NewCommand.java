package dev.photosync.cli;

import dev.photosync.sim.scenario.ScenarioTemplate;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `new`: starts a scenario file.
@Command(
        name = "new",
        sortOptions = false,
        description = "Writes a commented scenario to begin with.")
final class NewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write, such as my-story.yaml.")
    private String file = "";

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OutputFile output = OutputFile.of(file);
        if (!force) {
            output.mustBeNew();
        }
        String name = name();
        output.write(ScenarioTemplate.text(name));
        if (common.json()) {
            terminal.out().print(new Json("new").put("file", file).put("scenario", name).text());
        } else {
            terminal.out().println("Wrote " + output + ". Run it: ./photosync run " + runnable());
        }
        terminal.out().flush();
        return ExitCode.OK;
    }

    /// The file's name without its ending, as far as it can be a scenario's name.
    private String name() {
        Path last = Path.of(file).getFileName();
        String name = last == null ? "" : last.toString().replaceFirst("\\.ya?ml$", "");
        String allowed = name.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return allowed.isEmpty() ? "my-scenario" : allowed;
    }

    private String runnable() {
        return file.contains("/") || file.endsWith(".yaml") || file.endsWith(".yml")
                ? file
                : "./" + file;
    }
}
