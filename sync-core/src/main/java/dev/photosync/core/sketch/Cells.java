package dev.photosync.core.sketch;

import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Mix;
import java.util.Arrays;

/// Cells of a sketch that are still being added up. In each: the exclusive or of the entry digests
/// placed there, the same of a check of each, and how many they are, modulo 256.
final class Cells {
    private static final long CHECK = 0x6368_6563_6B21L;

    final int first;
    long[] sums;
    int[] checks;
    byte[] counts;

    Cells(int first, int size) {
        this.first = first;
        sums = new long[size];
        checks = new int[size];
        counts = new byte[size];
    }

    int end() {
        return first + sums.length;
    }

    static int check(long entryDigest) {
        return (int) (Mix.of(entryDigest ^ CHECK) >>> 32);
    }

    /// Places all entries of a library.
    void place(LibrarySnapshot library) {
        Placement placement = new Placement();
        library.forEachDigest((_, _, entryDigest) -> place(entryDigest, 1, placement));
    }

    /// Places one entry, or takes it away.
    ///
    /// @param by 1 or -1
    void place(long entryDigest, int by, Placement placement) {
        int check = check(entryDigest);
        placement.begin(entryDigest);
        while (placement.cell() < end()) {
            if (placement.cell() >= first) {
                int index = placement.cell() - first;
                sums[index] ^= entryDigest;
                checks[index] ^= check;
                counts[index] += (byte) by;
            }
            placement.advance();
        }
    }

    /// These cells less others of the same range: what is left is of entries that only one has.
    Cells minus(Cells others) {
        Cells rest = new Cells(first, sums.length);
        for (int i = 0; i < sums.length; i++) {
            rest.sums[i] = sums[i] ^ others.sums[i];
            rest.checks[i] = checks[i] ^ others.checks[i];
            rest.counts[i] = (byte) (counts[i] - others.counts[i]);
        }
        return rest;
    }

    /// Appends the cells that come next.
    void append(Cells next) {
        int size = sums.length;
        sums = Arrays.copyOf(sums, size + next.sums.length);
        checks = Arrays.copyOf(checks, sums.length);
        counts = Arrays.copyOf(counts, sums.length);
        System.arraycopy(next.sums, 0, sums, size, next.sums.length);
        System.arraycopy(next.checks, 0, checks, size, next.sums.length);
        System.arraycopy(next.counts, 0, counts, size, next.sums.length);
    }

    /// Whether exactly one entry is left in a cell, as far as its check can tell: 1 if it was
    /// added, -1 if it was taken away, 0 if not.
    int single(int index) {
        int count = counts[index];
        return (count == 1 || count == -1) && checks[index] == check(sums[index]) ? count : 0;
    }

    boolean isEmpty(int index) {
        return sums[index] == 0 && checks[index] == 0 && counts[index] == 0;
    }
}
