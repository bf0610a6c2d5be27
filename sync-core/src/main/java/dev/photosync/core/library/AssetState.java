package dev.photosync.core.library;

/// Whether an asset is in the library, in Recently Deleted, or gone for good.
///
/// Every state is written down. An asset that is merely absent from a snapshot is one nobody has
/// heard of there; absence is never read as a deletion, so that a lost zone, a sign-out or a fresh
/// install cannot delete anything.
public enum AssetState {
    /// In the library.
    LIVE,
    /// In Recently Deleted: kept, counted against the quota, and restorable for 30 days.
    TRASHED,
    /// Deleted for good; what remains is a tombstone without content.
    PURGED
}
