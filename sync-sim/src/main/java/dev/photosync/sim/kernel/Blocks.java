package dev.photosync.sim.kernel;

import java.util.Arrays;

/// A pool of blocks of queue entries, each entry a time and a handle side by side.
final class Blocks {
    /// The entries of a block: 512 bytes, so that a long bucket is read in long runs.
    static final int ENTRIES = 32;

    /// No block.
    static final int NONE = -1;

    private static final int WORDS = 2 * ENTRIES;
    private static final int INITIAL_BLOCKS = 64;

    long[] words = new long[INITIAL_BLOCKS * WORDS];
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

    /// Where an entry's time is in {@link #words}; its handle comes next.
    static int at(int block, int entry) {
        return block * WORDS + 2 * entry;
    }

    int after(int block) {
        return next[block];
    }

    void link(int block, int following) {
        next[block] = following;
    }
}
