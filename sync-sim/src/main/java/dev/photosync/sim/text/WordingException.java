package dev.photosync.sim.text;

/// Text from a user that is not written as it must be. The message says what was expected, what was
/// found and, where there is one, the nearest right word.
public final class WordingException extends IllegalArgumentException {
    public WordingException(String message) {
        super(message);
    }
}
