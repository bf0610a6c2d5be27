package dev.photosync.sim.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureTimeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1970:01:01 00:00:01, -, -, 1000000",
                "1970:01:01 00:00:01, 5, -, 1500000",
                "1970:01:01 00:00:01, 1234567, -, 1123456",
                "1970:01:01 00:00:01, soon, -, 1000000",
                "1970:01:01 02:00:00, -, +02:00, 0",
                "1970:01:01 00:00:00, -, -01:30, 5400000000",
                "1970:01:01 00:00:00, -, nowhere, 0",
                "1970-01-01T00:00:02.5+0000, -, +09:00, 2500000",
                "1970-01-01T00:00:02Z, -, -, 2000000",
                "1970:01:01 00:01, -, -, 60000000",
                "1969:12:31 23:59:59, -, -, -1000000",
                "2024:02:30 00:00:00, -, -, 0",
                "2024:01:01 25:00:00, -, -, 0",
                "1970:01:01 00:00:01, -, +99:00, 0",
                "0000:00:00 00:00:00, -, -, 0",
                "'    :  :     :  :  ', -, -, 0",
                "-, -, -, 0"
            })
    void readsTimesAsExifWritesThem(String time, String fraction, String offset, long micros) {
        assertThat(CaptureTime.parse(time, fraction, offset)).isEqualTo(micros);
    }
}
