package dev.photosync.cli;

import dev.photosync.sim.scenario.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `schema`: the JSON Schema of scenario files, for editors.
@Command(
        name = "schema",
        sortOptions = false,
        description = "Prints the JSON Schema of scenario files, which editors use.",
        footer = {"", "The schema is JSON, with --json and without."})
final class SchemaCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(ScenarioSchema.text());
        terminal.out().flush();
        return ExitCode.OK;
    }
}
