package dev.photosync.core.cloud;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// One conditional write: make the record {@code desired} if it still is {@code expected}.
///
/// The condition is the content itself, not a tag: a repeated save finds the record already as
/// desired and succeeds, so that a retry after a lost reply needs no idempotency key.
///
/// @param id the record
/// @param expected what the sender last saw there; null if it has seen none
/// @param desired what it shall be
public record RecordSave(AssetId id, @Nullable Revision expected, Revision desired) {}
