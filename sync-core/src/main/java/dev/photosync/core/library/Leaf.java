package dev.photosync.core.library;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Up to {@link Node#CAPACITY} entries in order of id.
///
/// Ids lie unboxed in one array, high word first. A leaf in which only a revision was replaced
/// shares the array with its predecessor.
final class Leaf implements Node {
    /// The one leaf without entries.
    static final Leaf EMPTY = new Leaf(0, new long[0], new Revision[0], new long[0]);

    /// How many bits the branches above consumed; all ids share them.
    final int depth;

    /// What each entry adds to the digests of the subtrees it is in.
    final long[] digests;

    final Revision[] values;
    final long[] keys;

    private Leaf(int depth, long[] keys, Revision[] values, long[] digests) {
        this.depth = depth;
        this.keys = keys;
        this.digests = digests;
        this.values = values;
    }

    /// Copies a range of sorted entries.
    static Leaf of(long[] keys, long[] digests, Revision[] values, int from, int to, int depth) {
        return from == to
                ? EMPTY
                : new Leaf(
                        depth,
                        Arrays.copyOfRange(keys, 2 * from, 2 * to),
                        Arrays.copyOfRange(values, from, to),
                        Arrays.copyOfRange(digests, from, to));
    }

    /// The entries of four adjacent leaves in one.
    static Leaf join(int depth, Leaf first, Leaf second, Leaf third, Leaf fourth) {
        int size = first.size() + second.size() + third.size() + fourth.size();
        Leaf joined = new Leaf(depth, new long[2 * size], new Revision[size], new long[size]);
        int end = first.copyTo(joined, 0);
        end = second.copyTo(joined, end);
        end = third.copyTo(joined, end);
        fourth.copyTo(joined, end);
        return size == 0 ? EMPTY : joined;
    }

    private int copyTo(Leaf target, int at) {
        System.arraycopy(keys, 0, target.keys, 2 * at, keys.length);
        System.arraycopy(digests, 0, target.digests, at, digests.length);
        System.arraycopy(values, 0, target.values, at, values.length);
        return at + values.length;
    }

    @Override
    public int size() {
        // A comparison reads the digests anyway, and of most leaves no revision.
        return digests.length;
    }

    @Override
    public long digest() {
        return digestBefore(values.length);
    }

    /// The digest of the entries with smaller indices.
    long digestBefore(int end) {
        long sum = 0;
        for (int i = 0; i < end; i++) {
            sum += digests[i];
        }
        return sum;
    }

    long high(int index) {
        return keys[2 * index];
    }

    long low(int index) {
        return keys[2 * index + 1];
    }

    AssetId id(int index) {
        return new AssetId(high(index), low(index));
    }

    @Nullable Revision get(long high, long low) {
        int at = find(high, low);
        return at >= 0 ? values[at] : null;
    }

    /// Reads a word of each cache line that a comparison will need of most leaves: the digests and
    /// where the revisions are.
    ///
    /// @return anything
    long readAhead() {
        int last = digests.length - 1;
        if (last < 0) {
            return 0;
        }
        int middle = last >>> 1;
        return digests[0] + digests[middle] + digests[last] + (values[middle] == null ? 1 : 0);
    }

    /// The index of an id, or {@code -1 - i} if it is absent and {@code i} entries precede it.
    ///
    /// Looks first where the id would be if all were evenly spread, as ids are, and goes on from
    /// there (Peterson, "Addressing for Random-Access Storage", IBM Journal 1(2), 1957).
    int find(long high, long low) {
        int size = values.length;
        int at = (int) ((bitsAfter(depth, high, low) >>> 32) * size >>> 32);
        while (at < size && compare(at, high, low) < 0) {
            at++;
        }
        while (at > 0 && compare(at - 1, high, low) >= 0) {
            at--;
        }
        return at < size && high(at) == high && low(at) == low ? at : -1 - at;
    }

    /// The 64 bits that follow the first of an id, with zeros after its end.
    private static long bitsAfter(int depth, long high, long low) {
        if (depth == 0) {
            return high;
        }
        return depth < Long.SIZE
                ? high << depth | low >>> (Long.SIZE - depth)
                : low << (depth - Long.SIZE);
    }

    /// The order of the id at an index and one of another leaf.
    int compare(int index, Leaf other, int otherIndex) {
        return compare(index, other.high(otherIndex), other.low(otherIndex));
    }

    private int compare(int index, long high, long low) {
        long own = high(index);
        return own != high
                ? Long.compareUnsigned(own, high)
                : Long.compareUnsigned(low(index), low);
    }

    @Override
    public Node with(
            long high,
            long low,
            long entryDigest,
            Revision revision,
            int depth,
            long delta,
            int at) {
        if (at >= 0) {
            Revision[] newValues = values.clone();
            long[] newDigests = digests.clone();
            newDigests[at] = entryDigest;
            newValues[at] = revision;
            return new Leaf(depth, keys, newValues, newDigests);
        }
        int before = -1 - at;
        int after = values.length - before;
        long[] moreKeys = Arrays.copyOf(keys, keys.length + 2);
        Revision[] moreValues = Arrays.copyOf(values, values.length + 1);
        long[] moreDigests = Arrays.copyOf(digests, digests.length + 1);
        System.arraycopy(keys, 2 * before, moreKeys, 2 * before + 2, 2 * after);
        System.arraycopy(digests, before, moreDigests, before + 1, after);
        System.arraycopy(values, before, moreValues, before + 1, after);
        moreKeys[2 * before] = high;
        moreKeys[2 * before + 1] = low;
        moreDigests[before] = entryDigest;
        moreValues[before] = revision;
        return moreValues.length <= CAPACITY
                ? new Leaf(depth, moreKeys, moreValues, moreDigests)
                : Branch.of(moreKeys, moreDigests, moreValues, 0, moreValues.length, depth);
    }

    @Override
    public Node withAll(SortedEntries edits, int from, int to, int depth) {
        Revision[] newValues = values;
        long[] newDigests = digests;
        for (int i = from; i < to; i++) {
            int at = find(edits.keys[2 * i], edits.keys[2 * i + 1]);
            if (at < 0) {
                return merge(edits, from, to, depth);
            }
            if (edits.digests[i] == digests[at] && edits.values[i].equals(values[at])) {
                continue;
            }
            if (newValues == values) {
                newValues = values.clone();
                newDigests = digests.clone();
            }
            newValues[at] = edits.values[i];
            newDigests[at] = edits.digests[i];
        }
        return newValues == values ? this : new Leaf(depth, keys, newValues, newDigests);
    }

    private Node merge(SortedEntries edits, int from, int to, int depth) {
        int most = values.length + to - from;
        long[] moreKeys = new long[2 * most];
        Revision[] moreValues = new Revision[most];
        long[] moreDigests = new long[most];
        int own = 0;
        int edit = from;
        int end = 0;
        while (own < values.length || edit < to) {
            int order = order(own, edits, edit, to);
            boolean kept = order < 0;
            moreKeys[2 * end] = kept ? high(own) : edits.keys[2 * edit];
            moreKeys[2 * end + 1] = kept ? low(own) : edits.keys[2 * edit + 1];
            moreValues[end] = kept ? values[own] : edits.values[edit];
            moreDigests[end++] = kept ? digests[own] : edits.digests[edit];
            own += order <= 0 ? 1 : 0;
            edit += order >= 0 ? 1 : 0;
        }
        return Node.of(moreKeys, moreDigests, moreValues, 0, end, depth);
    }

    /// Which comes first of an own entry and an edit, of which one may be past its end.
    private int order(int own, SortedEntries edits, int edit, int to) {
        if (own == values.length) {
            return 1;
        }
        return edit == to ? -1 : compare(own, edits.keys[2 * edit], edits.keys[2 * edit + 1]);
    }

    @Override
    public Leaf without(long high, long low, int depth, long delta, int at) {
        if (values.length == 1) {
            return EMPTY;
        }
        int after = values.length - at - 1;
        long[] fewerKeys = Arrays.copyOf(keys, keys.length - 2);
        Revision[] fewerValues = Arrays.copyOf(values, values.length - 1);
        long[] fewerDigests = Arrays.copyOf(digests, digests.length - 1);
        System.arraycopy(keys, 2 * at + 2, fewerKeys, 2 * at, 2 * after);
        System.arraycopy(digests, at + 1, fewerDigests, at, after);
        System.arraycopy(values, at + 1, fewerValues, at, after);
        return new Leaf(depth, fewerKeys, fewerValues, fewerDigests);
    }

    @Override
    public void forEachDigest(LibrarySnapshot.EntryDigestVisitor visitor) {
        for (int i = 0; i < digests.length; i++) {
            visitor.entry(high(i), low(i), digests[i]);
        }
    }

    @Override
    public int forEach(int limit, BiConsumer<AssetId, Revision> visitor) {
        return forEachFrom(0, limit, visitor);
    }

    @Override
    public int forEachAfter(
            long high, long low, int depth, int limit, BiConsumer<AssetId, Revision> visitor) {
        int at = find(high, low);
        return forEachFrom(at >= 0 ? at + 1 : -1 - at, limit, visitor);
    }

    private int forEachFrom(int from, int limit, BiConsumer<AssetId, Revision> visitor) {
        int visited = Math.min(limit, values.length - from);
        for (int i = from; i < from + visited; i++) {
            visitor.accept(id(i), values[i]);
        }
        return limit - visited;
    }
}
