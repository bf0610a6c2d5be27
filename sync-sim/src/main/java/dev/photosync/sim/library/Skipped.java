package dev.photosync.sim.library;

/// A file that was not imported, and why.
///
/// @param path the path in the folder, with slashes; a folder's ends in one
/// @param cause the kind of reason
/// @param reason the reason in words, for a person to read
public record Skipped(String path, Cause cause, String reason) {

    /// The kinds of reasons, to count by.
    public enum Cause {
        /// Not a photo or a film, or none of the formats that are imported.
        UNSUPPORTED("unsupported"),
        /// A file of 0 bytes.
        EMPTY("empty"),
        /// A photo or a film whose structure cannot be read, or that was cut off.
        DAMAGED("damaged"),
        /// A file that the system does not let be read.
        UNREADABLE("unreadable"),
        /// A still larger than {@link PhotoFolder#MAX_STILL_BYTES}.
        TOO_LARGE("too large"),
        /// The same bytes taken at the same time as a picture that was imported.
        DUPLICATE("duplicate");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /// The kind as one word or two in lower case.
        public String word() {
            return word;
        }
    }
}
