package dev.photosync.sim.kernel;

import java.util.Arrays;

/// A list of queue entries, time and handle side by side, that grows at its end and shrinks at its
/// start.
final class Entries {
    private static final int INITIAL_CAPACITY = 256;

    private long[] words = new long[2 * INITIAL_CAPACITY];
    private int start;
    private int end;

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
        int following = end - low;
        append(micros, handle);
        if (following > 0) {
            int at = end - 1 - following;
            System.arraycopy(words, 2 * at, words, 2 * at + 2, 2 * following);
            words[2 * at] = micros;
            words[2 * at + 1] = handle;
        }
    }

    /// Sorts by time; entries of one time stay in order. For few entries, or such as are nearly in
    /// order.
    void sort() {
        for (int i = start + 1; i < end; i++) {
            long micros = words[2 * i];
            long handle = words[2 * i + 1];
            int hole = i;
            while (hole > start && words[2 * hole - 2] > micros) {
                words[2 * hole] = words[2 * hole - 2];
                words[2 * hole + 1] = words[2 * hole - 1];
                hole--;
            }
            words[2 * hole] = micros;
            words[2 * hole + 1] = handle;
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
