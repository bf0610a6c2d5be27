package dev.photosync.core.journal;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;

/// All that the engine keeps across a restart, as one immutable value: what a checkpoint holds and
/// what replaying the journal rebuilds.
///
/// The device's own tree is not in it; that belongs to the photo library, which is durable by
/// itself.
///
/// @param remote the cloud's library as last heard
/// @param base the last state that device and cloud agreed on
/// @param cursor where the change feed is read from
public record EngineImage(LibrarySnapshot remote, LibrarySnapshot base, Cursor cursor) {
    /// The image of an engine that has never run.
    public static final EngineImage EMPTY =
            new EngineImage(LibrarySnapshot.empty(), LibrarySnapshot.empty(), Cursor.START);

    /// The image after one more record.
    public EngineImage apply(JournalRecord record) {
        return switch (record) {
            case JournalRecord.PageApplied page ->
                    new EngineImage(put(remote, page.changes()), base, page.next());
            case JournalRecord.ListingApplied listing ->
                    new EngineImage(put(remote, listing.records()), base, cursor);
            case JournalRecord.Agreed agreed ->
                    new EngineImage(
                            put(remote, agreed.agreed()), put(base, agreed.agreed()), cursor);
            case JournalRecord.ZoneLost lost -> EMPTY;
        };
    }

    /// What can be relied upon of an image when the records after it are damaged. Of what the cloud
    /// had then and the base had not, a later record may have agreed on it; a merge that took its
    /// old base for the last would take states that followed one another for concurrent ones.
    public EngineImage withoutDoubtfulBase() {
        LibrarySnapshot[] sure = {base};
        LibrarySnapshot.diff(
                remote,
                base,
                (idHigh, idLow, there, agreed) ->
                        sure[0] = sure[0].without(new AssetId(idHigh, idLow)));
        return new EngineImage(remote, sure[0], cursor);
    }

    private static LibrarySnapshot put(LibrarySnapshot tree, Iterable<RecordChange> changes) {
        LibrarySnapshot result = tree;
        for (RecordChange change : changes) {
            result = result.with(change.id(), change.revision());
        }
        return result;
    }
}
