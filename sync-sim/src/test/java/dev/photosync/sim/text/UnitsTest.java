package dev.photosync.sim.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0 B, 0",
        "1 B, 1",
        "1 kB, 1000",
        "1 KiB, 1024",
        "4 GB, 4000000000",
        "4GB, 4000000000",
        "4 GiB, 4294967296",
        "3.1 GB, 3100000000",
        "0.5 KiB, 512",
        "2 TB, 2000000000000",
        "1000 TB, 1000000000000000",
    })
    void readsSizesInDecimalAndBinaryUnits(String text, long sizeBytes) {
        assertThat(Units.parseSize(text)).isEqualTo(sizeBytes);
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, 250000",
        "90s, 90000000",
        "2h30m, 9000000000",
        "1d12h, 129600000000",
        "1d 12h, 129600000000",
        "15 ms, 15000",
        "0s, 0",
        "3650d, 315360000000000",
    })
    void readsDurations(String text, long micros) {
        assertThat(Units.parseDuration(text)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"5 Mbit/s, 5000000", "1.5 kbit/s, 1500", "1 Gbit/s, 1000000000", "0 bit/s, 0"})
    void readsRates(String text, long rateBitsPerSecond) {
        assertThat(Units.parseRate(text)).isEqualTo(rateBitsPerSecond);
    }

    @ParameterizedTest
    @CsvSource({"00:00, 0", "08:00, 28800000000", "23:59, 86340000000"})
    void readsTimesOfDay(String text, long micros) {
        assertThat(Units.parseTimeOfDay(text)).isEqualTo(micros);
        assertThat(Units.formatTimeOfDay(micros)).isEqualTo(text);
    }

    @Test
    void readsPercentages() {
        assertThat(Units.parsePercent("0.5 %")).isEqualTo(0.005);
        assertThat(Units.parsePercent("100%")).isEqualTo(1);
        assertThat(Units.parseWholePercent("15 %")).isEqualTo(15);
        assertThat(Units.parseWholePercent("15.0%")).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "4",
                "GB",
                "4 gb",
                "4 Gb",
                "4  GB",
                "4 GB ",
                "-4 GB",
                "+4 GB",
                "4,5 GB",
                "4e9 B",
                "0.0001 kB",
                "1001 TB",
                "9999999999999999999 B",
                "٤ GB",
                "4 GB\n",
                "NaN GB",
                "0x4 GB",
                "4. GB",
                ".4 GB"
            })
    void refusesSizesThatAreNotWrittenSo(String text) {
        assertThatThrownBy(() -> Units.parseSize(text))
                .isInstanceOf(WordingException.class)
                .hasMessageStartingWith("expected a size such as 4 GB, found ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "h",
                "-1h",
                "1.5h",
                "1h1d",
                "1h1h",
                "1w",
                "1 hour",
                "3651d",
                "1h ",
                " 1h",
                "99999999999999999999d",
                "1:30",
                "1m1m",
                "1h,30m"
            })
    void refusesDurationsThatAreNotWrittenSo(String text) {
        assertThatThrownBy(() -> Units.parseDuration(text))
                .isInstanceOf(WordingException.class)
                .hasMessageStartingWith("expected a duration such as 2h30m, found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8:00", "24:00", "12:60", "08:00:00", "8 am"})
    void refusesTimesOfDayThatAreNotWrittenSo(String text) {
        assertThatThrownBy(() -> Units.parseTimeOfDay(text)).isInstanceOf(WordingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "%", "-1 %", "100.1 %", "5 percent", "1e1 %"})
    void refusesPercentagesThatAreNotWrittenSo(String text) {
        assertThatThrownBy(() -> Units.parsePercent(text)).isInstanceOf(WordingException.class);
    }

    @Test
    void saysWhatIsWrongAndWhichUnitIsNear() {
        assertThatThrownBy(() -> Units.parseSize("5 gb"))
                .hasMessage(
                        "expected a size such as 4 GB, found `5 gb`: `gb` is no unit of it (did you"
                                + " mean GB?); units are TB, GB, MB, kB, B, TiB, GiB, MiB, KiB");
        assertThatThrownBy(() -> Units.parseRate("5 MB/s"))
                .hasMessage(
                        "expected a rate such as 50 Mbit/s, found `5 MB/s`: `MB/s` is no unit of it"
                                + " (did you mean Mbit/s?); units are Gbit/s, Mbit/s, kbit/s, bit/s");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1500, 1.5 kB",
        "3100000000, 3.1 GB",
        "4294967296, 4 GiB",
        "123456789, 123456789 B",
        "1000000000000000, 1000 TB",
        "1536, 1.536 kB",
    })
    void printsSizesAsTheyWouldBeWritten(long sizeBytes, String text) {
        assertThat(Units.formatSize(sizeBytes)).isEqualTo(text);
    }

    @Test
    void readsBackExactlyWhatItPrints() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            long size = random.nextLong(Units.LARGEST_BYTES) >> random.nextInt(50);
            assertThat(Units.parseSize(Units.formatSize(size))).isEqualTo(size);
            long rate = random.nextLong(Units.HIGHEST_BITS_PER_SECOND) >> random.nextInt(40);
            assertThat(Units.parseRate(Units.formatRate(rate))).isEqualTo(rate);
            long micros = random.nextLong(Units.LONGEST_MICROS) >> random.nextInt(48);
            assertThat(Units.parseDuration(Units.formatDuration(micros))).isEqualTo(micros);
            double fraction = random.nextDouble();
            assertThat(Units.parsePercent(Units.formatPercent(fraction))).isEqualTo(fraction);
        }
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Units.formatSize(3_100_000_000L)).isEqualTo("3.1 GB");
            assertThat(Units.formatTimeOfDay(28_800_000_000L)).isEqualTo("08:00");
            assertThat(Units.formatPercent(0.015)).isEqualTo("1.5 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void answersAtOnceHoweverLongTheText() {
        String text = "1d".repeat(500_000);
        assertThatThrownBy(() -> Units.parseDuration(text)).isInstanceOf(WordingException.class);
        assertThatThrownBy(() -> Units.parseSize(text)).isInstanceOf(WordingException.class);
    }
}
