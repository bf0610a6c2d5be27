package dev.photosync.bench;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// A library as one sorted array: for each entry the two words of its id and the digest of its
/// revision.
final class SortedWords {
    private static final int WORDS = 3;

    private final long[] words;

    private SortedWords(long[] words) {
        this.words = words;
    }

    static SortedWords of(NavigableMap<AssetId, Revision> library) {
        long[] words = new long[WORDS * library.size()];
        int at = 0;
        for (Map.Entry<AssetId, Revision> entry : library.entrySet()) {
            words[at++] = entry.getKey().high();
            words[at++] = entry.getKey().low();
            words[at++] = entry.getValue().digest();
        }
        return new SortedWords(words);
    }

    int size() {
        return words.length / WORDS;
    }

    long high(int index) {
        return words[WORDS * index];
    }

    long digest(int index) {
        return words[WORDS * index + 2];
    }

    private AssetId id(int at) {
        return new AssetId(words[at], words[at + 1]);
    }

    /// How many entries come before all whose id begins with this word or a greater one.
    int before(long high) {
        int low = 0;
        int end = size();
        while (low < end) {
            int middle = (low + end) >>> 1;
            if (Long.compareUnsigned(high(middle), high) < 0) {
                low = middle + 1;
            } else {
                end = middle;
            }
        }
        return low;
    }

    /// Adds the ids of a range of entries that another's range has not, or has otherwise, and of
    /// those that only the other has: a linear merge.
    void merge(int from, int to, SortedWords other, int otherFrom, int otherTo, List<AssetId> ids) {
        long[] theirs = other.words;
        int left = WORDS * from;
        int right = WORDS * otherFrom;
        while (left < WORDS * to && right < WORDS * otherTo) {
            int order = Long.compareUnsigned(words[left], theirs[right]);
            if (order == 0) {
                order = Long.compareUnsigned(words[left + 1], theirs[right + 1]);
            }
            if (order == 0) {
                if (words[left + 2] != theirs[right + 2]) {
                    ids.add(id(left));
                }
                left += WORDS;
                right += WORDS;
            } else if (order < 0) {
                ids.add(id(left));
                left += WORDS;
            } else {
                ids.add(other.id(right));
                right += WORDS;
            }
        }
        for (; left < WORDS * to; left += WORDS) {
            ids.add(id(left));
        }
        for (; right < WORDS * otherTo; right += WORDS) {
            ids.add(other.id(right));
        }
    }
}
