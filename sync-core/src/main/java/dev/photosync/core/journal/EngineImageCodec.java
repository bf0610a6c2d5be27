package dev.photosync.core.journal;

import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.codec.CursorCodec;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.codec.PayloadReader;
import dev.photosync.core.codec.PayloadWriter;
import dev.photosync.core.codec.RevisionCodec;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;

/// How an engine's image is written as a checkpoint: one frame, of the journal's layout but another
/// magic.
///
/// It holds the cursor, the remote tree in order of id, and for the base only where it differs from
/// the remote, so that what both agree on is written once and is shared again once it is read.
/// Differences are found by digest, with the certainty that {@link LibrarySnapshot} states.
///
/// Encoding costs O(n) for n assets, decoding O(n + k log n) for k differences.
public final class EngineImageCodec {
    private static final int VERSION = 1;
    private static final int BASE_HAS_NONE = 0;
    private static final int BASE_HAS = 1;
    private static final int LEAST_DIFFERENCE_BYTES = 2 * Long.BYTES + 1;

    private EngineImageCodec() {}

    /// The checkpoint of an image. Equal images have equal checkpoints.
    ///
    /// @throws IllegalArgumentException if an album's name has half a surrogate pair, which UTF-8
    ///   cannot hold
    public static byte[] encode(EngineImage image) {
        PayloadWriter out = new PayloadWriter();
        CursorCodec.write(out, image.cursor());
        out.putVarint(image.remote().size());
        image.remote()
                .forEach((id, revision) -> {
                    RevisionCodec.writeId(out, id);
                    RevisionCodec.write(out, revision);
                });
        int[] differences = new int[1];
        LibrarySnapshot.diff(
                image.remote(), image.base(), (idHigh, idLow, remote, base) -> differences[0]++);
        out.putVarint(differences[0]);
        LibrarySnapshot.diff(
                image.remote(),
                image.base(),
                (idHigh, idLow, remote, base) -> {
                    RevisionCodec.writeId(out, new AssetId(idHigh, idLow));
                    if (base == null) {
                        out.putByte(BASE_HAS_NONE);
                    } else {
                        out.putByte(BASE_HAS);
                        RevisionCodec.write(out, base);
                    }
                });
        return Frame.seal(Frame.IMAGE_MAGIC, VERSION, out);
    }

    /// Reads what {@link #encode} writes. Any bytes are allowed.
    ///
    /// @throws CorruptCheckpointException if they are anything else
    public static EngineImage decode(byte[] checkpoint) throws CorruptCheckpointException {
        try {
            Frame frame = Frame.at(checkpoint, 0, Frame.IMAGE_MAGIC);
            PayloadReader in = frame.payload(checkpoint, VERSION);
            Cursor cursor = CursorCodec.read(in);
            LibrarySnapshot remote = readRemote(in);
            LibrarySnapshot base = readBase(in, remote);
            in.requireEnd();
            if (frame.end() != checkpoint.length) {
                throw new MalformedException(
                        frame.end(),
                        "the end of the checkpoint",
                        "bytes=" + (checkpoint.length - frame.end()));
            }
            return new EngineImage(remote, base, cursor);
        } catch (MalformedException malformed) {
            throw new CorruptCheckpointException(malformed.damage());
        }
    }

    private static LibrarySnapshot readRemote(PayloadReader in) throws MalformedException {
        int count = in.readCount(RevisionCodec.LEAST_ENTRY_BYTES);
        LibrarySnapshot.Builder remote = LibrarySnapshot.builder();
        AssetId last = null;
        for (int i = 0; i < count; i++) {
            AssetId id = RevisionCodec.readIdAfter(in, last);
            remote.add(id, RevisionCodec.read(in));
            last = id;
        }
        return remote.build();
    }

    private static LibrarySnapshot readBase(PayloadReader in, LibrarySnapshot remote)
            throws MalformedException {
        int count = in.readCount(LEAST_DIFFERENCE_BYTES);
        LibrarySnapshot base = remote;
        AssetId last = null;
        for (int i = 0; i < count; i++) {
            int start = in.position();
            AssetId id = RevisionCodec.readIdAfter(in, last);
            LibrarySnapshot next = readDifference(in, id, base);
            if (next.equals(base)) {
                throw new MalformedException(start, "an asset that differs", "the same: id=" + id);
            }
            base = next;
            last = id;
        }
        return base;
    }

    private static LibrarySnapshot readDifference(
            PayloadReader in, AssetId id, LibrarySnapshot base) throws MalformedException {
        int start = in.position();
        int tag = in.readByte();
        return switch (tag) {
            case BASE_HAS_NONE -> base.without(id);
            case BASE_HAS -> {
                Revision revision = RevisionCodec.read(in);
                yield base.with(id, revision);
            }
            default -> throw new MalformedException(start, "a tag of 0 or 1", "tag=" + tag);
        };
    }
}
