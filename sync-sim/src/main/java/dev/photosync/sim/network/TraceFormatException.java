package dev.photosync.sim.network;

import java.nio.file.Path;

/// A trace file that cannot be used, with the place and what should have stood there.
public final class TraceFormatException extends RuntimeException {
    private final transient Path file;
    private final int line;
    private final String expected;
    private final String found;

    /// @param line counted from 1; 0 if the fault is the file's as a whole
    public TraceFormatException(Path file, int line, String expected, String found) {
        super(
                file
                        + (line == 0 ? "" : ":" + line + ":1")
                        + ": expected "
                        + expected
                        + ", found "
                        + found);
        this.file = file;
        this.line = line;
        this.expected = expected;
        this.found = found;
    }

    public Path file() {
        return file;
    }

    /// The line, counted from 1; 0 if the fault is the file's as a whole.
    public int line() {
        return line;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
