package dev.photosync.core.library;

import dev.photosync.core.library.LibrarySnapshot.DiffVisitor;

/// One walk over two snapshots, which enters only subtrees whose digests differ.
///
/// A subtree that both sides share has one digest, so that a test for identity would add nothing.
/// Entries with equal digests are equal, so that ids and revisions are read only where something
/// differs. Where a leaf meets a branch, the leaf is divided as if it were larger; that is the only
/// allocation, at most one division per side and level above a differing id.
///
/// Where nearly every leaf differs, the walk waits for memory at each of them, because what it does
/// next depends on what it reads. It therefore first reads the digests of a few hundred leaves with
/// nothing depending on them, which a processor does for many leaves at once.
final class SnapshotDiff {
    /// The most entries of a subtree to read ahead: what is read must stay in a second-level cache
    /// until it is compared.
    private static final int READ_AHEAD = 4096;

    /// Of 64 bytes, as cache lines mostly are.
    private static final int IDS_IN_A_LINE = 4;

    private final DiffVisitor visitor;

    private int nodesCompared;

    /// The sum of what was read ahead; kept so that the reads are not optimised away.
    private long readAhead;

    SnapshotDiff(DiffVisitor visitor) {
        this.visitor = visitor;
    }

    /// How many pairs of nodes were compared.
    int nodesCompared() {
        return nodesCompared;
    }

    /// Reports what differs between two subtrees whose digests are known to differ.
    void diff(Node before, Node after, int depth) {
        nodesCompared++;
        if (before instanceof Leaf x && after instanceof Leaf y) {
            diffLeaves(x, y);
            return;
        }
        Branch x = Branch.at(before, depth);
        Branch y = Branch.at(after, depth);
        boolean differs0 = x.digest0 != y.digest0;
        boolean differs1 = x.digest1 != y.digest1;
        boolean differs2 = x.digest2 != y.digest2;
        boolean differs3 = x.digest3 != y.digest3;
        if (differs0 && differs1 && differs2 && differs3 && fillsReadAhead(x)) {
            readAhead += readAhead(x, y);
        }
        int next = depth + Node.BITS;
        if (differs0) {
            diff(x.child0, y.child0, next);
        }
        if (differs1) {
            diff(x.child1, y.child1, next);
        }
        if (differs2) {
            diff(x.child2, y.child2, next);
        }
        if (differs3) {
            diff(x.child3, y.child3, next);
        }
    }

    /// True at one level of the tree, give or take, as each is a quarter of the one above.
    private static boolean fillsReadAhead(Branch branch) {
        return branch.size() <= READ_AHEAD && branch.size() > READ_AHEAD / 4;
    }

    private static long readAhead(Node before, Node after) {
        if (before instanceof Branch x && after instanceof Branch y) {
            return (x.digest0 != y.digest0 ? readAhead(x.child0, y.child0) : 0)
                    + (x.digest1 != y.digest1 ? readAhead(x.child1, y.child1) : 0)
                    + (x.digest2 != y.digest2 ? readAhead(x.child2, y.child2) : 0)
                    + (x.digest3 != y.digest3 ? readAhead(x.child3, y.child3) : 0);
        }
        return before instanceof Leaf x && after instanceof Leaf y
                ? readAhead(x) + readAhead(y)
                : 0;
    }

    /// Reads a word of each cache line that a comparison may need.
    private static long readAhead(Leaf leaf) {
        int size = leaf.size();
        long sum = size == 0 || leaf.values[size - 1] == null ? 1 : 0;
        for (int i = 0; i < size; i += IDS_IN_A_LINE) {
            sum += leaf.digests[i] + leaf.keys[2 * i];
        }
        return sum;
    }

    private void diffLeaves(Leaf before, Leaf after) {
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.digests[i] == after.digests[j]) {
                i++;
                j++;
                continue;
            }
            int order = before.compare(i, after, j);
            if (order < 0) {
                removed(before, i++);
            } else if (order > 0) {
                added(after, j++);
            } else {
                visitor.changed(
                        before.high(i), before.low(i), before.values[i++], after.values[j++]);
            }
        }
        while (i < before.size()) {
            removed(before, i++);
        }
        while (j < after.size()) {
            added(after, j++);
        }
    }

    private void removed(Leaf leaf, int index) {
        visitor.changed(leaf.high(index), leaf.low(index), leaf.values[index], null);
    }

    private void added(Leaf leaf, int index) {
        visitor.changed(leaf.high(index), leaf.low(index), null, leaf.values[index]);
    }
}
