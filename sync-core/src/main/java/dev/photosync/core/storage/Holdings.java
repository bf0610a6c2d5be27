package dev.photosync.core.storage;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;

/// Which copy of each asset a device holds, how many bytes it takes, and when it was last used.
///
/// An open-addressing table over primitive arrays with linear probing: about 50 bytes an asset,
/// since a phone may hold a million. Entries are never removed, only set to {@link Rendition#NONE};
/// purged assets leave a tombstone in the library too.
public final class Holdings {
    private static final byte STALE = 4;
    private static final byte OCCUPIED = 8;
    private static final Rendition[] RENDITIONS = Rendition.values();

    private long[] highs;
    private long[] lows;
    private byte[] flags;
    private long[] bytes;
    private int[] lastUsed;
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
        totalBytes += heldBytes - bytes[slot];
        flags[slot] = (byte) (rendition.ordinal() | OCCUPIED);
        bytes[slot] = heldBytes;
        lastUsed[slot] = usedAt;
        newestUse = Math.max(newestUse, usedAt);
    }

    /// Records that the library has moved on from what is held.
    public void markStale(AssetId id) {
        int slot = find(id);
        if (occupied(slot)) {
            flags[slot] |= STALE;
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
