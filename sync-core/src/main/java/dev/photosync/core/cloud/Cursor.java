package dev.photosync.core.cloud;

/// An opaque place in a zone's change feed. Only the cloud that issued it may read meaning into it;
/// the engine compares it for equality, keeps it durable, and hands it back.
///
/// @param generation which incarnation of the zone issued it
/// @param position the last change that the holder has seen
public record Cursor(long generation, long position) {
    /// The place before the first change of any zone.
    public static final Cursor START = new Cursor(0, 0);
}
