package dev.photosync.sim.scenario;

/// One thing that is wrong with a scenario file.
///
/// @param file the file as the caller named it
/// @param line counted from 1; 0 if the file as a whole is wrong
/// @param column in characters, counted from 1; 0 with line 0
/// @param message what was expected, what was found and what is allowed there
public record ScenarioProblem(String file, int line, int column, String message) {
    /// As compilers write it: {@code file:line:column: message}.
    @Override
    public String toString() {
        return line == 0
                ? file + ": " + message
                : file + ":" + line + ":" + column + ": " + message;
    }
}
