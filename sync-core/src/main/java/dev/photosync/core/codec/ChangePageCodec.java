package dev.photosync.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Reply.ChangePage;
import dev.photosync.core.library.ContentHash;

/// How a page of the change feed is written: one frame, of the journal's layout but another magic.
///
/// It holds the next cursor, a byte of flags (1 if more is coming), what the plan has left, the
/// hashes of the open uploads, and the changes; both lists keep their order. Nothing but what is so
/// written is read.
public final class ChangePageCodec {
    private static final int VERSION = 1;
    private static final int MORE_COMING = 1;

    private ChangePageCodec() {}

    /// The frame of a page.
    ///
    /// @throws IllegalArgumentException if an album's name has half a surrogate pair, which UTF-8
    ///   cannot hold
    public static byte[] encode(ChangePage page) {
        PayloadWriter out = new PayloadWriter();
        CursorCodec.write(out, page.next());
        out.putByte(page.moreComing() ? MORE_COMING : 0);
        out.putSigned(page.quotaFreeBytes());
        out.putVarint(page.openUploads().size());
        for (ContentHash content : page.openUploads()) {
            RevisionCodec.writeHash(out, content);
        }
        RevisionCodec.writeChanges(out, page.changes());
        return Frame.seal(Frame.PAGE_MAGIC, VERSION, out);
    }

    /// Reads what {@link #encode} writes. Any bytes are allowed.
    ///
    /// @throws MalformedException if they are anything else
    public static ChangePage decode(byte[] bytes) throws MalformedException {
        Frame frame = Frame.at(bytes, 0, Frame.PAGE_MAGIC);
        PayloadReader in = frame.payload(bytes, VERSION);
        Cursor next = CursorCodec.read(in);
        int flagsAt = in.position();
        int flags = in.readByte();
        if ((flags & ~MORE_COMING) != 0) {
            throw new MalformedException(flagsAt, "flags of 0 or 1", "flags=" + flags);
        }
        long quotaFreeBytes = in.readSigned();
        ImmutableSet<ContentHash> openUploads = readUploads(in);
        ImmutableList<RecordChange> changes = RevisionCodec.readChanges(in);
        in.requireEnd();
        if (frame.end() != bytes.length) {
            throw new MalformedException(
                    frame.end(), "the end of the page", "bytes=" + (bytes.length - frame.end()));
        }
        return new ChangePage(changes, next, flags != 0, quotaFreeBytes, openUploads);
    }

    private static ImmutableSet<ContentHash> readUploads(PayloadReader in)
            throws MalformedException {
        int start = in.position();
        int count = in.readCount(ContentHash.BYTES);
        ImmutableSet.Builder<ContentHash> contents = ImmutableSet.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            contents.add(RevisionCodec.readHash(in));
        }
        ImmutableSet<ContentHash> uploads = contents.build();
        if (uploads.size() != count) {
            throw new MalformedException(
                    start, "each content once", "repeated=" + (count - uploads.size()));
        }
        return uploads;
    }
}
