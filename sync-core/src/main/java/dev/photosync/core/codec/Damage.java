package dev.photosync.core.codec;

/// The first place at which bytes are not what an encoder writes.
///
/// @param offset where in the whole array the wrong byte or value is
/// @param expected what should be there
/// @param found what is there
public record Damage(int offset, String expected, String found) {
    @Override
    public String toString() {
        return "offset=" + offset + " expected=[" + expected + "] found=[" + found + "]";
    }
}
