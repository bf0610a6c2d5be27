package dev.photosync.core.sketch;

import dev.photosync.core.library.LibrarySnapshot;

/// A run of cells that sums up a whole library: whoever has a library that differs in d entries
/// finds out which with about 1.4 d cells, whatever the libraries' size.
///
/// A rateless invertible Bloom lookup table (Yang, Gilad and Alizadeh, "Practical Rateless Set
/// Reconciliation", SIGCOMM 2024). Its symbols are the snapshot's entry digests, 64 bits of an id
/// and its revision, so an edited asset is two entries: the old and the new. Cells follow on one
/// another without end; more of them are as good as if all had been asked for at once. Deviation:
/// counts are kept modulo 256.
///
/// Making one costs O(n log m) for n entries up to cell m.
public final class Sketch {
    /// What a cell takes on the wire: a digest, a check of 32 bits, a count.
    public static final int CELL_BYTES = 13;

    /// The most cells of one sketch.
    public static final int MAX_CELLS = 1 << 18;

    private static final int SPARE_CELLS = 32;

    final Cells cells;

    private Sketch(Cells cells) {
        this.cells = cells;
    }

    /// The cells of a library from one on.
    ///
    /// @param first the first cell wanted
    /// @param size how many, at most {@link #MAX_CELLS}
    /// @throws IllegalArgumentException if either is negative or there are too many
    public static Sketch of(LibrarySnapshot library, int first, int size) {
        if (first < 0 || size < 0 || size > MAX_CELLS || first > Integer.MAX_VALUE - size) {
            throw new IllegalArgumentException(
                    "no such cells: first=" + first + " size=" + size + " maximum=" + MAX_CELLS);
        }
        Cells cells = new Cells(first, size);
        if (size > 0) {
            cells.place(library);
        }
        return new Sketch(cells);
    }

    /// Cells as a peer sent them, right or wrong.
    ///
    /// @throws IllegalArgumentException if the arrays are not of one length
    public static Sketch received(int first, long[] sums, int[] checks, byte[] counts) {
        if (sums.length != checks.length || sums.length != counts.length) {
            throw new IllegalArgumentException(
                    "cells must be whole: sums="
                            + sums.length
                            + " checks="
                            + checks.length
                            + " counts="
                            + counts.length);
        }
        Cells cells = new Cells(first, 0);
        cells.sums = sums.clone();
        cells.checks = checks.clone();
        cells.counts = counts.clone();
        return new Sketch(cells);
    }

    /// How many cells the first sketch of a library should have, so that it mostly is enough: what
    /// is expected and half as much again. None if so much differs that a listing takes less.
    ///
    /// @param differing how many assets are thought to differ
    /// @param size how many assets the library has
    /// @param peerSize how many the other has
    public static int cellsFor(long differing, int size, int peerSize) {
        if (differing > size / 4) {
            return 0;
        }
        // An edited asset is two entries, an added one is one.
        long added = Math.abs((long) size - peerSize);
        long entries = Math.max(differing, 2 * differing - added);
        return (int) Math.min(MAX_CELLS, entries * 3 / 2 + SPARE_CELLS);
    }

    /// The index of the first cell.
    public int first() {
        return cells.first;
    }

    /// The number of cells.
    public int size() {
        return cells.sums.length;
    }

    /// What it takes on the wire.
    public long wireBytes() {
        return (long) CELL_BYTES * size();
    }
}
