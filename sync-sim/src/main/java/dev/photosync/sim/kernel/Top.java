package dev.photosync.sim.kernel;

import java.util.Arrays;

/// What lies at the top of the queue, in the order of adding: times, and the slots of their events.
final class Top {
    private static final int INITIAL_CAPACITY = 256;

    private long[] micros = new long[INITIAL_CAPACITY];
    private int[] slots = new int[INITIAL_CAPACITY];
    private int size;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;

    int size() {
        return size;
    }

    long firstMicros() {
        return firstMicros;
    }

    long lastMicros() {
        return lastMicros;
    }

    /// The mean of the times. There must be one.
    double meanMicros() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += micros[i];
        }
        return sum / size;
    }

    long micros(int index) {
        return micros[index];
    }

    int slot(int index) {
        return slots[index];
    }

    void add(long atMicros, int slot) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, 2 * size);
            slots = Arrays.copyOf(slots, 2 * size);
        }
        micros[size] = atMicros;
        slots[size++] = slot;
        firstMicros = Math.min(firstMicros, atMicros);
        lastMicros = Math.max(lastMicros, atMicros);
    }

    void clear() {
        size = 0;
        firstMicros = Long.MAX_VALUE;
        lastMicros = Long.MIN_VALUE;
    }
}
