package dev.photosync.core.cloud;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;

/// A record as it now stands in the cloud.
///
/// @param id the record
/// @param revision its current content
public record RecordChange(AssetId id, Revision revision) {}
