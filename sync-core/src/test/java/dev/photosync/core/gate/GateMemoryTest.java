package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How long the waits of a gate's memory last.
class GateMemoryTest {
    private final GateMemory memory = new GateMemory("ann");

    @Test
    void waitsUntilTheTimeItWasToldAndNoLonger() {
        memory.waitUntil(Reason.THROTTLED, 100);

        assertThat(memory.waiting(Reason.THROTTLED, 99)).isEqualTo(Reason.THROTTLED.bit());
        assertThat(memory.waiting(Reason.THROTTLED, 100)).isZero();
        assertThat(memory.waiting(99)).isEqualTo(Reason.THROTTLED.bit());
        assertThat(memory.waiting(100)).isZero();
        assertThat(memory.waitUntilMicros(Reason.THROTTLED)).isEqualTo(100);
    }

    @Test
    void keepsTheWaitsOfSeveralReasonsApart() {
        memory.waitUntil(Reason.THROTTLED, 100);
        memory.waitUntil(Reason.RETRY_WAIT, 200);
        memory.waitUntil(Reason.SERVER_DOWN, GateMemory.UNTIL_CLEARED);
        long all = Reason.THROTTLED.bit() | Reason.RETRY_WAIT.bit() | Reason.SERVER_DOWN.bit();

        assertThat(memory.waiting(50)).isEqualTo(all);
        assertThat(memory.waiting(150)).isEqualTo(all & ~Reason.THROTTLED.bit());
        assertThat(memory.waiting(Reason.RETRY_WAIT, 50)).isEqualTo(Reason.RETRY_WAIT.bit());
        assertThat(memory.waiting(Reason.ZONE_BUSY, 50)).isZero();
        assertThat(memory.waits()).isEqualTo(all);
    }

    @Test
    void remembersAWaitThatIsOverUntilItIsCleared() {
        memory.waitUntil(Reason.THROTTLED, 100);
        memory.waitUntil(Reason.RETRY_WAIT, 200);
        memory.waitUntil(Reason.ZONE_BUSY, 300);

        memory.clear(Reason.THROTTLED.bit() | Reason.ZONE_BUSY.bit());

        assertThat(memory.waits()).isEqualTo(Reason.RETRY_WAIT.bit());
        assertThat(memory.waitUntilMicros(Reason.THROTTLED)).isZero();
        assertThat(memory.waitUntilMicros(Reason.ZONE_BUSY)).isZero();
        assertThat(memory.waitUntilMicros(Reason.RETRY_WAIT)).isEqualTo(200);
    }

    @Test
    void takesAWaitUntilZeroAsNoWait() {
        memory.waitUntil(Reason.THROTTLED, 100);
        memory.waitUntil(Reason.RETRY_WAIT, 200);
        memory.waitUntil(Reason.THROTTLED, 0);

        assertThat(memory.waits()).isEqualTo(Reason.RETRY_WAIT.bit());
    }
}
