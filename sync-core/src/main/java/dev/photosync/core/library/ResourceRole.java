package dev.photosync.core.library;

/// What a resource is to its asset. The parts of one asset commit together or not at all.
public enum ResourceRole {
    /// The still or the film as it was taken.
    ORIGINAL,
    /// The moving half of a Live Photo.
    PAIRED_VIDEO,
    /// The camera's raw beside its JPEG.
    RAW,
    /// What an edit made of the original.
    EDIT
}
