package dev.photosync.core.codec;

/// Bytes are not what an encoder writes: where the first wrong one is, and what should be there.
public final class MalformedException extends Exception {
    private final int offset;
    private final String expected;
    private final String found;

    /// @param offset where in the whole array the first wrong byte or value is
    public MalformedException(int offset, String expected, String found) {
        // Without a stack trace: it is what recovery from a torn tail costs, and says nothing more.
        super(message(offset, expected, found), null, false, false);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /// The message of an exception with these values.
    public static String message(int offset, String expected, String found) {
        return "offset=" + offset + " expected=[" + expected + "] found=[" + found + "]";
    }

    /// Where in the whole array the first wrong byte or value is.
    public int offset() {
        return offset;
    }

    /// What should be at the offset.
    public String expected() {
        return expected;
    }

    /// What is there.
    public String found() {
        return found;
    }
}
