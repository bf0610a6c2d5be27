package dev.photosync.core.library;

import java.util.function.BiConsumer;

/// More than {@link Node#CAPACITY} entries, in four children by the next two bits of their ids.
///
/// Children and their digests are fields, not arrays: with compressed references a branch is 64
/// bytes, so that an edit copies little, and comparing two branches touches none of their children.
final class Branch implements Node {
    private static final Branch EMPTY =
            new Branch(Leaf.EMPTY, Leaf.EMPTY, Leaf.EMPTY, Leaf.EMPTY, 0, 0, 0, 0, 0);

    final Node child0;
    final Node child1;
    final Node child2;
    final Node child3;
    final long digest0;
    final long digest1;
    final long digest2;
    final long digest3;
    private final int size;

    private Branch(
            Node child0,
            Node child1,
            Node child2,
            Node child3,
            long digest0,
            long digest1,
            long digest2,
            long digest3,
            int size) {
        this.child0 = child0;
        this.child1 = child1;
        this.child2 = child2;
        this.child3 = child3;
        this.digest0 = digest0;
        this.digest1 = digest1;
        this.digest2 = digest2;
        this.digest3 = digest3;
        this.size = size;
    }

    /// Divides a range of sorted entries; a part of a snapshot only if there are more than a leaf
    /// holds.
    static Branch of(long[] keys, long[] digests, Revision[] values, int from, int to, int depth) {
        int end0 = end(keys, from, to, 0, depth);
        int end1 = end(keys, end0, to, 1, depth);
        int end2 = end(keys, end1, to, 2, depth);
        Node child0 = Node.of(keys, digests, values, from, end0, depth + BITS);
        Node child1 = Node.of(keys, digests, values, end0, end1, depth + BITS);
        Node child2 = Node.of(keys, digests, values, end1, end2, depth + BITS);
        Node child3 = Node.of(keys, digests, values, end2, to, depth + BITS);
        return new Branch(
                child0,
                child1,
                child2,
                child3,
                child0.digest(),
                child1.digest(),
                child2.digest(),
                child3.digest(),
                to - from);
    }

    /// A subtree as a branch: itself, or what a leaf would be if it were divided.
    ///
    /// For comparing a leaf with a branch. Allocates unless the subtree is a branch or empty.
    static Branch of(Node node) {
        return switch (node) {
            case Branch branch -> branch;
            case Leaf leaf when leaf.size() == 0 -> EMPTY;
            case Leaf leaf -> of(leaf.keys, leaf.digests, leaf.values, 0, leaf.size(), leaf.depth);
        };
    }

    private static int end(long[] keys, int from, int to, int slot, int depth) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Node.slot(keys[2 * middle], keys[2 * middle + 1], depth) <= slot) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long digest() {
        return digest0 + digest1 + digest2 + digest3;
    }

    /// The child in a slot, chosen without a jump: which it is a processor could only guess.
    Node child(int slot) {
        Node first = child0;
        Node second = child1;
        Node third = child2;
        Node fourth = child3;
        boolean even = (slot & 1) == 0;
        Node lower = even ? first : second;
        Node upper = even ? third : fourth;
        return slot < 2 ? lower : upper;
    }

    /// The number of entries in the children before a slot.
    int sizeBefore(int slot) {
        return (slot > 0 ? child0.size() : 0)
                + (slot > 1 ? child1.size() : 0)
                + (slot > 2 ? child2.size() : 0);
    }

    /// The digest of the children before a slot.
    long digestBefore(int slot) {
        return (slot > 0 ? digest0 : 0) + (slot > 1 ? digest1 : 0) + (slot > 2 ? digest2 : 0);
    }

    @Override
    public Branch with(
            long high,
            long low,
            long entryDigest,
            Revision revision,
            int depth,
            long delta,
            int at) {
        int slot = Node.slot(high, low, depth);
        Node child = child(slot).with(high, low, entryDigest, revision, depth + BITS, delta, at);
        return withChild(slot, child, delta);
    }

    @Override
    public Branch withAll(SortedEntries edits, int from, int to, int depth) {
        int end0 = end(edits.keys, from, to, 0, depth);
        int end1 = end(edits.keys, end0, to, 1, depth);
        int end2 = end(edits.keys, end1, to, 2, depth);
        Node new0 = withAll(child0, edits, from, end0, depth);
        Node new1 = withAll(child1, edits, end0, end1, depth);
        Node new2 = withAll(child2, edits, end1, end2, depth);
        Node new3 = withAll(child3, edits, end2, to, depth);
        if (new0 == child0 && new1 == child1 && new2 == child2 && new3 == child3) {
            return this;
        }
        return new Branch(
                new0,
                new1,
                new2,
                new3,
                new0 == child0 ? digest0 : new0.digest(),
                new1 == child1 ? digest1 : new1.digest(),
                new2 == child2 ? digest2 : new2.digest(),
                new3 == child3 ? digest3 : new3.digest(),
                size
                        + more(child0, new0)
                        + more(child1, new1)
                        + more(child2, new2)
                        + more(child3, new3));
    }

    private static Node withAll(Node child, SortedEntries edits, int from, int to, int depth) {
        return from == to ? child : child.withAll(edits, from, to, depth + BITS);
    }

    /// How many entries a child has gained; one that is the same is not looked at.
    private static int more(Node before, Node after) {
        return before == after ? 0 : after.size() - before.size();
    }

    @Override
    public Node without(long high, long low, int depth, long delta, int at) {
        int slot = Node.slot(high, low, depth);
        Node child = child(slot).without(high, low, depth + BITS, delta, at);
        Branch rest = withChild(slot, child, delta);
        // A child is no larger than its parent, so that all four of so small a branch are leaves.
        return rest.size <= CAPACITY
                ? Leaf.join(
                        depth,
                        (Leaf) rest.child0,
                        (Leaf) rest.child1,
                        (Leaf) rest.child2,
                        (Leaf) rest.child3)
                : rest;
    }

    private Branch withChild(int slot, Node child, long delta) {
        return new Branch(
                slot == 0 ? child : child0,
                slot == 1 ? child : child1,
                slot == 2 ? child : child2,
                slot == 3 ? child : child3,
                slot == 0 ? digest0 + delta : digest0,
                slot == 1 ? digest1 + delta : digest1,
                slot == 2 ? digest2 + delta : digest2,
                slot == 3 ? digest3 + delta : digest3,
                size - child(slot).size() + child.size());
    }

    @Override
    public void forEachDigest(LibrarySnapshot.EntryDigestVisitor visitor) {
        child0.forEachDigest(visitor);
        child1.forEachDigest(visitor);
        child2.forEachDigest(visitor);
        child3.forEachDigest(visitor);
    }

    @Override
    public int forEach(int limit, BiConsumer<AssetId, Revision> visitor) {
        return forEachFrom(0, limit, visitor);
    }

    @Override
    public int forEachAfter(
            long high, long low, int depth, int limit, BiConsumer<AssetId, Revision> visitor) {
        int slot = Node.slot(high, low, depth);
        int left = child(slot).forEachAfter(high, low, depth + BITS, limit, visitor);
        return forEachFrom(slot + 1, left, visitor);
    }

    private int forEachFrom(int first, int limit, BiConsumer<AssetId, Revision> visitor) {
        int left = limit;
        for (int slot = first; slot < 4 && left > 0; slot++) {
            left = child(slot).forEach(left, visitor);
        }
        return left;
    }
}
