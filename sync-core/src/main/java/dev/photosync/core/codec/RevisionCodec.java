package dev.photosync.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import org.jspecify.annotations.Nullable;

/// How ids, revisions and lists of both are written in the journal, in checkpoints and in pages of
/// the change feed.
///
/// A revision is a byte of flags (two bits for its state, one for the favourite, three for the
/// number of resources), its record kind, when it was added, how much later its state began, its
/// resources and its albums. A resource is a byte (its role, and 128 for a film), the 32 bytes of
/// its hash, and its size. Every value has one encoding, and nothing but that encoding is read.
public final class RevisionCodec {
    /// The fewest bytes an id and a revision take.
    public static final int LEAST_ENTRY_BYTES = 2 * Long.BYTES + 5;

    /// What an id and the revision of a picture in one file take.
    private static final int USUAL_ENTRY_BYTES = 72;

    private static final int STATE_BITS = 0b11;
    private static final int FAVOURITE = 0b100;
    private static final int RESOURCES_SHIFT = 3;
    private static final int VIDEO = 0x80;

    private RevisionCodec() {}

    /// Writes an id.
    public static void writeId(PayloadWriter out, AssetId id) {
        out.putLong(id.high());
        out.putLong(id.low());
    }

    private static AssetId readId(PayloadReader in) throws MalformedException {
        return new AssetId(in.readLong(), in.readLong());
    }

    static void writeHash(PayloadWriter out, ContentHash hash) {
        out.putLong(hash.a());
        out.putLong(hash.b());
        out.putLong(hash.c());
        out.putLong(hash.d());
    }

    static ContentHash readHash(PayloadReader in) throws MalformedException {
        return new ContentHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    /// Reads an id of a list that is in order of id.
    ///
    /// @param last the id before it; null for the first
    public static AssetId readIdAfter(PayloadReader in, @Nullable AssetId last)
            throws MalformedException {
        int start = in.position();
        AssetId id = readId(in);
        if (last != null && id.compareTo(last) <= 0) {
            throw new MalformedException(start, "an id after " + last, "id=" + id);
        }
        return id;
    }

    /// Writes records, in their order.
    ///
    /// @throws IllegalArgumentException if an album's name has half a surrogate pair
    public static void writeChanges(PayloadWriter out, ImmutableList<RecordChange> changes) {
        out.putVarint(changes.size());
        out.reserve(USUAL_ENTRY_BYTES * changes.size());
        for (RecordChange change : changes) {
            writeId(out, change.id());
            write(out, change.revision());
        }
    }

    /// Reads what {@link #writeChanges} writes.
    public static ImmutableList<RecordChange> readChanges(PayloadReader in)
            throws MalformedException {
        int count = in.readCount(LEAST_ENTRY_BYTES);
        ImmutableList.Builder<RecordChange> changes = ImmutableList.builderWithExpectedSize(count);
        for (int i = 0; i < count; i++) {
            changes.add(new RecordChange(readId(in), read(in)));
        }
        return changes.build();
    }

    /// Writes a revision.
    ///
    /// @throws IllegalArgumentException if an album's name has half a surrogate pair
    public static void write(PayloadWriter out, Revision revision) {
        ImmutableList<Resource> resources = revision.resources();
        out.putByte(
                stateCode(revision.state())
                        | (revision.favourite() ? FAVOURITE : 0)
                        | resources.size() << RESOURCES_SHIFT);
        out.putSigned(revision.recordKind());
        out.putSigned(revision.addedAtMicros());
        // May wrap around, and wraps back when it is read.
        out.putSigned(revision.stateSinceMicros() - revision.addedAtMicros());
        for (Resource resource : resources) {
            writeResource(out, resource);
        }
        // A set of another order equals this one, and must be written as it is.
        ImmutableSortedSet<String> albums = ImmutableSortedSet.copyOf(revision.albums());
        out.putVarint(albums.size());
        for (String album : albums) {
            out.putText(album);
        }
    }

    /// Reads what {@link #write} writes.
    public static Revision read(PayloadReader in) throws MalformedException {
        int start = in.position();
        int flags = in.readByte();
        AssetState state = state(flags & STATE_BITS, start);
        boolean favourite = (flags & FAVOURITE) != 0;
        int resources = flags >> RESOURCES_SHIFT;
        int recordKind = in.readSignedInt();
        long addedAtMicros = in.readSigned();
        long stateSinceMicros = addedAtMicros + in.readSigned();
        return Revision.of(
                readResources(in, resources),
                readAlbums(in),
                favourite,
                state,
                addedAtMicros,
                stateSinceMicros,
                recordKind);
    }

    private static void writeResource(PayloadWriter out, Resource resource) {
        out.putByte(roleCode(resource.role()) | (resource.video() ? VIDEO : 0));
        writeHash(out, resource.hash());
        out.putVarint(resource.sizeBytes());
    }

    private static ImmutableList<Resource> readResources(PayloadReader in, int count)
            throws MalformedException {
        ImmutableList.Builder<Resource> resources = ImmutableList.builder();
        int last = -1;
        for (int i = 0; i < count; i++) {
            int start = in.position();
            int flags = in.readByte();
            int code = flags & ~VIDEO;
            ResourceRole role = role(code, start);
            if (code <= last) {
                throw new MalformedException(start, "a role after " + last, "role=" + code);
            }
            last = code;
            ContentHash hash = readHash(in);
            int sizeAt = in.position();
            long sizeBytes = in.readVarint();
            if (sizeBytes < 0) {
                throw new MalformedException(
                        sizeAt, "a size that is not negative", "sizeBytes=" + sizeBytes);
            }
            resources.add(new Resource(role, hash, sizeBytes, (flags & VIDEO) != 0));
        }
        return resources.build();
    }

    private static ImmutableSortedSet<String> readAlbums(PayloadReader in)
            throws MalformedException {
        int count = in.readCount(1);
        if (count == 0) {
            return ImmutableSortedSet.of();
        }
        ImmutableSortedSet.Builder<String> albums = ImmutableSortedSet.naturalOrder();
        String last = "";
        for (int i = 0; i < count; i++) {
            int start = in.position();
            String album = in.readText();
            if (i > 0 && album.compareTo(last) <= 0) {
                throw new MalformedException(start, "albums in ascending order", "another order");
            }
            albums.add(album);
            last = album;
        }
        return albums.build();
    }

    // Codes, unlike ordinals, outlive a change of the enum. Roles' codes ascend as roles do.

    private static int stateCode(AssetState state) {
        return switch (state) {
            case LIVE -> 0;
            case TRASHED -> 1;
            case PURGED -> 2;
        };
    }

    private static AssetState state(int code, int offset) throws MalformedException {
        return switch (code) {
            case 0 -> AssetState.LIVE;
            case 1 -> AssetState.TRASHED;
            case 2 -> AssetState.PURGED;
            default -> throw new MalformedException(offset, "a state of 0 to 2", "state=" + code);
        };
    }

    private static int roleCode(ResourceRole role) {
        return switch (role) {
            case ORIGINAL -> 0;
            case PAIRED_VIDEO -> 1;
            case RAW -> 2;
            case EDIT -> 3;
        };
    }

    private static ResourceRole role(int code, int offset) throws MalformedException {
        return switch (code) {
            case 0 -> ResourceRole.ORIGINAL;
            case 1 -> ResourceRole.PAIRED_VIDEO;
            case 2 -> ResourceRole.RAW;
            case 3 -> ResourceRole.EDIT;
            default -> throw new MalformedException(offset, "a role of 0 to 3", "role=" + code);
        };
    }
}
