package dev.photosync.sim.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CombinationsTest {
    private static ImmutableList<String> all(int of, int size) {
        return ImmutableList.copyOf(new Combinations(of, size)).stream()
                .map(Arrays::toString)
                .collect(ImmutableList.toImmutableList());
    }

    @Test
    void givesThoseOfSmallNumbersFirst() {
        assertThat(all(4, 2))
                .containsExactly("[0, 1]", "[0, 2]", "[1, 2]", "[0, 3]", "[1, 3]", "[2, 3]");
    }

    @Test
    void givesEachOnce() {
        assertThat(all(8, 4)).hasSize(70).doesNotHaveDuplicates();
        assertThat(all(3, 3)).containsExactly("[0, 1, 2]");
        assertThat(all(2, 3)).isEmpty();
    }
}
