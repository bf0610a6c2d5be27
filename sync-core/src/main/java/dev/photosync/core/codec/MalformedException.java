package dev.photosync.core.codec;

/// Bytes are not what an encoder writes.
public final class MalformedException extends Exception {
    private final Damage damage;

    /// @param offset where in the whole array the first wrong byte or value is
    public MalformedException(int offset, String expected, String found) {
        this(new Damage(offset, expected, found));
    }

    private MalformedException(Damage damage) {
        // Without a stack trace: it is what recovery from a torn tail costs, and says nothing more.
        super(damage.toString(), null, false, false);
        this.damage = damage;
    }

    /// Where the first wrong byte or value is, and what should be there.
    public Damage damage() {
        return damage;
    }
}
