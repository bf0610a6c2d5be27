package dev.photosync.core.library;

import dev.photosync.core.library.LibrarySnapshot.Diff3Visitor;
import dev.photosync.core.library.LibrarySnapshot.DiffVisitor;
import java.util.Objects;

/// Walks two or three snapshots together, entering only subtrees whose digests differ.
///
/// A subtree that the sides share has one digest, so that a test for identity would add nothing.
/// Where a leaf meets a branch, the leaf is divided as if it were larger; that is the only
/// allocation besides the ids reported, at most one division per side and level above a differing
/// id. Methods return how many times they compared nodes, for tests to bound.
final class SnapshotDiff {
    private SnapshotDiff() {}

    /// Reports what differs between two subtrees whose digests are known to differ.
    static int diff(Node before, Node after, int depth, DiffVisitor visitor) {
        if (before instanceof Leaf x && after instanceof Leaf y) {
            diffLeaves(x, y, visitor);
            return 1;
        }
        Branch x = Branch.at(before, depth);
        Branch y = Branch.at(after, depth);
        int next = depth + Node.BITS;
        int compared = 1;
        if (x.digest0 != y.digest0) {
            compared += diff(x.child0, y.child0, next, visitor);
        }
        if (x.digest1 != y.digest1) {
            compared += diff(x.child1, y.child1, next, visitor);
        }
        if (x.digest2 != y.digest2) {
            compared += diff(x.child2, y.child2, next, visitor);
        }
        if (x.digest3 != y.digest3) {
            compared += diff(x.child3, y.child3, next, visitor);
        }
        return compared;
    }

    @SuppressWarnings("ReferenceEquality") // Whether both share one array of keys.
    private static void diffLeaves(Leaf before, Leaf after, DiffVisitor visitor) {
        if (before.keys == after.keys) {
            diffValues(before, after, visitor);
            return;
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            int order = compare(before, i, after, j);
            if (order < 0) {
                visitor.changed(before.id(i), before.values[i], null);
                i++;
            } else if (order > 0) {
                visitor.changed(after.id(j), null, after.values[j]);
                j++;
            } else {
                if (!Objects.equals(before.values[i], after.values[j])) {
                    visitor.changed(before.id(i), before.values[i], after.values[j]);
                }
                i++;
                j++;
            }
        }
        for (; i < before.size(); i++) {
            visitor.changed(before.id(i), before.values[i], null);
        }
        for (; j < after.size(); j++) {
            visitor.changed(after.id(j), null, after.values[j]);
        }
    }

    private static void diffValues(Leaf before, Leaf after, DiffVisitor visitor) {
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.values[i], after.values[i])) {
                visitor.changed(before.id(i), before.values[i], after.values[i]);
            }
        }
    }

    /// Reports where three subtrees, whose digests are known not to be all equal, do not all agree.
    static int diff3(Node local, Node remote, Node base, int depth, Diff3Visitor visitor) {
        if (local instanceof Leaf x && remote instanceof Leaf y && base instanceof Leaf z) {
            diff3Leaves(x, y, z, visitor);
            return 1;
        }
        Branch x = Branch.at(local, depth);
        Branch y = Branch.at(remote, depth);
        Branch z = Branch.at(base, depth);
        int next = depth + Node.BITS;
        int compared = 1;
        if (x.digest0 != z.digest0 || y.digest0 != z.digest0) {
            compared += diff3(x.child0, y.child0, z.child0, next, visitor);
        }
        if (x.digest1 != z.digest1 || y.digest1 != z.digest1) {
            compared += diff3(x.child1, y.child1, z.child1, next, visitor);
        }
        if (x.digest2 != z.digest2 || y.digest2 != z.digest2) {
            compared += diff3(x.child2, y.child2, z.child2, next, visitor);
        }
        if (x.digest3 != z.digest3 || y.digest3 != z.digest3) {
            compared += diff3(x.child3, y.child3, z.child3, next, visitor);
        }
        return compared;
    }

    @SuppressWarnings("ReferenceEquality") // Whether all three share one array of keys.
    private static void diff3Leaves(Leaf local, Leaf remote, Leaf base, Diff3Visitor visitor) {
        if (local.keys == base.keys && remote.keys == base.keys) {
            diff3Values(local, remote, base, visitor);
            return;
        }
        int i = 0;
        int j = 0;
        int k = 0;
        while (i < local.size() || j < remote.size() || k < base.size()) {
            Leaf least = local;
            int at = i;
            if (compare(remote, j, least, at) < 0) {
                least = remote;
                at = j;
            }
            if (compare(base, k, least, at) < 0) {
                least = base;
                at = k;
            }
            Revision ours = compare(local, i, least, at) == 0 ? local.values[i++] : null;
            Revision theirs = compare(remote, j, least, at) == 0 ? remote.values[j++] : null;
            Revision merged = compare(base, k, least, at) == 0 ? base.values[k++] : null;
            if (!Objects.equals(ours, merged) || !Objects.equals(theirs, merged)) {
                visitor.changed(least.id(at), ours, theirs, merged);
            }
        }
    }

    private static void diff3Values(Leaf local, Leaf remote, Leaf base, Diff3Visitor visitor) {
        for (int i = 0; i < base.size(); i++) {
            Revision ours = local.values[i];
            Revision theirs = remote.values[i];
            Revision merged = base.values[i];
            if (!Objects.equals(ours, merged) || !Objects.equals(theirs, merged)) {
                visitor.changed(base.id(i), ours, theirs, merged);
            }
        }
    }

    /// The order of two ids; the end of a leaf comes after every id.
    private static int compare(Leaf x, int i, Leaf y, int j) {
        if (i == x.size() || j == y.size()) {
            return Boolean.compare(i == x.size(), j == y.size());
        }
        return x.compare(i, y.high(j), y.low(j));
    }
}
