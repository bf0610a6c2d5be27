package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetMeterTest {
    private static final long WINDOW = 100;

    @Test
    void addsUpWithinAWindowAndStartsAfreshInTheNext() {
        BudgetMeter meter = new BudgetMeter();
        assertThat(meter.used(0, WINDOW)).isZero();
        meter.spend(3, 0, WINDOW);
        meter.spend(4, 99, WINDOW);
        assertThat(meter.used(99, WINDOW)).isEqualTo(7);
        assertThat(meter.used(100, WINDOW)).isZero();
        meter.spend(5, 100, WINDOW);
        assertThat(meter.used(199, WINDOW)).isEqualTo(5);
        assertThat(meter.used(300, WINDOW)).isZero();
    }

    @Test
    void renewsAtTheEndOfTheWindowThatATimeFallsInto() {
        assertThat(BudgetMeter.renewsAtMicros(0, WINDOW)).isEqualTo(100);
        assertThat(BudgetMeter.renewsAtMicros(99, WINDOW)).isEqualTo(100);
        assertThat(BudgetMeter.renewsAtMicros(100, WINDOW)).isEqualTo(200);
    }
}
