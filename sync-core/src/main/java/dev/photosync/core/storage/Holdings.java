package dev.photosync.core.storage;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which copy of each asset a device holds, how many bytes it takes, and when it was last used.
///
/// An open-addressing table with linear probing in one primitive array, so that an asset is found
/// in one cache line: 53 to 107 bytes an asset, since a phone may hold a million. Entries are never
/// removed, only set to {@link Rendition#NONE}; purged assets leave a tombstone in the library too.
/// Of the few originals that are stale it also knows which files are held.
public final class Holdings {
    /// Words for an entry: the id's two, the bytes held, and last use and flags in one.
    private static final int WORDS = 4;

    private static final int LOW = 1;
    private static final int BYTES = 2;
    private static final int USE = 3;

    private static final long RENDITION = 3;
    private static final long STALE = 4;
    private static final long OCCUPIED = 8;
    private static final int FLAG_BITS = 4;
    private static final long FLAGS = (1 << FLAG_BITS) - 1;
    private static final int INITIAL_CAPACITY = 16;
    private static final Rendition[] RENDITIONS = Rendition.values();

    // Looked up, never iterated.
    private final Map<AssetId, ImmutableList<Resource>> staleFiles = new HashMap<>();
    private long[] words;
    private int size;
    private int newestUse;
    private long totalBytes;

    /// How many entries show the library's revision in each rendition.
    private final int[] counts = new int[RENDITIONS.length];

    /// Means nothing: kept so that the compiler does not leave out the reads it comes from.
    private long readAhead;

    /// An empty table.
    public Holdings() {
        this(new long[WORDS * INITIAL_CAPACITY]);
    }

    private Holdings(long[] words) {
        this.words = words;
    }

    /// An independent copy, in time proportional to the size.
    public Holdings copy() {
        Holdings copy = new Holdings(words.clone());
        copy.staleFiles.putAll(staleFiles);
        copy.size = size;
        copy.newestUse = newestUse;
        copy.totalBytes = totalBytes;
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        return copy;
    }

    /// The copy that is held; {@link Rendition#NONE} for an unknown asset.
    public Rendition rendition(AssetId id) {
        // An unknown asset's entry has no flags.
        return RENDITIONS[(int) (words[find(id) + USE] & RENDITION)];
    }

    /// Whether what is held shows an older revision than the library's.
    public boolean stale(AssetId id) {
        return (words[find(id) + USE] & STALE) != 0;
    }

    /// The copy that is held if it shows the library's revision; {@link Rendition#NONE} if it is
    /// stale.
    public Rendition current(AssetId id) {
        long use = words[find(id) + USE];
        return (use & STALE) != 0 ? Rendition.NONE : RENDITIONS[(int) (use & RENDITION)];
    }

    /// How many assets are held in a rendition, and not stale.
    public int count(Rendition rendition) {
        return counts[rendition.ordinal()];
    }

    /// Whether an original is held that has the file with this content.
    ///
    /// @param content a file of the library's revision
    public boolean hasFile(AssetId id, ContentHash content) {
        if (rendition(id) != Rendition.ORIGINAL) {
            return false;
        }
        ImmutableList<Resource> files = staleFiles.get(id);
        return files == null || files.stream().anyMatch(file -> file.hash().equals(content));
    }

    /// The bytes that an asset takes on the device.
    public long bytes(AssetId id) {
        return words[find(id) + BYTES];
    }

    /// When the asset was last used, as a rising number.
    public int lastUsed(AssetId id) {
        return (int) (words[find(id) + USE] >> FLAG_BITS);
    }

    /// The highest number that any use was ever given.
    public int newestUse() {
        return newestUse;
    }

    /// The bytes that all assets take together.
    public long totalBytes() {
        return totalBytes;
    }

    /// Brings the entries of some assets into the processor's caches. The reads do not depend on
    /// one another, so that the memory serves many at a time; one look-up after the other would
    /// wait for each.
    public void readAhead(List<AssetId> ids) {
        long read = 0;
        for (AssetId id : ids) {
            read += words[first(words, id.high(), id.low()) + USE];
        }
        readAhead = read;
    }

    /// Records what is held of an asset, up to date.
    public void set(AssetId id, Rendition rendition, long heldBytes, int usedAt) {
        int at = claim(id);
        if ((words[at + USE] & STALE) != 0) {
            staleFiles.remove(id);
        }
        totalBytes += heldBytes - words[at + BYTES];
        words[at + BYTES] = heldBytes;
        tally(at, -1);
        use(at, rendition.ordinal() | OCCUPIED, usedAt);
        tally(at, 1);
    }

    /// Records that the library's pictures are others than what is held.
    ///
    /// @param files those of the original that is held; what was stale before keeps those it had
    public void markStale(AssetId id, ImmutableList<Resource> files) {
        int at = find(id);
        if (occupied(at)) {
            tally(at, -1);
            words[at + USE] |= STALE;
            if (rendition(id) == Rendition.ORIGINAL) {
                staleFiles.putIfAbsent(id, files);
            }
        }
    }

    /// Records a use.
    public void touch(AssetId id, int usedAt) {
        int at = find(id);
        if (occupied(at)) {
            use(at, words[at + USE] & FLAGS, usedAt);
        }
    }

    private void use(int at, long flags, int usedAt) {
        words[at + USE] = (long) usedAt << FLAG_BITS | flags;
        newestUse = Math.max(newestUse, usedAt);
    }

    /// Counts an entry in or out, if it is not stale.
    private void tally(int at, int by) {
        long use = words[at + USE];
        if ((use & STALE) == 0) {
            counts[(int) (use & RENDITION)] += by;
        }
    }

    private boolean occupied(int at) {
        return (words[at + USE] & OCCUPIED) != 0;
    }

    private int claim(AssetId id) {
        if ((size + 1) * 5L * WORDS > words.length * 3L) {
            grow();
        }
        int at = find(id);
        if (!occupied(at)) {
            words[at] = id.high();
            words[at + LOW] = id.low();
            words[at + USE] = OCCUPIED;
            tally(at, 1);
            size++;
        }
        return at;
    }

    private int find(AssetId id) {
        return find(words, id.high(), id.low());
    }

    /// Where an asset's entry is in a table, or where it would be.
    private static int find(long[] words, long high, long low) {
        int mask = words.length - 1;
        int at = first(words, high, low);
        while ((words[at + USE] & OCCUPIED) != 0 && (words[at] != high || words[at + LOW] != low)) {
            at = at + WORDS & mask;
        }
        return at;
    }

    /// Where the search for an asset's entry begins.
    private static int first(long[] words, long high, long low) {
        return (int) (low ^ high >>> 32) * WORDS & words.length - 1;
    }

    private void grow() {
        long[] larger = new long[2 * words.length];
        for (int from = 0; from < words.length; from += WORDS) {
            if (occupied(from)) {
                int to = find(larger, words[from], words[from + LOW]);
                System.arraycopy(words, from, larger, to, WORDS);
            }
        }
        words = larger;
    }

    @Override
    public String toString() {
        return "Holdings size=" + size + " totalBytes=" + totalBytes;
    }
}
