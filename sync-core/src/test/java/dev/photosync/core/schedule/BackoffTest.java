package dev.photosync.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long FIRST = 2_000_000;
    private static final long LONGEST = 900_000_000;

    @Test
    void doublesUpToTheLongestAndSpreadsHalfOfIt() {
        for (int attempt = 1; attempt <= 100; attempt++) {
            long full = attempt > 9 ? LONGEST : Math.min(LONGEST, FIRST << (attempt - 1));
            for (long seed = -200; seed < 200; seed++) {
                assertThat(Backoff.delayMicros(attempt, FIRST, LONGEST, seed))
                        .as("attempt=%d seed=%d", attempt, seed)
                        .isBetween(full - full / 2, full);
            }
        }
    }

    @Test
    void neverOverflowsHoweverManyTriesFailed() {
        for (int attempt : new int[] {1, 62, 63, 64, 65, 1_000, Integer.MAX_VALUE}) {
            assertThat(Backoff.delayMicros(attempt, 1, Long.MAX_VALUE, 5)).isPositive();
            assertThat(Backoff.delayMicros(attempt, FIRST, LONGEST, 5)).isBetween(1L, LONGEST);
            assertThat(Backoff.delayMicros(attempt, LONGEST, FIRST, 5)).isBetween(1L, FIRST);
        }
    }

    @Test
    void givesTheSameDelayForTheSameOccasionAndSpreadsDevices() {
        Set<Long> delays = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            long delay = Backoff.delayMicros(5, FIRST, LONGEST, seed);
            assertThat(Backoff.delayMicros(5, FIRST, LONGEST, seed)).isEqualTo(delay);
            delays.add(delay);
        }
        assertThat(delays).hasSizeGreaterThan(990);
    }
}
