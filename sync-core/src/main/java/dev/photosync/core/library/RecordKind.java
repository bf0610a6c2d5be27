package dev.photosync.core.library;

/// The versions of the asset record's format. A release states the highest it can read.
public final class RecordKind {
    /// The record as every release reads it.
    public static final int ASSET = 1;

    /// A later format, such as a spatial capture, that an old release cannot decode.
    public static final int SPATIAL = 2;

    private RecordKind() {}
}
