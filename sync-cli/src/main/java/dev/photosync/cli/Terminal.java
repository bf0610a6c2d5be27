package dev.photosync.cli;

import com.google.common.primitives.Ints;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a command writes to, and what is known of it.
///
/// Java cannot ask whether one stream is a terminal. On Linux the link `/proc/self/fd/N` tells;
/// elsewhere {@link Console#isTerminal} does, which asks of stdin and stdout together, so that with
/// either redirected there is no colour and no progress bar.
///
/// @param out where results go; it does not fail, but tells what was lost
/// @param err where messages and progress go
/// @param charset what both can encode
/// @param outIsTerminal whether results go to a terminal
/// @param errIsTerminal whether messages go to a terminal
/// @param environment the variables that decide on colour and width
record Terminal(
        ResultWriter out,
        PrintWriter err,
        Charset charset,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {

    private static final int LEAST_COLUMNS = 55;
    private static final int MOST_COLUMNS = 160;

    /// Whether results may be coloured.
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /// This process's own.
    static Terminal ofProcess() {
        Charset charset = System.out.charset();
        return new Terminal(
                new ResultWriter(writer(FileDescriptor.out, charset)),
                new PrintWriter(writer(FileDescriptor.err, charset)),
                charset,
                isTerminal(1),
                isTerminal(2),
                System.getenv());
    }

    /// How wide help may be: what the variable `COLUMNS` says, within reason.
    int columns() {
        Integer columns = Ints.tryParse(environment.getOrDefault("COLUMNS", ""));
        return columns == null ? Page.WIDTH : Math.clamp(columns, LEAST_COLUMNS, MOST_COLUMNS);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /// Whether to colour results: if asked to, or on a terminal that is not known to lack colour.
    boolean colour(Colour asked) {
        return switch (asked) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                    outIsTerminal
                            && environment.getOrDefault("NO_COLOR", "").isEmpty()
                            && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    }

    private static Writer writer(FileDescriptor to, Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(to), charset));
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.startsWith("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            Console console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
