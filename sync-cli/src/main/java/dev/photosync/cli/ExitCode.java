package dev.photosync.cli;

/// The exit codes that scripts rely on.
final class ExitCode {
    /// Done, and every claim that was reached held.
    static final int OK = 0;

    /// A claim of the scenario did not hold.
    static final int EXPECTATION_FAILED = 1;

    /// Wrong usage, or input that is missing, unreadable or wrong.
    static final int INVALID = 2;

    /// Something that must hold after every event did not.
    static final int SAFETY_VIOLATED = 3;

    /// Sync had not come to rest where a claim demands it, and nothing worse happened.
    static final int NOT_CONVERGED = 4;

    /// A bug in photosync.
    static final int INTERNAL_ERROR = 70;

    /// What was printed could not be written to where stdout goes.
    static final int OUTPUT_LOST = 74;

    /// Ctrl-C.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
