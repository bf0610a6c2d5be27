package dev.photosync.sim.kernel;

import java.util.Arrays;

/// A list of queue entries that grows at its end and shrinks at its start.
///
/// An entry is one word: a time, and the slot of its event below it. Times here are microseconds
/// from a moment that the queue says, less than 2^39 away from it, which is six days.
final class Entries {
    /// No time may be further off than this.
    static final long FARTHEST = (1L << Long.SIZE - 1 - Slots.SLOT_BITS) - 1;

    private static final int INITIAL_CAPACITY = 256;

    /// So many entries are sorted without a split.
    private static final int FEW = 12;

    /// The most entries of one place that are put in order one by one.
    private static final int CROWD = 16;

    private long[] words = new long[INITIAL_CAPACITY];
    private int start;
    private int end;

    /// Takes turns with the words.
    private long[] spare = new long[0];

    private int[] places = new int[0];

    static long entry(long time, int slot) {
        return time << Slots.SLOT_BITS | slot;
    }

    static long time(long entry) {
        return entry >> Slots.SLOT_BITS;
    }

    int size() {
        return end - start;
    }

    long first() {
        return words[start];
    }

    /// The entry at an index, counted from the first.
    long get(int index) {
        return words[start + index];
    }

    long removeFirst() {
        long entry = words[start++];
        if (start == end) {
            start = 0;
            end = 0;
        }
        return entry;
    }

    void append(long entry) {
        if (end == words.length) {
            makeRoom();
        }
        words[end++] = entry;
    }

    private void makeRoom() {
        if (start > end / 2) {
            System.arraycopy(words, start, words, 0, size());
            end -= start;
            start = 0;
        } else {
            words = Arrays.copyOf(words, 2 * words.length);
        }
    }

    /// Puts an entry into a list in order of time, after all others of its time.
    void insert(long entry) {
        long time = time(entry);
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(words[middle]) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (start > 0 && low - start < end - low) {
            System.arraycopy(words, start, words, start - 1, low - start);
            start--;
            low--;
        } else {
            int following = end - low;
            append(entry);
            low = end - 1 - following;
            System.arraycopy(words, low, words, low + 1, following);
        }
        words[low] = entry;
    }

    /// Sorts by time; entries of one time stay in order.
    ///
    /// About two places for each entry split the span evenly, which leaves little to put in order.
    /// Where the times crowd, entries are inserted one by one.
    void sort(long firstTime, long lastTime) {
        int entries = size();
        if (firstTime == lastTime) {
            return;
        }
        if (entries > FEW) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries);
            int span = Long.SIZE - Long.numberOfLeadingZeros(lastTime - firstTime);
            int shift = Math.max(0, span - bits);
            if (count(firstTime, shift, 1 << bits) > CROWD) {
                insertAnew();
                return;
            }
            split(firstTime, shift);
        }
        straighten();
    }

    /// Finds where the entries of each place go.
    ///
    /// @return the most entries of a place
    private int count(long firstTime, int shift, int wanted) {
        if (places.length < wanted) {
            places = new int[wanted];
        }
        Arrays.fill(places, 0, wanted, 0);
        for (int i = start; i < end; i++) {
            places[(int) (time(words[i]) - firstTime >>> shift)]++;
        }
        int before = 0;
        int most = 0;
        for (int i = 0; i < wanted; i++) {
            int count = places[i];
            places[i] = before;
            before += count;
            most = Math.max(most, count);
        }
        return most;
    }

    private void split(long firstTime, int shift) {
        if (spare.length < words.length) {
            spare = new long[words.length];
        }
        long[] from = words;
        long[] to = spare;
        for (int i = start; i < end; i++) {
            long entry = from[i];
            to[places[(int) (time(entry) - firstTime >>> shift)]++] = entry;
        }
        end -= start;
        start = 0;
        words = to;
        spare = from;
    }

    /// Puts entries that are nearly in order in order.
    private void straighten() {
        long[] words = this.words;
        for (int i = start + 1; i < end; i++) {
            long entry = words[i];
            long time = time(entry);
            if (time(words[i - 1]) <= time) {
                continue;
            }
            int hole = i;
            do {
                words[hole] = words[hole - 1];
                hole--;
            } while (hole > start && time(words[hole - 1]) > time);
            words[hole] = entry;
        }
    }

    private void insertAnew() {
        long[] from = words;
        int at = start;
        int last = end;
        words = spare.length < from.length ? new long[from.length] : spare;
        spare = from;
        clear();
        for (; at < last; at++) {
            insert(from[at]);
        }
    }

    /// Appends entries from an array.
    void append(long[] from, int at, int entries) {
        while (end + entries > words.length) {
            makeRoom();
        }
        System.arraycopy(from, at, words, end, entries);
        end += entries;
    }

    void clear() {
        start = 0;
        end = 0;
    }
}
