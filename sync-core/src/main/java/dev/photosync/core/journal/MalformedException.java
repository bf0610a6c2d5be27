package dev.photosync.core.journal;

/// Bytes are not what an encoder writes. Never leaves the package: recovery decides whether they
/// are a torn tail or a corruption.
final class MalformedException extends Exception {
    private final int offset;
    private final String expected;
    private final String found;

    /// @param offset where in the whole array the first wrong byte or value is
    MalformedException(int offset, String expected, String found) {
        // Without a stack trace: it is what recovery from a torn tail costs, and says nothing more.
        super(message(offset, expected, found), null, false, false);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    static String message(int offset, String expected, String found) {
        return "offset=" + offset + " expected=[" + expected + "] found=[" + found + "]";
    }

    int offset() {
        return offset;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }
}
