package dev.photosync.sim.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    @ParameterizedTest
    @CsvSource({
        "plan, plan, 0",
        "plna, plan, 1",
        "pln, plan, 1",
        "plans, plan, 1",
        "plan, Plan, 0",
        "clan, plan, 1",
        "'', plan, 4",
        "kitten, sitting, 3",
        "ca, abc, 3",
    })
    void countsEdits(String one, String other, int distance) {
        assertThat(NearestWord.distance(one, other)).isEqualTo(distance);
        assertThat(NearestWord.distance(other, one)).isEqualTo(distance);
    }

    @Test
    void findsTheNearestAndTheFirstOfEquals() {
        List<String> words = List.of("plan", "plane", "used");
        assertThat(NearestWord.of("plna", words)).contains("plan");
        assertThat(NearestWord.of("planes", words)).contains("plane");
        assertThat(NearestWord.of("uesd", words)).contains("used");
        assertThat(NearestWord.of("bat", List.of("cat", "hat"))).contains("cat");
    }

    @Test
    void failingThatFindsTheOneWithTheSameBeginning() {
        List<String> words = List.of("opus", "optimize-storage", "optimistic-and-more");
        assertThat(NearestWord.of("optimizing", words)).contains("optimize-storage");
        assertThat(NearestWord.of("OPTIMISTS-ALL", words)).contains("optimistic-and-more");
        assertThat(NearestWord.of("opti", words)).isEmpty();
    }

    @Test
    void keepsSilentWhenNothingIsNear() {
        assertThat(NearestWord.of("wibble", List.of("plan", "used"))).isEmpty();
        assertThat(NearestWord.of("9", List.of("1", "2"))).isEmpty();
        assertThat(NearestWord.of("plan", List.of())).isEmpty();
        assertThat(NearestWord.of("p".repeat(100_000), List.of("plan"))).isEmpty();
    }
}
