package dev.photosync.core.library;

/// The pairs of subtrees that a comparison has come to, level by level, where nearly all differ.
///
/// There a walk from node to node waits for memory at each of them, because where it goes next
/// depends on what it reads. Here a whole level is read with nothing depending on it, which a
/// processor does for many nodes at once, and only then looked at; the same goes for the digests in
/// the leaves at the end.
final class Frontier {
    /// The most pairs: those of 4096 entries, if leaves hold eight or more.
    private static final int CAPACITY = 512;

    /// Pairs in order of id. Not arrays of nodes: a node stored in one of those is read first, to
    /// check its class.
    private Object[] before = new Object[CAPACITY];

    private Object[] after = new Object[CAPACITY];
    private Object[] nextBefore = new Object[CAPACITY];
    private Object[] nextAfter = new Object[CAPACITY];
    private int size;

    /// The sum of what was read ahead; kept so that the reads are not optimised away.
    private long readAhead;

    /// The number of pairs.
    int size() {
        return size;
    }

    /// A node of the first side.
    Object before(int index) {
        return before[index];
    }

    /// The node of the second side that it is to be compared with.
    Object after(int index) {
        return after[index];
    }

    /// Goes from one pair to the pairs of leaves below it whose digests differ, and reads what a
    /// comparison of them needs. A leaf stays beside a branch, as do branches for whose children
    /// there is no room.
    ///
    /// @return how many pairs of branches it passed
    int descend(Branch first, Branch second) {
        before[0] = first;
        after[0] = second;
        size = 1;
        int passed = 0;
        int branches = readBranches();
        while (branches > 0 && size + 3 * branches <= CAPACITY) {
            toChildren();
            passed += branches;
            branches = readBranches();
        }
        readLeaves();
        return passed;
    }

    /// Reads both ends of every branch.
    ///
    /// @return the number of pairs that are branches
    private int readBranches() {
        Object[] firsts = before;
        Object[] seconds = after;
        int branches = 0;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (firsts[i] instanceof Branch x && seconds[i] instanceof Branch y) {
                branches++;
                sum += x.digest0 + y.digest0 + (x.child3 == y.child3 ? 1 : 0);
            }
        }
        readAhead += sum;
        return branches;
    }

    private void toChildren() {
        Object[] firsts = before;
        Object[] seconds = after;
        Object[] nextFirsts = nextBefore;
        Object[] nextSeconds = nextAfter;
        int end = 0;
        for (int i = 0; i < size; i++) {
            if (firsts[i] instanceof Branch x && seconds[i] instanceof Branch y) {
                nextFirsts[end] = x.child0;
                nextSeconds[end] = y.child0;
                end += oneIfUnequal(x.digest0, y.digest0);
                nextFirsts[end] = x.child1;
                nextSeconds[end] = y.child1;
                end += oneIfUnequal(x.digest1, y.digest1);
                nextFirsts[end] = x.child2;
                nextSeconds[end] = y.child2;
                end += oneIfUnequal(x.digest2, y.digest2);
                nextFirsts[end] = x.child3;
                nextSeconds[end] = y.child3;
                end += oneIfUnequal(x.digest3, y.digest3);
            } else {
                nextFirsts[end] = firsts[i];
                nextSeconds[end++] = seconds[i];
            }
        }
        before = nextFirsts;
        after = nextSeconds;
        nextBefore = firsts;
        nextAfter = seconds;
        size = end;
    }

    /// Without a jump: a processor would often guess wrong which child differs.
    private static int oneIfUnequal(long x, long y) {
        long difference = x ^ y;
        return (int) ((difference | -difference) >>> (Long.SIZE - 1));
    }

    private void readLeaves() {
        Object[] firsts = before;
        Object[] seconds = after;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (firsts[i] instanceof Leaf x && seconds[i] instanceof Leaf y) {
                sum += x.readAhead() + y.readAhead();
            }
        }
        readAhead += sum;
    }
}
