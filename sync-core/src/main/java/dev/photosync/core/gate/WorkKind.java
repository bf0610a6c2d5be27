package dev.photosync.core.gate;

import java.util.Locale;

/// The kinds of work an engine does, in the order in which it starts them. Each has a lane of its
/// own and is gated differently.
public enum WorkKind {
    /// Reading what changed in the cloud.
    CHANGES,
    /// Committing records: new assets whose content is up, edits, deletions.
    METADATA,
    /// Fetching an original that the owner asked for.
    ORIGINAL_ON_DEMAND,
    /// Uploading originals.
    UPLOAD,
    /// Fetching optimised copies.
    OPTIMISED,
    /// Fetching originals because this device keeps them all.
    ORIGINAL;

    /// Whether it moves pictures, rather than records.
    public boolean bulk() {
        return this != CHANGES && this != METADATA;
    }

    /// Whether it fills the device's storage.
    public boolean download() {
        return this == ORIGINAL_ON_DEMAND || this == OPTIMISED || this == ORIGINAL;
    }

    /// Whether the owner waits for it, so that saving power or data takes second place.
    public boolean urgent() {
        return this == ORIGINAL_ON_DEMAND;
    }

    /// The name as scenarios and reports write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
