package dev.photosync.sim.library;

/// A file that is skipped; what is thrown inside the import becomes a {@link Skipped}.
final class UnusableFileException extends Exception {
    private final Skipped.Cause cause;
    private final String reason;

    UnusableFileException(Skipped.Cause cause, String reason) {
        super(reason);
        this.cause = cause;
        this.reason = reason;
    }

    static UnusableFileException damaged(String reason) {
        return new UnusableFileException(Skipped.Cause.DAMAGED, reason);
    }

    Skipped of(String path) {
        return new Skipped(path, cause, reason);
    }
}
