package dev.photosync.sim.kernel;

import java.util.Arrays;

/// A pool of blocks of queue entries, a word each.
final class Blocks {
    /// The entries of a block: 512 bytes, so that a long bucket is read in long runs.
    static final int ENTRIES = 64;

    /// No block.
    static final int NONE = -1;

    private static final int INITIAL_BLOCKS = 64;

    long[] words = new long[INITIAL_BLOCKS * ENTRIES];
    private int[] next = new int[INITIAL_BLOCKS];
    private int used;
    private int free = NONE;

    /// Takes a block from the pool.
    int take() {
        int block = free;
        if (block != NONE) {
            free = next[block];
            return block;
        }
        if (used == next.length) {
            words = Arrays.copyOf(words, 2 * words.length);
            next = Arrays.copyOf(next, 2 * used);
        }
        return used++;
    }

    /// Gives a block back.
    void give(int block) {
        next[block] = free;
        free = block;
    }

    /// Where an entry is in {@link #words}.
    static int at(int block, int entry) {
        return block * ENTRIES + entry;
    }

    int after(int block) {
        return next[block];
    }

    void link(int block, int following) {
        next[block] = following;
    }
}
