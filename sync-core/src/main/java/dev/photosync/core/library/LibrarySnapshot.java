package dev.photosync.core.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A whole library at one moment: an immutable map from asset to revision, in order of id.
///
/// An edit makes a new snapshot that shares all but the edited path with the old one. Two snapshots
/// compare at a cost proportional to what differs, whether one was edited from the other or both
/// were built independently, because every subtree's digest depends on its contents alone.
///
/// **Structure.** A trie over the id's bits, two a level, with up to 32 entries in sorted, packed
/// leaves ({@link Leaf}) below branches that keep their children's digests beside them ({@link
/// Branch}). Its ancestors: hashing into array-mapped tries (Bagwell, "Ideal Hash Trees", 2001),
/// here without bitmaps and with buckets, as four children fit one cache line with their digests; a
/// shape that is a function of the contents, restored on removal (Steindorfer and Vinju,
/// "Optimizing Hash-Array Mapped Tries", OOPSLA 2015); digests that prune a comparison (Merkle
/// 1987, and for ordered keys Auvolat and Taïani, "Merkle Search Trees", SRDS 2019), here sums
/// instead of hashes of hashes (after the incremental hashing of Bellare and Micciancio, EUROCRYPT
/// 1997), so that an edit adjusts them and a range's digest is the difference of two prefixes'.
///
/// **Cost** for n uniformly distributed ids, k of which differ. Lookup, edit and range digest:
/// O(log n). Two- and three-way diff: O(k log n), and nothing allocated for a change or for an
/// asset. Bulk load: one sort, then O(n). Ids chosen to share prefixes deepen the trie to at most
/// 64 levels, never more. With compressed references an entry takes 28 bytes for its id, its
/// reference and its digest, which its revision need not keep then, and a share of its leaf's 76 to
/// 84 and of the leaf's third of a 64-byte branch; leaves hold between 8 and 32 entries, depending
/// on where n falls between two powers of four, which makes 3 to 13 bytes, and 7 at a million. An
/// edit copies one leaf (without its ids if the id was present) and log4(n / 16) branches.
///
/// **Digests** are wrapping 64-bit sums of a mix of id and {@link Revision#digest}. Two different
/// subtrees of honest data look equal with a chance of 2^-63 each time that two are compared (the
/// sums or the revisions' own digests may coincide): about one in ten million over 10^12
/// comparisons. A diff would miss what differs in subtrees that look equal, so digests must not be
/// trusted against someone who chooses both ids and revisions: the mix has no key and can be
/// inverted, and a sum yields to the generalised birthday attack (Wagner, CRYPTO 2002). Revisions
/// carry times that only the account's own devices set, and those may edit the library anyway.
public final class LibrarySnapshot {
    private static final LibrarySnapshot EMPTY = new LibrarySnapshot(Leaf.EMPTY, 0);

    /// More reads than this no processor begins at a time.
    private static final int FEW = 64;

    private final Node root;
    private final long digest;

    private LibrarySnapshot(Node root, long digest) {
        this.root = root;
        this.digest = digest;
    }

    /// The snapshot of a library without assets. Its digest is 0.
    public static LibrarySnapshot empty() {
        return EMPTY;
    }

    /// The snapshot with the entries of a map, whatever the map's order.
    public static LibrarySnapshot of(Map<AssetId, Revision> entries) {
        Builder builder = builder();
        entries.forEach(builder::add);
        return builder.build();
    }

    /// Collects entries for a snapshot, which costs less than adding them to snapshots one by one.
    public static Builder builder() {
        return new Builder(EMPTY, Node.CAPACITY);
    }

    /// Collects edits of this snapshot, which costs less than making them one by one: of k edits
    /// each node that they touch is copied once.
    ///
    /// @param expected how many edits; more or fewer cost a little
    public Builder edit(int expected) {
        return new Builder(this, expected);
    }

