package dev.photosync.core.library;

import dev.photosync.core.library.LibrarySnapshot.Diff3Visitor;

/// One walk over three snapshots, which enters only subtrees whose digests are not all equal.
///
/// Below a point where one side agrees with the base it is a comparison of two: with few changes
/// that is so just below the root's first levels.
final class SnapshotDiff3 {
    private final Diff3Visitor visitor;

    /// Goes on where only the local side differs from the base.
    private final SnapshotDiff localOnly;

    /// Goes on where only the remote side differs from the base.
    private final SnapshotDiff remoteOnly;

    private int nodesCompared;

    SnapshotDiff3(Diff3Visitor visitor) {
        this.visitor = visitor;
        this.localOnly =
                new SnapshotDiff(
                        (high, low, base, local) -> visitor.changed(high, low, local, base, base));
        this.remoteOnly =
                new SnapshotDiff((high, low, base, remote) ->
                        visitor.changed(high, low, base, remote, base));
    }

    /// How many pairs and triples of nodes were compared.
    int nodesCompared() {
        return nodesCompared + localOnly.nodesCompared() + remoteOnly.nodesCompared();
    }

    /// Reports where three subtrees do not all agree.
    ///
    /// @param localDiffers whether the digests of the local subtree and of the base's differ
    /// @param remoteDiffers whether the digests of the remote subtree and of the base's differ
    void diff(Node local, Node remote, Node base, boolean localDiffers, boolean remoteDiffers) {
        if (!remoteDiffers) {
            if (localDiffers) {
                localOnly.diff(base, local);
            }
        } else if (!localDiffers) {
            remoteOnly.diff(base, remote);
        } else if (local instanceof Leaf x && remote instanceof Leaf y && base instanceof Leaf z) {
            nodesCompared++;
            diffLeaves(x, y, z);
        } else {
            nodesCompared++;
            diffChildren(Branch.of(local), Branch.of(remote), Branch.of(base));
        }
    }

    private void diffChildren(Branch x, Branch y, Branch z) {
        diff(x.child0, y.child0, z.child0, x.digest0 != z.digest0, y.digest0 != z.digest0);
        diff(x.child1, y.child1, z.child1, x.digest1 != z.digest1, y.digest1 != z.digest1);
        diff(x.child2, y.child2, z.child2, x.digest2 != z.digest2, y.digest2 != z.digest2);
        diff(x.child3, y.child3, z.child3, x.digest3 != z.digest3, y.digest3 != z.digest3);
    }

    private void diffLeaves(Leaf local, Leaf remote, Leaf base) {
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
            boolean inLocal = compare(local, i, least, at) == 0;
            boolean inRemote = compare(remote, j, least, at) == 0;
            boolean inBase = compare(base, k, least, at) == 0;
            if (inLocal != inBase
                    || inRemote != inBase
                    || (inLocal && local.digests[i] != base.digests[k])
                    || (inRemote && remote.digests[j] != base.digests[k])) {
                visitor.changed(
                        least.high(at),
                        least.low(at),
                        inLocal ? local.values[i] : null,
                        inRemote ? remote.values[j] : null,
                        inBase ? base.values[k] : null);
            }
            i += inLocal ? 1 : 0;
            j += inRemote ? 1 : 0;
            k += inBase ? 1 : 0;
        }
    }

    /// The order of two ids; the end of a leaf comes after every id.
    private static int compare(Leaf x, int i, Leaf y, int j) {
        if (i == x.size() || j == y.size()) {
            return Boolean.compare(i == x.size(), j == y.size());
        }
        return x.compare(i, y, j);
    }
}
