package dev.photosync.cli;

import picocli.CommandLine;

/// Where the command line begins.
public final class Main {
    private Main() {}

    /// The command line with all its commands, for documents and tests to look at.
    static CommandLine commandLine() {
        Terminal terminal = Terminal.ofProcess();
        return new CommandRoot(terminal, new Interruption(terminal.err())).commandLine();
    }

    /// Runs one command and exits with its code.
    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        Interruption interruption = new Interruption(terminal.err());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::happen, "interruption"));
        int code = new CommandRoot(terminal, interruption, arguments).execute(arguments);
        terminal.flush();
        interruption.told();
        // While Ctrl-C is being obeyed this call does not return, and the code is the signal's:
        // 130.
        System.exit(code);
    }
}
