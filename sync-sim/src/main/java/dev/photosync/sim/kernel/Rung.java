package dev.photosync.sim.kernel;

/// A span of time in buckets of equal width, a power of two, which hold their entries in the order
/// of adding.
final class Rung {
    /// Words for a bucket: its first block, its last, and the number of its entries.
    private static final int CELL = 4;

    private static final int HEAD = 0;
    private static final int TAIL = 1;
    private static final int COUNT = 2;

    private final Blocks blocks;
    private int[] cells = new int[0];
    private long start;
    private long last;
    private int shift;
    private int buckets;
    private int current;

    Rung(Blocks blocks) {
        this.blocks = blocks;
    }

    /// Begins anew, empty, for a span.
    ///
    /// @param last the last moment of the span
    /// @param wanted how many buckets to have at most; at least two
    void open(long start, long last, int wanted) {
        this.start = start;
        this.last = last;
        shift = 0;
        while (last - start >>> shift >= wanted) {
            shift++;
        }
        buckets = (int) (last - start >>> shift) + 1;
        current = 0;
        if (cells.length < CELL * buckets) {
            cells = new int[CELL * Integer.highestOneBit(buckets) * 2];
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            cells[CELL * bucket + COUNT] = 0;
        }
    }

    long last() {
        return last;
    }

    /// Adds an entry that lies in the span and in no bucket that was taken.
    void add(long entry) {
        int cell = CELL * (int) (Entries.time(entry) - start >>> shift);
        int count = cells[cell + COUNT]++;
        int place = count % Blocks.ENTRIES;
        int block;
        if (place == 0) {
            block = blocks.take();
            if (count == 0) {
                cells[cell + HEAD] = block;
            } else {
                blocks.link(cells[cell + TAIL], block);
            }
            cells[cell + TAIL] = block;
        } else {
            block = cells[cell + TAIL];
        }
        blocks.words[Blocks.at(block, place)] = entry;
    }

    /// Goes on to the next bucket that is not empty.
    ///
    /// @return false if there is none left
    boolean advance() {
        while (current < buckets && cells[CELL * current + COUNT] == 0) {
            current++;
        }
        return current < buckets;
    }

    /// The number of entries in the bucket that it has come to.
    int count() {
        return cells[CELL * current + COUNT];
    }

    /// Where the bucket that it has come to starts.
    long bucketFirst() {
        return start + ((long) current << shift);
    }

    /// The last moment of that bucket.
    long bucketLast() {
        return Math.min(last, bucketFirst() + (1L << shift) - 1);
    }

    /// Moves that bucket's entries to a list, in the order of adding, and moves on.
    void drainTo(Entries list) {
        int left = count();
        int block = cells[CELL * current + HEAD];
        current++;
        while (left > 0) {
            int entries = Math.min(left, Blocks.ENTRIES);
            list.append(blocks.words, Blocks.at(block, 0), entries);
            left -= entries;
            block = giveBack(block);
        }
    }

    /// Moves that bucket's entries to a rung that takes a closer look, and moves on.
    void drainTo(Rung closer) {
        int left = count();
        int block = cells[CELL * current + HEAD];
        current++;
        while (left > 0) {
            int entries = Math.min(left, Blocks.ENTRIES);
            for (int i = 0; i < entries; i++) {
                closer.add(blocks.words[Blocks.at(block, i)]);
            }
            left -= entries;
            block = giveBack(block);
        }
    }

    /// @return the block that came after
    private int giveBack(int block) {
        int following = blocks.after(block);
        blocks.give(block);
        return following;
    }
}
