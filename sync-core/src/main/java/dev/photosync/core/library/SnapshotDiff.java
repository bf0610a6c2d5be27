package dev.photosync.core.library;

import dev.photosync.core.library.LibrarySnapshot.DiffVisitor;
import org.jspecify.annotations.Nullable;

/// One walk over two snapshots, which enters only subtrees whose digests differ.
///
/// A subtree that both sides share has one digest, so that a test for identity would add nothing.
/// Entries with equal digests are equal, so that ids and revisions are read only where something
/// differs. Where a leaf meets a branch, the leaf is divided as if it were larger; apart from one
/// {@link Frontier} where much differs that is the only allocation, at most one division per side
/// and level above a differing id.
final class SnapshotDiff {
    /// The most entries of a subtree whose nodes are read ahead: what is read must stay in a
    /// second-level cache until it is compared.
    private static final int READ_AHEAD = 4096;

    private final DiffVisitor visitor;

    private @Nullable Frontier frontier;

    /// Whether the frontier holds pairs that are still to be compared.
    private boolean ahead;

    private int nodesCompared;

    SnapshotDiff(DiffVisitor visitor) {
        this.visitor = visitor;
    }

    /// How many pairs of nodes were compared.
    int nodesCompared() {
        return nodesCompared;
    }

    /// Reports what differs between two subtrees whose digests are known to differ.
    void diff(Node before, Node after) {
        if (before instanceof Leaf x && after instanceof Leaf y) {
            diffLeaves(x, y);
        } else {
            diffBranches(Branch.of(before), Branch.of(after));
        }
    }

    private void diffBranches(Branch x, Branch y) {
        boolean differs0 = x.digest0 != y.digest0;
        boolean differs1 = x.digest1 != y.digest1;
        boolean differs2 = x.digest2 != y.digest2;
        boolean differs3 = x.digest3 != y.digest3;
        if (differs0 && differs1 && differs2 && differs3 && !ahead && fillsReadAhead(x)) {
            diffAhead(x, y);
            return;
        }
        nodesCompared++;
        if (differs0) {
            diff(x.child0, y.child0);
        }
        if (differs1) {
            diff(x.child1, y.child1);
        }
        if (differs2) {
            diff(x.child2, y.child2);
        }
        if (differs3) {
            diff(x.child3, y.child3);
        }
    }

    /// True at one level of the tree, give or take, as each is a quarter of the one above.
    private static boolean fillsReadAhead(Branch branch) {
        return branch.size() <= READ_AHEAD && branch.size() > READ_AHEAD / 4;
    }

    private void diffAhead(Branch before, Branch after) {
        if (frontier == null) {
            frontier = new Frontier();
        }
        Frontier pairs = frontier;
        nodesCompared += pairs.descend(before, after);
        ahead = true;
        for (int i = 0; i < pairs.size(); i++) {
            // Nearly all are leaves, and telling so is all the checking of classes that they need.
            if (pairs.before(i) instanceof Leaf x && pairs.after(i) instanceof Leaf y) {
                diffLeaves(x, y);
            } else {
                diff((Node) pairs.before(i), (Node) pairs.after(i));
            }
        }
        ahead = false;
    }

    private void diffLeaves(Leaf before, Leaf after) {
        nodesCompared++;
        if (before.keys == after.keys) {
            diffRevisions(before, after);
            return;
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.digests[i] == after.digests[j]) {
                i++;
                j++;
                continue;
            }
            long high = before.high(i);
            long low = before.low(i);
            long otherHigh = after.high(j);
            long otherLow = after.low(j);
            if (high == otherHigh && low == otherLow) {
                visitor.changed(high, low, before.values[i++], after.values[j++]);
            } else if (high == otherHigh ? less(low, otherLow) : less(high, otherHigh)) {
                removed(before, i++);
            } else {
                added(after, j++);
            }
        }
        while (i < before.size()) {
            removed(before, i++);
        }
        while (j < after.size()) {
            added(after, j++);
        }
    }

    /// Of two leaves that share their ids none was added or removed, so that only the ids of what
    /// differs are read.
    private void diffRevisions(Leaf before, Leaf after) {
        for (int i = 0; i < before.size(); i++) {
            if (before.digests[i] != after.digests[i]) {
                visitor.changed(before.high(i), before.low(i), before.values[i], after.values[i]);
            }
        }
    }

    /// The unsigned order of two words. {@link Long#compareUnsigned} would make a number of it
    /// first, only for that to be compared again.
    private static boolean less(long x, long y) {
        return x + Long.MIN_VALUE < y + Long.MIN_VALUE;
    }

    private void removed(Leaf leaf, int index) {
        visitor.changed(leaf.high(index), leaf.low(index), leaf.values[index], null);
    }

    private void added(Leaf leaf, int index) {
        visitor.changed(leaf.high(index), leaf.low(index), null, leaf.values[index]);
    }
}
