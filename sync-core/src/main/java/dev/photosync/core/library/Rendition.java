package dev.photosync.core.library;

/// Which copy of an asset a device holds, from nothing to full resolution.
public enum Rendition {
    /// The record alone; the picture is a placeholder.
    NONE,
    /// The compressed copy that Optimize Storage keeps on the phone.
    OPTIMISED,
    /// Every resource in full resolution.
    ORIGINAL;

    private static final int PHOTO_DIVISOR = 12;
    private static final int VIDEO_DIVISOR = 40;
    private static final long SMALLEST_BYTES = 60_000;

    /// The size of the optimised copy of a revision.
    ///
    /// A still shrinks to about a twelfth and a film to a fortieth, never below 60 kB unless the
    /// original is smaller. No vendor publishes its figure; these are round numbers near what
    /// phones show after Optimize Storage has run.
    public static long optimisedBytes(Revision revision) {
        return revision.displayed().map(Rendition::optimisedBytes).orElse(0L);
    }

    /// The size of the optimised copy of one resource.
    public static long optimisedBytes(Resource resource) {
        long shrunk = resource.sizeBytes() / (resource.video() ? VIDEO_DIVISOR : PHOTO_DIVISOR);
        return Math.min(resource.sizeBytes(), Math.max(SMALLEST_BYTES, shrunk));
    }
}
