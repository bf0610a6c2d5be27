package dev.photosync.cli;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.library.PhotoFolderException;
import dev.photosync.sim.scenario.ScenarioException;
import dev.photosync.sim.text.WordingException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/// The command `photosync`, which has all others under it, and what happens to their mistakes.
@Command(
        name = "photosync",
        mixinStandardHelpOptions = true,
        version = "photosync 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs stories about photo sync, and says why a library does not sync.",
        footer = {
            "",
            "Begin with:  photosync run cloud-storage-full",
            "",
            "Exit codes: 0 ok, 1 a claim failed, 2 wrong usage or input, 3 safety violated, 4"
                    + " did not converge, 69 no JDK or Maven, 70 a bug, 74 stdout cannot be"
                    + " written, such as a full disk, 130 Ctrl-C.",
            "",
            "Colour: on a terminal, unless NO_COLOR is set or TERM is dumb."
        })
final class CommandRoot implements Runnable {
    private static final String NEEDS_ALL = "completion";

    @Option(names = "--debug", description = "After a bug, print where it happened.")
    private boolean debug;

    private final Terminal terminal;
    private final CommandLine commandLine;

    /// @param arguments what is to be executed
    CommandRoot(Terminal terminal, Interruption interruption, String... arguments) {
        this.terminal = terminal;
        this.commandLine = new CommandLine(this);
        ImmutableMap<String, Supplier<Object>> commands = commands(terminal, interruption);
        Supplier<Object> only = arguments.length == 0 ? null : commands.get(arguments[0]);
        // Looking at the annotations of all commands takes longer than running a small scenario.
        if (only != null && !arguments[0].equals(NEEDS_ALL)) {
            commandLine.addSubcommand(only.get());
        } else {
            commands.values().forEach(command -> commandLine.addSubcommand(command.get()));
        }
        commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(terminal)))
                .setUsageHelpWidth(terminal.columns())
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::wrongUsage)
                .registerConverter(int.class, PlainWords::number)
                .registerConverter(Integer.class, PlainWords::number)
                .registerConverter(long.class, PlainWords::longNumber)
                .registerConverter(Long.class, PlainWords::longNumber)
                .registerConverter(Terminal.Colour.class, PlainWords.of(Terminal.Colour.class))
                .registerConverter(FuzzCommand.Part.class, PlainWords.of(FuzzCommand.Part.class))
                .setExecutionStrategy(CommandRoot::executed)
                .setExecutionExceptionHandler((e, _, parsed) -> failed(e, parsed));
    }

    private static ImmutableMap<String, Supplier<Object>> commands(
            Terminal terminal, Interruption interruption) {
        return ImmutableMap.<String, Supplier<Object>>builder()
                .put("scenarios", () -> new ScenariosCommand(terminal))
                .put("run", () -> new RunCommand(terminal, interruption))
                .put("explain", () -> new ExplainCommand(terminal, interruption))
                .put("diagnose", () -> new DiagnoseCommand(terminal, interruption))
                .put("report", () -> new ReportCommand(terminal, interruption))
                .put("compare", () -> new CompareCommand(terminal, interruption))
                .put("sweep", () -> new SweepCommand(terminal, interruption))
                .put("triage", () -> new TriageCommand(terminal))
                .put("defects", () -> new DefectsCommand(terminal, interruption))
                .put("fuzz", () -> new FuzzCommand(terminal, interruption))
                .put("replay", () -> new ReplayCommand(terminal, interruption))
                .put("validate", () -> new ValidateCommand(terminal))
                .put("new", () -> new NewCommand(terminal))
                .put("vocabulary", () -> new VocabularyCommand(terminal))
                .put("schema", () -> new SchemaCommand(terminal))
                .put(NEEDS_ALL, () -> new CompletionCommand(terminal))
                .buildOrThrow();
    }

    CommandLine commandLine() {
        return commandLine;
    }

    /// Runs a command.
    ///
    /// @return its exit code
    int execute(String... arguments) {
        try {
            int code = commandLine.execute(arguments);
            return terminal.out()
                    .loss()
                    .map(why -> tell("stdout cannot be written: " + why, ExitCode.OUTPUT_LOST))
                    .orElse(code);
        } catch (OutOfMemoryError e) {
            return tell(
                    "this run needs more memory than there is; give it more with"
                            + " PHOTOSYNC_OPTS=-Xmx8g",
                    ExitCode.INTERNAL_ERROR);
        } catch (Throwable e) {
            return bug(e, debug);
        }
    }

    /// Without a command, the help.
    @Override
    public void run() {
        commandLine.usage(terminal.out());
        terminal.out().flush();
    }

    private static int executed(ParseResult parsed) {
        NamedFiles.check(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Ansi ansi(Terminal terminal) {
        return terminal.colour(Terminal.Colour.AUTO) ? Ansi.ON : Ansi.OFF;
    }

    private int wrongUsage(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        tell(e.getMessage(), ExitCode.INVALID);
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, terminal.err())) {
            terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        terminal.err().flush();
        return ExitCode.INVALID;
    }

    private int failed(Exception e, ParseResult parsed) {
        if (e instanceof ScenarioException
                || e instanceof PhotoFolderException
                || e instanceof WordingException
                || e instanceof UsageException) {
            return tell(e.getMessage(), ExitCode.INVALID);
        }
        boolean traced = debug;
        for (ParseResult at = parsed;
                at != null;
                at = at.hasSubcommand() ? at.subcommand() : null) {
            traced |= at.hasMatchedOption("--debug");
        }
        return bug(e, traced);
    }

    private int bug(Throwable e, boolean traced) {
        tell(
                "this is a bug, please report it with the command that you ran: "
                        + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : ": " + e.getMessage())
                        + (traced ? "" : " (--debug says where)"),
                ExitCode.INTERNAL_ERROR);
        if (traced) {
            terminal.err().print(Throwables.getStackTraceAsString(e));
            terminal.err().flush();
        }
        return ExitCode.INTERNAL_ERROR;
    }

    private int tell(@Nullable String message, int code) {
        Objects.requireNonNullElse(message, "no message")
                .lines()
                .forEach(line -> terminal.err().println("photosync: " + line));
        terminal.err().flush();
        return code;
    }
}
