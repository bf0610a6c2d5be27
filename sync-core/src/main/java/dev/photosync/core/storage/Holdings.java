package dev.photosync.core.storage;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import java.util.HashMap;
import java.util.Map;

/// Which copy of each asset a device holds, how many bytes it takes, and when it was last used.
///
/// An open-addressing table over primitive arrays with linear probing: about 50 bytes an asset,
/// since a phone may hold a million. Entries are never removed, only set to {@link Rendition#NONE};
/// purged assets leave a tombstone in the library too. Of the few originals that are stale it also
/// knows which files are held.
public final class Holdings {
    private static final byte STALE = 4;
    private static final byte OCCUPIED = 8;
    private static final Rendition[] RENDITIONS = Rendition.values();

    private long[] highs;
    private long[] lows;
    private byte[] flags;
    private long[] bytes;
    private int[] lastUsed;
    // Looked up, never iterated.
    private final Map<AssetId, ImmutableList<Resource>> staleFiles = new HashMap<>();
    private int size;
    private int newestUse;
    private long totalBytes;

    /// An empty table.
    public Holdings() {
        this(16);
    }

    private Holdings(int capacity) {
        highs = new long[capacity];
        lows = new long[capacity];
        flags = new byte[capacity];
        bytes = new long[capacity];
        lastUsed = new int[capacity];
    }

    /// An independent copy, in time proportional to the size.
    public Holdings copy() {
        Holdings copy = new Holdings(0);
        copy.highs = highs.clone();
        copy.lows = lows.clone();
        copy.flags = flags.clone();
        copy.bytes = bytes.clone();
        copy.lastUsed = lastUsed.clone();
        copy.staleFiles.putAll(staleFiles);
        copy.size = size;
        copy.newestUse = newestUse;
        copy.totalBytes = totalBytes;
        return copy;
    }

    /// The copy that is held; {@link Rendition#NONE} for an unknown asset.
    public Rendition rendition(AssetId id) {
        int slot = find(id);
        return occupied(slot) ? RENDITIONS[flags[slot] & 3] : Rendition.NONE;
    }

    /// Whether what is held shows an older revision than the library's.
    public boolean stale(AssetId id) {
        int slot = find(id);
        return occupied(slot) && (flags[slot] & STALE) != 0;
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
        int slot = find(id);
        return occupied(slot) ? bytes[slot] : 0;
    }

    /// When the asset was last used, as a rising number.
    public int lastUsed(AssetId id) {
        int slot = find(id);
        return occupied(slot) ? lastUsed[slot] : 0;
    }

    /// The highest number that any use was ever given.
    public int newestUse() {
        return newestUse;
    }

    /// The bytes that all assets take together.
    public long totalBytes() {
        return totalBytes;
    }

    /// Records what is held of an asset, up to date.
    public void set(AssetId id, Rendition rendition, long heldBytes, int usedAt) {
        int slot = claim(id);
        if ((flags[slot] & STALE) != 0) {
            staleFiles.remove(id);
        }
        totalBytes += heldBytes - bytes[slot];
        flags[slot] = (byte) (rendition.ordinal() | OCCUPIED);
        bytes[slot] = heldBytes;
        lastUsed[slot] = usedAt;
        newestUse = Math.max(newestUse, usedAt);
    }

    /// Records that the library's pictures are others than what is held.
    ///
    /// @param files those of the original that is held; what was stale before keeps those it had
    public void markStale(AssetId id, ImmutableList<Resource> files) {
        int slot = find(id);
        if (occupied(slot)) {
            flags[slot] |= STALE;
            if (rendition(id) == Rendition.ORIGINAL) {
                staleFiles.putIfAbsent(id, files);
            }
        }
    }

    /// Records a use.
    public void touch(AssetId id, int usedAt) {
        int slot = find(id);
        if (occupied(slot)) {
            lastUsed[slot] = usedAt;
            newestUse = Math.max(newestUse, usedAt);
        }
    }

    private boolean occupied(int slot) {
        return (flags[slot] & OCCUPIED) != 0;
    }

    private int claim(AssetId id) {
        if ((size + 1) * 5L > flags.length * 3L) {
            grow();
        }
        int slot = find(id);
        if (!occupied(slot)) {
            highs[slot] = id.high();
            lows[slot] = id.low();
            flags[slot] = OCCUPIED;
            size++;
        }
        return slot;
    }

    private int find(AssetId id) {
        int mask = flags.length - 1;
        int slot = (int) (id.low() ^ (id.high() >>> 32)) & mask;
        while (occupied(slot) && (highs[slot] != id.high() || lows[slot] != id.low())) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        Holdings larger = new Holdings(flags.length * 2);
        for (int i = 0; i < flags.length; i++) {
            if (occupied(i)) {
                int slot = larger.find(new AssetId(highs[i], lows[i]));
                larger.highs[slot] = highs[i];
                larger.lows[slot] = lows[i];
                larger.flags[slot] = flags[i];
                larger.bytes[slot] = bytes[i];
                larger.lastUsed[slot] = lastUsed[i];
            }
        }
        highs = larger.highs;
        lows = larger.lows;
        flags = larger.flags;
        bytes = larger.bytes;
        lastUsed = larger.lastUsed;
    }

    @Override
    public String toString() {
        return "Holdings size=" + size + " totalBytes=" + totalBytes;
    }
}
