package dev.photosync.core.library;

import java.util.Arrays;

/// Distinct entries in order of id, in the first {@code size} places of their arrays.
final class SortedEntries {
    private static final int DIGITS = 4;

    /// The ids, each as its high and its low word.
    final long[] keys;

    final long[] digests;
    final Revision[] values;
    final int size;

    private SortedEntries(long[] keys, long[] digests, Revision[] values, int size) {
        this.keys = keys;
        this.digests = digests;
        this.values = values;
        this.size = size;
    }

    /// Sorts entries; of those with one id, only the last stays.
    ///
    /// Entries that are in order already are taken as they are. Others are sorted by digits of 32
    /// bits, most significant first, each packed with the entry's position into one word; uniform
    /// ids rarely need a second digit, and ids chosen to share prefixes need four.
    static SortedEntries of(long[] keys, long[] digests, Revision[] values, int size) {
        if (strictlyAscending(keys, size)) {
            return new SortedEntries(keys, digests, values, size);
        }
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        sort(order, 0, size, keys, 0);
        return gather(order, keys, digests, values);
    }

    private static boolean strictlyAscending(long[] keys, int size) {
        for (int i = 1; i < size; i++) {
            int byHigh = Long.compareUnsigned(keys[2 * i - 2], keys[2 * i]);
            if (byHigh > 0
                    || (byHigh == 0
                            && Long.compareUnsigned(keys[2 * i - 1], keys[2 * i + 1]) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /// Sorts a range of positions whose entries share the digits before this one, keeping the order
    /// of entries with equal ids.
    private static void sort(long[] order, int from, int to, long[] keys, int digit) {
        for (int i = from; i < to; i++) {
            int position = (int) order[i];
            // Sorting compares signed words, so that the topmost bit of the digit is inverted.
            order[i] = (digit(keys, position, digit) ^ 1L << 31) << 32 | position;
        }
        Arrays.sort(order, from, to);
        if (digit == DIGITS - 1) {
            return;
        }
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || order[i] >>> 32 != order[start] >>> 32) {
                if (i - start > 1) {
                    sort(order, start, i, keys, digit + 1);
                }
                start = i;
            }
        }
    }

    private static long digit(long[] keys, int position, int digit) {
        long word = keys[2 * position + digit / 2];
        return digit % 2 == 0 ? word >>> 32 : word & 0xFFFF_FFFFL;
    }

    private static SortedEntries gather(
            long[] order, long[] keys, long[] digests, Revision[] values) {
        long[] sortedKeys = new long[2 * order.length];
        long[] sortedDigests = new long[order.length];
        Revision[] sortedValues = new Revision[order.length];
        int end = 0;
        for (long packed : order) {
            int position = (int) packed;
            long high = keys[2 * position];
            long low = keys[2 * position + 1];
            if (end > 0 && sortedKeys[2 * end - 2] == high && sortedKeys[2 * end - 1] == low) {
                end--;
            }
            sortedKeys[2 * end] = high;
            sortedKeys[2 * end + 1] = low;
            sortedDigests[end] = digests[position];
            sortedValues[end++] = values[position];
        }
        return new SortedEntries(sortedKeys, sortedDigests, sortedValues, end);
    }
}
