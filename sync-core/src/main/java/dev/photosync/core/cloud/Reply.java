package dev.photosync.core.cloud;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.sketch.Sketch;

/// Everything the cloud may answer.
public sealed interface Reply {
    /// The bytes this reply puts on the wire, downwards.
    default long wireBytes() {
        return Request.ENVELOPE_BYTES;
    }

    /// A page of the change feed.
    ///
    /// @param changes each record at most once, as it now stands
    /// @param next where the reader stands after this page
    /// @param moreComing whether another page waits
    /// @param quotaFreeBytes what the account's plan has left, but for what open uploads were
    ///   promised
    /// @param openUploads the contents that this device has open uploads of, with room kept for
    ///   them
    record ChangePage(
            ImmutableList<RecordChange> changes,
            Cursor next,
            boolean moreComing,
            long quotaFreeBytes,
            ImmutableSet<ContentHash> openUploads)
            implements Reply {
        @Override
        public long wireBytes() {
            return Request.ENVELOPE_BYTES
                    + (long) Request.RECORD_BYTES * changes.size()
                    + (long) ContentHash.BYTES * openUploads.size();
        }
    }

    /// Cells of a sketch of the zone.
    ///
    /// @param sketch the cells; none if so much differs that a listing takes less
    /// @param digest what the digest of the sketched records is
    /// @param asOf the place in the feed at which the zone was sketched
    record SketchPage(Sketch sketch, long digest, Cursor asOf) implements Reply {
        @Override
        public long wireBytes() {
            return Request.ENVELOPE_BYTES + sketch.wireBytes();
        }
    }

    /// A page of the full listing, or of the records that were asked for by their digests.
    ///
    /// @param records of a listing in id order
    /// @param moreComing whether another page waits
    /// @param asOf a feed cursor no newer than any record of this page: reading the feed from the
    ///   first page's cursor misses nothing that changed while the listing was read
    record RecordPage(ImmutableList<RecordChange> records, boolean moreComing, Cursor asOf)
            implements Reply {
        @Override
        public long wireBytes() {
            return Request.ENVELOPE_BYTES + (long) Request.RECORD_BYTES * records.size();
        }
    }

    /// Every save of the batch is durable.
    ///
    /// @param quotaFreeBytes what the account's plan has left
    record Committed(long quotaFreeBytes) implements Reply {}

    /// The cloud has this content already; nothing need be sent.
    ///
    /// @param content the content
    record AlreadyStored(ContentHash content) implements Reply {}

    /// An upload is open.
    ///
    /// @param session its state, with what earlier attempts have delivered
    record UploadOpen(UploadSession session) implements Reply {}

    /// A part is stored.
    ///
    /// @param session the upload after it
    record PartStored(UploadSession session) implements Reply {}

    /// The whole content is verified and durable.
    ///
    /// @param content the content
    record ContentStored(ContentHash content) implements Reply {}

    /// A piece of content.
    ///
    /// @param lengthBytes how much
    record Content(long lengthBytes) implements Reply {
        @Override
        public long wireBytes() {
            return Request.ENVELOPE_BYTES + lengthBytes;
        }
    }

    /// The request was refused.
    ///
    /// @param error why
    record Refused(CloudError error) implements Reply {}
}
