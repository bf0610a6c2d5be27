package dev.photosync.core.library;

import java.util.function.BiConsumer;

/// A subtree of a {@link LibrarySnapshot}: all entries whose ids share one prefix.
///
/// A subtree of at most {@link #CAPACITY} entries is a {@link Leaf}, a larger one a {@link Branch};
/// nothing else decides, so equal contents always have equal shapes. Methods that descend take the
/// number of id bits already consumed as {@code depth}.
sealed interface Node permits Leaf, Branch {
    /// The id bits that one branch consumes.
    int BITS = 2;

    /// The most entries that a leaf holds. Must be at least one; ids are distinct, so that larger
    /// subtrees always have bits left to branch on.
    int CAPACITY = 32;

    /// The number of entries.
    int size();

    /// The wrapping sum of {@link #entryDigest} over the entries. Constant time for a branch,
    /// linear for a leaf: whoever holds a leaf keeps its digest beside it.
    long digest();

    /// This subtree with an entry added or replaced.
    ///
    /// @param entryDigest what the entry is to add to the digest of every subtree that holds it
    /// @param delta how much more that is than what it added before
    /// @param at what {@link Leaf#find} says of it in its leaf
    Node with(
            long high,
            long low,
            long entryDigest,
            Revision revision,
            int depth,
            long delta,
            int at);

    /// This subtree with a range of entries added or replaced; itself if it has equal ones.
    Node withAll(SortedEntries edits, int from, int to, int depth);

    /// This subtree without an entry, which must be present.
    ///
    /// @param delta what the change adds to the digest of every subtree that held the entry
    /// @param at where its leaf has it
    Node without(long high, long low, int depth, long delta, int at);

    /// Visits the digests of all entries in order of id.
    void forEachDigest(LibrarySnapshot.EntryDigestVisitor visitor);

    /// Visits up to {@code limit} entries in order of id.
    ///
    /// @return how many of the limit are left
    int forEach(int limit, BiConsumer<AssetId, Revision> visitor);

    /// Visits up to {@code limit} entries with greater ids, in order of id.
    ///
    /// @return how many of the limit are left
    int forEachAfter(
            long high, long low, int depth, int limit, BiConsumer<AssetId, Revision> visitor);

    /// Which child of a branch at this depth an id belongs to.
    static int slot(long high, long low, int depth) {
        long bits =
                depth < Long.SIZE
                        ? high >>> (Long.SIZE - BITS - depth)
                        : low >>> (2 * Long.SIZE - BITS - depth);
        return (int) bits & (1 << BITS) - 1;
    }

    /// What one entry adds to the digests of the subtrees it is in.
    static long entryDigest(long high, long low, Revision revision) {
        return Mix.of(Mix.of(high, low), revision.digest());
    }

    /// The canonical subtree of a range of sorted, distinct entries that share {@code depth} bits.
    ///
    /// @param keys the ids, each as its high and its low word
    static Node of(long[] keys, long[] digests, Revision[] values, int from, int to, int depth) {
        return to - from <= CAPACITY
                ? Leaf.of(keys, digests, values, from, to, depth)
                : Branch.of(keys, digests, values, from, to, depth);
    }
}
