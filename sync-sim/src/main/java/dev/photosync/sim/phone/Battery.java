package dev.photosync.sim.phone;

import dev.photosync.sim.kernel.Kernel;

/// A phone's battery: it drains by standing by, by its radio and by its screen, and charges by its
/// charger. Low Power Mode comes on by itself at 20 % and goes off at 80 %.
///
/// The rates are round figures for a current phone: 1 % an hour standing by, 4 % more while a radio
/// moves pictures, 10 % more with the screen on, and a full charge in two and a half hours. Low
/// Power Mode halves what standing by takes. The charge is exact at every event and in between
/// falls or rises in a straight line.
final class Battery {
    private static final double HOUR_MICROS = 3_600e6;
    private static final double IDLE_PER_HOUR = 1;
    private static final double RADIO_PER_HOUR = 4;
    private static final double SCREEN_PER_HOUR = 10;
    private static final double CHARGE_PER_HOUR = 40;
    private static final int LOW = 20;
    private static final int RECOVERED = 80;
    private static final int REPORT_STEP = 5;

    private final Kernel kernel;
    private final Runnable changed;
    private double percent;
    private long asOfMicros;
    private boolean plugged;
    private boolean radio;
    private boolean screen;
    private int limitPercent = 100;
    private boolean lowPowerMode;
    private long crossing;

    /// @param changed called when what the system reports of the battery may have changed
    Battery(Kernel kernel, int percent, boolean plugged, Runnable changed) {
        this.kernel = kernel;
        this.percent = percent;
        this.plugged = plugged;
        this.changed = changed;
        this.lowPowerMode = percent <= LOW && !plugged;
        plan();
    }

    /// The charge as the system reports it: exact at the thresholds, else in steps of 5 %.
    int percent() {
        update();
        if (percent <= 0) {
            return 0;
        }
        int whole = (int) Math.ceil(percent - 1e-9);
        return whole <= LOW ? whole : Math.max(LOW + 1, whole / REPORT_STEP * REPORT_STEP);
    }

    /// Whether the battery is being charged: not every phone on a charger is.
    boolean charging() {
        update();
        return plugged && percent < limitPercent || plugged && limitPercent == 100;
    }

    boolean plugged() {
        return plugged;
    }

    boolean lowPowerMode() {
        return lowPowerMode;
    }

    boolean empty() {
        update();
        return percent <= 0 && !plugged;
    }

    void plug(boolean value) {
        change(() -> plugged = value);
    }

    void radio(boolean value) {
        if (radio != value) {
            update();
            radio = value;
            plan();
        }
    }

    void screen(boolean value) {
        change(() -> screen = value);
    }

    void limit(int value) {
        change(() -> limitPercent = value);
    }

    void set(int value) {
        change(() -> percent = value);
        if (value <= LOW && !plugged) {
            lowPowerMode(true);
        }
    }

    void lowPowerMode(boolean value) {
        change(() -> lowPowerMode = value);
    }

    private void change(Runnable how) {
        update();
        how.run();
        plan();
        changed.run();
    }

    private double perHour() {
        if (plugged) {
            return percent < limitPercent ? CHARGE_PER_HOUR : 0;
        }
        return -((lowPowerMode ? IDLE_PER_HOUR / 2 : IDLE_PER_HOUR)
                + (radio ? RADIO_PER_HOUR : 0)
                + (screen ? SCREEN_PER_HOUR : 0));
    }

    private void update() {
        long now = kernel.nowMicros();
        if (now > asOfMicros) {
            double next = percent + perHour() * ((now - asOfMicros) / HOUR_MICROS);
            percent = plugged ? Math.max(percent, Math.min(limitPercent, next)) : Math.max(0, next);
            asOfMicros = now;
        }
    }

    /// Schedules the moment at which the reported charge next changes.
    private void plan() {
        if (crossing != 0) {
            kernel.cancel(crossing);
            crossing = 0;
        }
        double rate = perHour();
        if (rate == 0 || rate < 0 && percent <= 0) {
            return;
        }
        double target = rate > 0 ? nextUp() : nextDown();
        long wait = (long) Math.ceil((target - percent) / rate * HOUR_MICROS) + 1;
        crossing = kernel.schedule(kernel.nowMicros() + Math.max(1, wait), this::cross);
    }

    private double nextUp() {
        double step = (Math.floor(percent / REPORT_STEP) + 1) * REPORT_STEP;
        return Math.min(limitPercent, step);
    }

    private double nextDown() {
        if (percent <= LOW) {
            return Math.max(0, Math.ceil(percent) - 1);
        }
        double step = (Math.ceil(percent / REPORT_STEP) - 1) * REPORT_STEP;
        return Math.max(LOW, step);
    }

    private void cross() {
        crossing = 0;
        update();
        if (!plugged && percent <= LOW + 1e-6) {
            lowPowerMode = true;
        }
        if (plugged && percent >= RECOVERED) {
            lowPowerMode = false;
        }
        plan();
        changed.run();
    }
}
