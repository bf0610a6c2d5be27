package dev.photosync.core.journal;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.codec.CursorCodec;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.codec.PayloadReader;
import dev.photosync.core.codec.PayloadWriter;
import dev.photosync.core.codec.RevisionCodec;
import dev.photosync.core.journal.JournalRecord.Agreed;
import dev.photosync.core.journal.JournalRecord.ListingApplied;
import dev.photosync.core.journal.JournalRecord.PageApplied;
import dev.photosync.core.journal.JournalRecord.ZoneLost;

/// How a record is written to the journal: as a frame that says where it ends and whether it is
/// whole.
///
/// A journal is nothing but such frames, one after the other; {@link JournalReader} reads it back.
/// A record that is appended is durable when all of its frame is. A host that appends several must
/// make each durable before it writes the next, or write them so that a crash keeps a prefix:
/// otherwise a crash can leave a later one behind a hole, which recovery refuses as corrupt.
public final class JournalCodec {
    private static final int VERSION = 1;
    private static final int PAGE_APPLIED = 1;
    private static final int LISTING_APPLIED = 2;
    private static final int AGREED = 3;
    private static final int ZONE_LOST = 4;

    private JournalCodec() {}

    /// The frame of a record. Equal records have equal frames.
    ///
    /// @throws IllegalArgumentException if an album's name has half a surrogate pair, which UTF-8
    ///   cannot hold
    public static byte[] encode(JournalRecord record) {
        PayloadWriter out = new PayloadWriter();
        switch (record) {
            case PageApplied page -> {
                out.putByte(PAGE_APPLIED);
                CursorCodec.write(out, page.next());
                RevisionCodec.writeChanges(out, page.changes());
            }
            case ListingApplied listing -> {
                out.putByte(LISTING_APPLIED);
                RevisionCodec.writeChanges(out, listing.records());
            }
            case Agreed agreed -> {
                out.putByte(AGREED);
                RevisionCodec.writeChanges(out, agreed.agreed());
            }
            case ZoneLost lost -> out.putByte(ZONE_LOST);
        }
        return Frame.seal(Frame.JOURNAL_MAGIC, VERSION, out);
    }

    /// The record in a frame that is whole.
    ///
    /// @throws MalformedException if this release does not understand it
    static JournalRecord decode(byte[] log, Frame frame) throws MalformedException {
        PayloadReader in = frame.payload(log, VERSION);
        int start = in.position();
        int kind = in.readByte();
        JournalRecord record =
                switch (kind) {
                    case PAGE_APPLIED -> {
                        Cursor next = CursorCodec.read(in);
                        yield new PageApplied(RevisionCodec.readChanges(in), next);
                    }
                    case LISTING_APPLIED -> new ListingApplied(RevisionCodec.readChanges(in));
                    case AGREED -> new Agreed(RevisionCodec.readChanges(in));
                    case ZONE_LOST -> new ZoneLost();
                    default ->
                            throw new MalformedException(
                                    start, "a kind of record from 1 to 4", "kind=" + kind);
                };
        in.requireEnd();
        return record;
    }
}
