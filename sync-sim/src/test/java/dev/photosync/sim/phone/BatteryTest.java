package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.kernel.Kernel;
import org.junit.jupiter.api.Test;

class BatteryTest {
    private static final long HOUR = 3_600_000_000L;

    private final Kernel kernel = new Kernel();

    @Test
    void drainsFasterWhileARadioMovesPictures() {
        Battery idle = new Battery(kernel, 80, false, () -> {});
        Battery busy = new Battery(kernel, 80, false, () -> {});
        busy.radio(true);
        kernel.runUntil(4 * HOUR);
        assertThat(busy.percent()).isLessThan(idle.percent());
    }

    @Test
    void entersLowPowerModeAtTwentyPercentAndLeavesItAtEighty() {
        Battery battery = new Battery(kernel, 22, false, () -> {});
        kernel.runUntil(HOUR);
        assertThat(battery.lowPowerMode()).isFalse();
        kernel.runUntil(3 * HOUR);
        assertThat(battery.lowPowerMode()).isTrue();
        assertThat(battery.percent()).isLessThanOrEqualTo(20);
        battery.plug(true);
        kernel.runUntil(4 * HOUR);
        assertThat(battery.lowPowerMode()).isTrue();
        kernel.runUntil(5 * HOUR);
        assertThat(battery.lowPowerMode()).isFalse();
    }

    @Test
    void aChargeLimitMakesAPluggedInPhoneNotCharging() {
        Battery battery = new Battery(kernel, 90, true, () -> {});
        assertThat(battery.charging()).isTrue();
        battery.limit(80);
        assertThat(battery.charging()).isFalse();
    }

    @Test
    void runsEmptyAndSaysSo() {
        int[] told = {0};
        Battery battery = new Battery(kernel, 3, false, () -> told[0]++);
        kernel.runUntil(10 * HOUR);
        assertThat(battery.empty()).isTrue();
        assertThat(battery.percent()).isZero();
        assertThat(told[0]).isGreaterThanOrEqualTo(3);
    }
}