    /// The number of assets.
    public int size() {
        return root.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /// A summary of the contents, whatever the order of edits that led to them.
    public long digest() {
        return digest;
    }

    /// The revision of an asset, or null if the snapshot has none. Does not allocate.
    public @Nullable Revision get(AssetId id) {
        return leafOf(id.high(), id.low()).get(id.high(), id.low());
    }

    private Leaf leafOf(long high, long low) {
        Node node = root;
        int depth = 0;
        while (node instanceof Branch branch) {
            node = branch.child(Node.slot(high, low, depth));
            depth += Node.BITS;
        }
        return (Leaf) node;
    }

    public boolean contains(AssetId id) {
        return get(id) != null;
    }

    /// This snapshot with a revision put for an asset; itself if it has an equal one.
    public LibrarySnapshot with(AssetId id, Revision revision) {
        long entryDigest = Node.entryDigest(id.high(), id.low(), revision);
        return with(id.high(), id.low(), entryDigest, revision);
    }

    private LibrarySnapshot with(long high, long low, long entryDigest, Revision revision) {
        Leaf leaf = leafOf(high, low);
        int at = leaf.find(high, low);
        long delta = entryDigest;
        if (at >= 0) {
            if (entryDigest == leaf.digests[at] && revision.equals(leaf.values[at])) {
                return this;
            }
            delta -= leaf.digests[at];
        }
        return new LibrarySnapshot(
                root.with(high, low, entryDigest, revision, 0, delta, at), digest + delta);
    }

    /// This snapshot without an asset; itself if it has none of that id.
    public LibrarySnapshot without(AssetId id) {
        Leaf leaf = leafOf(id.high(), id.low());
        int at = leaf.find(id.high(), id.low());
        if (at < 0) {
            return this;
        }
        long delta = -leaf.digests[at];
        Node rest = root.without(id.high(), id.low(), 0, delta, at);
        return rest == Leaf.EMPTY ? EMPTY : new LibrarySnapshot(rest, digest + delta);
    }

    /// Visits all entries in order of id.
    public void forEach(BiConsumer<AssetId, Revision> visitor) {
        root.forEach(Integer.MAX_VALUE, visitor);
    }

    /// Visits all entries in order of id, a few at a time, for a visitor that looks something up
    /// for each: it can begin all look-ups before it waits for the first. The lists are filled anew
    /// for each visit.
    public void forEachFew(BiConsumer<List<AssetId>, List<Revision>> visitor) {
        List<AssetId> ids = new ArrayList<>(FEW);
        List<Revision> revisions = new ArrayList<>(FEW);
        forEach((id, revision) -> {
            ids.add(id);
            revisions.add(revision);
            if (ids.size() == FEW) {
                visitor.accept(ids, revisions);
                ids.clear();
                revisions.clear();
            }
        });
        if (!ids.isEmpty()) {
            visitor.accept(ids, revisions);
        }
    }

    /// Visits the digest of every entry, which the snapshot's digest is the sum of, in order of id.
    public void forEachDigest(EntryDigestVisitor visitor) {
        root.forEachDigest(visitor);
    }

    /// Visits a page of a listing: the first entries, in order of id, that come after an id.
    ///
    /// Costs O(log n + limit).
    ///
    /// @param after the last id of the page before; null for the first page
    /// @param limit the most entries to visit
    /// @throws IllegalArgumentException if the limit is negative
    public void forEachAfter(
            @Nullable AssetId after, int limit, BiConsumer<AssetId, Revision> visitor) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must not be negative: limit=" + limit);
        }
        if (after == null) {
            root.forEach(limit, visitor);
        } else {
            root.forEachAfter(after.high(), after.low(), 0, limit, visitor);
        }
    }

    /// Visits, in order of id, exactly the assets whose revisions differ.
    ///
    /// Costs O(k log n) for k differences; allocates a few words, once 8 kB if more than a thousand
    /// entries in a row may differ, and where a leaf of one side is a branch of the other.
    public static void diff(LibrarySnapshot before, LibrarySnapshot after, DiffVisitor visitor) {
        if (before.digest != after.digest) {
            new SnapshotDiff(visitor).diff(before.root, after.root);
        }
    }

    /// Visits, in order of id, exactly the assets for which not all three snapshots agree.
    ///
    /// Costs and allocates as {@link #diff} does.
    public static void diff3(
            LibrarySnapshot local,
            LibrarySnapshot remote,
            LibrarySnapshot base,
            Diff3Visitor visitor) {
        boolean localDiffers = local.digest != base.digest;
        boolean remoteDiffers = remote.digest != base.digest;
        if (localDiffers || remoteDiffers) {
            new SnapshotDiff3(visitor)
                    .diff(local.root, remote.root, base.root, localDiffers, remoteDiffers);
        }
    }

    /// Summarises the entries of a range of ids, in O(log n).
    ///
    /// @param fromInclusive where the range starts
    /// @param toExclusive where it ends; null for after the last id
    /// @throws IllegalArgumentException if the range ends before it starts
    public RangeDigest rangeDigest(AssetId fromInclusive, @Nullable AssetId toExclusive) {
        if (toExclusive != null && fromInclusive.compareTo(toExclusive) > 0) {
            throw new IllegalArgumentException(
                    "a range must not end before it starts: fromInclusive="
                            + fromInclusive
                            + " toExclusive="
                            + toExclusive);
        }
        RangeDigest before = digestBefore(fromInclusive);
        RangeDigest upTo =
                toExclusive == null ? new RangeDigest(size(), digest) : digestBefore(toExclusive);
        return new RangeDigest(upTo.count - before.count, upTo.digest - before.digest);
    }

    private RangeDigest digestBefore(AssetId id) {
        int count = 0;
        long sum = 0;
        Node node = root;
        int depth = 0;
        while (node instanceof Branch branch) {
            int slot = Node.slot(id.high(), id.low(), depth);
            count += branch.sizeBefore(slot);
            sum += branch.digestBefore(slot);
            node = branch.child(slot);
            depth += Node.BITS;
        }
        Leaf leaf = (Leaf) node;
        int at = leaf.find(id.high(), id.low());
        int preceding = at >= 0 ? at : -1 - at;
        return new RangeDigest(count + preceding, sum + leaf.digestBefore(preceding));
    }

    /// For tests of the shape.
    Node root() {
        return root;
    }

    /// Whether the other is a snapshot of the same size and digest; the class says how far that
    /// goes.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof LibrarySnapshot that
                        && digest == that.digest
                        && size() == that.size());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest);
    }

    @Override
    public String toString() {
        return "LibrarySnapshot[size=" + size() + " digest=" + Hex.of(digest) + "]";
    }

    /// The number of assets in a range of ids, and the sum that is their digest.
    ///
    /// Adjacent ranges add up: counts and digests of the whole are the sums of the parts'.
    public record RangeDigest(int count, long digest) {}

    /// Receives what entries add to the digest of the snapshot they are in.
    @FunctionalInterface
    public interface EntryDigestVisitor {
        /// One entry.
        void entry(long idHigh, long idLow, long entryDigest);
    }

    /// Receives the differences of two snapshots.
    @FunctionalInterface
    public interface DiffVisitor {
        /// One asset whose revisions differ; null where a snapshot has none.
        void changed(long idHigh, long idLow, @Nullable Revision before, @Nullable Revision after);
    }

    /// Receives the differences of three snapshots.
    @FunctionalInterface
    public interface Diff3Visitor {
        /// One asset whose revisions are not all equal; null where a snapshot has none.
        void changed(
                long idHigh,
                long idLow,
                @Nullable Revision local,
                @Nullable Revision remote,
                @Nullable Revision base);
    }

    /// Collects entries in any order, which are put into a snapshot together. Of several revisions
    /// for one asset the last added wins.
    public static final class Builder {
        private final LibrarySnapshot before;
        private long[] keys;
        private long[] digests;
        private Revision[] values;
        private int size;

        private Builder(LibrarySnapshot before, int expected) {
            this.before = before;
            keys = new long[2 * expected];
            digests = new long[expected];
            values = new Revision[expected];
        }

        public Builder add(AssetId id, Revision revision) {
            if (size == values.length) {
                int capacity = Math.max(Node.CAPACITY, 2 * size);
                keys = Arrays.copyOf(keys, 2 * capacity);
                digests = Arrays.copyOf(digests, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            keys[2 * size] = id.high();
            keys[2 * size + 1] = id.low();
            digests[size] = Node.entryDigest(id.high(), id.low(), revision);
            values[size++] = revision;
            return this;
        }

        /// The snapshot with what was added so far; the one that is edited if that changes nothing.
        /// The builder may be used on.
        public LibrarySnapshot build() {
            if (size == 0) {
                return before;
            }
            if (size == 1) {
                return before.with(keys[0], keys[1], digests[0], values[0]);
            }
            SortedEntries sorted = SortedEntries.of(keys, digests, values, size);
            Node root =
                    before.isEmpty()
                            ? Node.of(sorted.keys, sorted.digests, sorted.values, 0, sorted.size, 0)
                            : before.root.withAll(sorted, 0, sorted.size, 0);
            return root == before.root ? before : new LibrarySnapshot(root, root.digest());
        }
    }
}
