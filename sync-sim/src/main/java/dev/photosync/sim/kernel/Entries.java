package dev.photosync.sim.kernel;

import java.util.Arrays;

/// A list of queue entries, time and handle side by side, that grows at its end and shrinks at its
/// start.
final class Entries {
    private static final int INITIAL_CAPACITY = 256;

    /// So many entries are sorted without a split.
    private static final int FEW = 12;

    /// The most entries of one place that are put in order one by one.
    private static final int CROWD = 16;

    private long[] words = new long[2 * INITIAL_CAPACITY];
    private int start;
    private int end;

    /// Takes turns with the words.
    private long[] spare = new long[0];

    private int[] places = new int[0];

    int size() {
        return end - start;
    }

    long firstMicros() {
        return words[2 * start];
    }

    long firstHandle() {
        return words[2 * start + 1];
    }

    /// The mean of their times. There must be one.
    double meanMicros() {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += words[2 * i];
        }
        return sum / size();
    }

    /// @return its handle
    long removeFirst() {
        long handle = words[2 * start + 1];
        start++;
        if (start == end) {
            start = 0;
            end = 0;
        }
        return handle;
    }

    void append(long micros, long handle) {
        if (2 * end == words.length) {
            makeRoom();
        }
        words[2 * end] = micros;
        words[2 * end + 1] = handle;
        end++;
    }

    private void makeRoom() {
        if (start > end / 2) {
            System.arraycopy(words, 2 * start, words, 0, 2 * size());
            end -= start;
            start = 0;
        } else {
            words = Arrays.copyOf(words, 2 * words.length);
        }
    }

    /// Puts an entry into a list in order of time, after all others of its time.
    void insert(long micros, long handle) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words[2 * middle] <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (start > 0 && low - start < end - low) {
            System.arraycopy(words, 2 * start, words, 2 * start - 2, 2 * (low - start));
            start--;
            low--;
        } else {
            int following = end - low;
            append(micros, handle);
            low = end - 1 - following;
            System.arraycopy(words, 2 * low, words, 2 * low + 2, 2 * following);
        }
        words[2 * low] = micros;
        words[2 * low + 1] = handle;
    }

    /// Sorts by time; entries of one time stay in order.
    ///
    /// About two places for each entry split the span evenly, which leaves little to put in order.
    /// Where the times crowd, entries are inserted one by one.
    void sort(long firstMicros, long lastMicros) {
        int entries = size();
        if (firstMicros == lastMicros) {
            return;
        }
        if (entries > FEW) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries);
            int span = Long.SIZE - Long.numberOfLeadingZeros(lastMicros - firstMicros);
            int shift = Math.max(0, span - bits);
            if (count(firstMicros, shift, 1 << bits) > CROWD) {
                insertAnew();
                return;
            }
            split(firstMicros, shift);
        }
        straighten();
    }

    /// Finds where the entries of each place go.
    ///
    /// @return the most entries of a place
    private int count(long firstMicros, int shift, int wanted) {
        if (places.length < wanted) {
            places = new int[wanted];
        }
        Arrays.fill(places, 0, wanted, 0);
        for (int i = 2 * start; i < 2 * end; i += 2) {
            places[(int) (words[i] - firstMicros >>> shift)]++;
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

    private void split(long firstMicros, int shift) {
        if (spare.length < words.length) {
            spare = new long[words.length];
        }
        long[] from = words;
        long[] to = spare;
        for (int i = 2 * start; i < 2 * end; i += 2) {
            long micros = from[i];
            int at = 2 * places[(int) (micros - firstMicros >>> shift)]++;
            to[at] = micros;
            to[at + 1] = from[i + 1];
        }
        end -= start;
        start = 0;
        words = to;
        spare = from;
    }

    /// Puts entries that are nearly in order in order.
    private void straighten() {
        long[] words = this.words;
        for (int i = 2 * start + 2; i < 2 * end; i += 2) {
            long micros = words[i];
            if (words[i - 2] <= micros) {
                continue;
            }
            long handle = words[i + 1];
            int hole = i;
            do {
                words[hole] = words[hole - 2];
                words[hole + 1] = words[hole - 1];
                hole -= 2;
            } while (hole > 2 * start && words[hole - 2] > micros);
            words[hole] = micros;
            words[hole + 1] = handle;
        }
    }

    private void insertAnew() {
        long[] from = words;
        int at = 2 * start;
        int last = 2 * end;
        words = spare.length < from.length ? new long[from.length] : spare;
        spare = from;
        clear();
        for (; at < last; at += 2) {
            insert(from[at], from[at + 1]);
        }
    }

    /// Appends entries from an array.
    void append(long[] from, int at, int entries) {
        while (2 * (end + entries) > words.length) {
            makeRoom();
        }
        System.arraycopy(from, at, words, 2 * end, 2 * entries);
        end += entries;
    }

    void clear() {
        start = 0;
        end = 0;
    }

    /// The time of the entry at an index, counted from the first.
    long micros(int index) {
        return words[2 * (start + index)];
    }

    long handle(int index) {
        return words[2 * (start + index) + 1];
    }
}
