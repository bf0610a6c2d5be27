package dev.photosync.cli;

/// A mistake in how a command was called, with a message for the one who made it.
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
