package dev.photosync.sim.diagnose;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Every way to choose so many of the numbers from 0 on, those of small numbers first: all of 0 to
/// 4 before any with a 5 (colexicographic order; Knuth, TAOCP 7.2.1.3, algorithm L).
final class Combinations implements Iterator<int[]> {
    private final int size;
    private final int of;
    private final int[] chosen;
    private boolean more;

    /// @param of how many numbers there are
    /// @param size how many are chosen, at least one
    Combinations(int of, int size) {
        this.of = of;
        this.size = size;
        this.chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = i;
        }
        this.more = size <= of;
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public int[] next() {
        if (!more) {
            throw new NoSuchElementException("all combinations were given");
        }
        int[] result = chosen.clone();
        int j = 0;
        while (j < size - 1 && chosen[j] + 1 == chosen[j + 1]) {
            chosen[j] = j;
            j++;
        }
        chosen[j]++;
        more = chosen[size - 1] < of;
        return result;
    }
}
