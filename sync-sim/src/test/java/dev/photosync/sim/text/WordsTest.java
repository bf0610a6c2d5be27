package dev.photosync.sim.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final long SECOND = 1_000_000L;

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1 ms",
        "350000, 350 ms",
        "59499999, 59s",
        "59500000, 1m 00s",
        "3599600000, 1h 00m",
        "10799999999, 3h 00m",
        "86399999999, 1d 00h",
        "108000000000, 1d 06h"
    })
    void writesSpansInTheirTwoLargestUnitsRounded(long micros, String text) {
        assertThat(Words.span(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1 kB",
        "3414999, 3.41 MB",
        "53700000000, 53.7 GB",
        "749400000, 749 MB",
        "-1500, -1.5 kB"
    })
    void writesSizesWithThreeDigits(long bytes, String text) {
        assertThat(Words.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, photo, 1 photo", "2, copy, 2 copies", "0, day, 0 days"})
    void countsThings(long number, String noun, String text) {
        assertThat(Words.count(number, noun)).isEqualTo(text);
    }

    @Test
    void readsTheMomentsThatItWrites() {
        long moment = (30 * 3600 + 7) * SECOND;

        assertThat(Words.clock(moment)).isEqualTo("1d 06:00");
        assertThat(Words.parseMoment("1d 06:00", 0)).isEqualTo(30 * 3600 * SECOND);
        assertThat(Words.parseMoment(Words.clockSeconds(moment), 0)).isEqualTo(moment);
        assertThat(Words.parseMoment("1d06:00", 0)).isEqualTo(30 * 3600 * SECOND);
        assertThat(Words.parseMoment("1d06:00:07.25", 0)).isEqualTo(30 * 3600 * SECOND + 7_250_000);
        assertThat(Words.parseMoment("06:30", 0)).isEqualTo(6 * 3600 * SECOND + 1800 * SECOND);
        assertThat(Words.parseMoment("1d6h", 0)).isEqualTo(30 * 3600 * SECOND);
        assertThat(Words.parseMoment("End", 42)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "d:", "1d 25:00", "1d 06:0", "xd 06:00", "06:00:xx", "-1h"})
    void refusesWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> Words.parseMoment(text, 0)).isInstanceOf(WordingException.class);
    }
}
