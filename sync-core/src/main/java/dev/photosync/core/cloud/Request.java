package dev.photosync.core.cloud;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Revision;
import dev.photosync.core.sketch.RangeSample;
import org.jspecify.annotations.Nullable;

/// Everything a device may ask of the cloud.
public sealed interface Request {
    /// Bytes of a request that carries no content.
    int ENVELOPE_BYTES = 300;

    /// Bytes one record takes in a request or a reply.
    int RECORD_BYTES = 220;

    /// The bytes this request puts on the wire, upwards.
    default long wireBytes() {
        return ENVELOPE_BYTES;
    }

    /// Reads the next page of changes after a cursor.
    ///
    /// @param cursor where the reader stands
    /// @param limit the most records it wants
    record FetchChanges(Cursor cursor, int limit) implements Request {}

    /// Reads a page of the zone's full listing, in id order.
    ///
    /// @param since where the reader stands in the feed, which tells the cloud of which zone
    /// @param after the last id already read; null for the first page
    /// @param limit the most records it wants
    record ListRecords(Cursor since, @Nullable AssetId after, int limit) implements Request {}

    /// Begins to find out in which records the zone differs from what the device knows of it,
    /// without reading all of them.
    ///
    /// @param since where the reader stands in the feed, which tells the cloud of which zone
    /// @param sample what the device knows, summed up, from which the cloud guesses how long a
    ///   sketch must be
    /// @param assets how many records the device knows
    record OpenSketch(Cursor since, RangeSample sample, int assets) implements Request {
        @Override
        public long wireBytes() {
            return ENVELOPE_BYTES + RangeSample.WIRE_BYTES;
        }
    }

    /// Reads more cells of a sketch.
    ///
    /// @param asOf which state of the zone it is of
    /// @param first the first cell wanted
    /// @param cells how many
    record ExtendSketch(Cursor asOf, int first, int cells) implements Request {}

    /// Reads the records that had certain entry digests in a state of the zone that was sketched,
    /// as they stand now.
    ///
    /// @param asOf which state
    /// @param entryDigests of the records wanted
    record FetchRecords(Cursor asOf, ImmutableLongArray entryDigests) implements Request {
        @Override
        public long wireBytes() {
            return ENVELOPE_BYTES + (long) Long.BYTES * entryDigests.length();
        }
    }

    /// Saves records, all or none.
    ///
    /// @param saves at most one save per record
    record CommitBatch(ImmutableList<RecordSave> saves) implements Request {
        @Override
        public long wireBytes() {
            return ENVELOPE_BYTES + (long) RECORD_BYTES * saves.size();
        }
    }

    /// Asks to upload content, or learns that the cloud has it already.
    ///
    /// @param content what would be uploaded
    /// @param sizeBytes its full length
    record OpenUpload(ContentHash content, long sizeBytes) implements Request {}

    /// Carries one part of an upload.
    ///
    /// @param session the cloud's name for the upload
    /// @param content what the part is a piece of
    /// @param offsetBytes where the part begins
    /// @param lengthBytes how long it is
    record UploadPart(long session, ContentHash content, long offsetBytes, long lengthBytes)
            implements Request {
        @Override
        public long wireBytes() {
            return ENVELOPE_BYTES + lengthBytes;
        }
    }

    /// Ends an upload: the cloud puts the parts together and verifies the content hash.
    ///
    /// @param session the cloud's name for the upload
    /// @param content the hash that the whole must have
    record CompleteUpload(long session, ContentHash content) implements Request {}

    /// Reads part of a resource in full resolution.
    ///
    /// @param content which resource
    /// @param offsetBytes where to begin
    /// @param lengthBytes how much to send
    record FetchOriginal(ContentHash content, long offsetBytes, long lengthBytes)
            implements Request {}

    /// Reads part of the optimised copy of an asset's current revision.
    ///
    /// @param id the asset
    /// @param revision the revision whose copy is wanted
    /// @param offsetBytes where to begin
    /// @param lengthBytes how much to send
    record FetchOptimised(AssetId id, Revision revision, long offsetBytes, long lengthBytes)
            implements Request {}
}
