package dev.photosync.cli;

import picocli.CommandLine.Option;

/// The options that every command has.
final class CommonOptions {
    @Option(names = "--json", description = "Print JSON; docs/json.md describes it.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colour: auto, always or never (default: auto).")
    private Terminal.Colour colour = Terminal.Colour.AUTO;

    // Read by CommandRoot from what was parsed.
    @SuppressWarnings("unused")
    @Option(names = "--debug", description = "After a bug, print where it happened.")
    private boolean debug;

    @SuppressWarnings("unused")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    private boolean help;

    boolean json() {
        return json;
    }

    /// A page to write a result on, as these options and the terminal have it.
    Page page(Terminal terminal) {
        return new Page(terminal.charset(), terminal.colour(colour));
    }
}
