package dev.photosync.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `completion`: a script that teaches a shell to complete commands, options and scenarios.
@Command(
        name = "completion",
        sortOptions = false,
        description = "Prints a completion script for a shell.",
        footer = {
            "",
            "For this shell only:  source <(./photosync completion bash)",
            "For good, bash:       ./photosync completion bash >> ~/.bashrc",
            "For good, zsh:        ./photosync completion zsh >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    /// The shells there are scripts for.
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell = Shell.BASH;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script = AutoComplete.bash("photosync", root);
        if (shell == Shell.ZSH) {
            // The script is bash's; it turns on zsh's emulation of bash completion where it runs.
            script = "autoload -U +X compinit && compinit\n" + script;
        }
        terminal.out()
                .print(
                        common.json()
                                ? new Json("completion")
                                        .put("shell", shell.name().toLowerCase(Locale.ROOT))
                                        .put("script", script)
                                        .text()
                                : script);
        terminal.out().flush();
        return ExitCode.OK;
    }
}
