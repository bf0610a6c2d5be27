package dev.photosync.core.journal;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;

/// One thing the engine must not forget. Each is applied whole or not at all.
public sealed interface JournalRecord {
    /// A page of the change feed was taken in, and the cursor moved past it: one record, so that a
    /// cursor can never be durable before its changes are.
    ///
    /// @param changes the records, as the cloud has them
    /// @param next where the feed is read from now on
    record PageApplied(ImmutableList<RecordChange> changes, Cursor next) implements JournalRecord {}

    /// Records that a resync read were taken in; the cursor stays until the resync is done.
    ///
    /// @param records the records, as the cloud has them
    record ListingApplied(ImmutableList<RecordChange> records) implements JournalRecord {}

    /// Device and cloud agree on these revisions.
    ///
    /// @param agreed the records and what they are on both sides
    record Agreed(ImmutableList<RecordChange> agreed) implements JournalRecord {}

    /// The cloud's zone is gone: nothing is known of it any more, and nothing is agreed.
    record ZoneLost() implements JournalRecord {}
}
