package dev.photosync.sim.check;

/// How long something has been so without a break.
final class Spell {
    private static final long NOT_SO = -1;

    private long sinceMicros = NOT_SO;

    /// Whether the spell that this moment is in, or has just ended, is longer than a bound.
    ///
    /// @param so whether it is so from this moment on
    boolean outlasts(long boundMicros, boolean so, long nowMicros) {
        boolean tooLong = sinceMicros != NOT_SO && nowMicros - sinceMicros > boundMicros;
        if (!so) {
            sinceMicros = NOT_SO;
        } else if (sinceMicros == NOT_SO) {
            sinceMicros = nowMicros;
        }
        return tooLong;
    }

    /// When the present spell began; meaningless outside one.
    long sinceMicros() {
        return sinceMicros;
    }
}
