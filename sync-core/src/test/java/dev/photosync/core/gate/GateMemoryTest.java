package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long the waits of a gate's memory last, and how it tells that it has changed.
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

    /// What is sent to try such a cloud again must cost little; one that throttles serves some.
    @ParameterizedTest
    @EnumSource
    void tellsACloudThatRefusesEverythingFromOneThatServesSome(Reason reason) {
        Set<Reason> refusing =
                EnumSet.of(
                        Reason.SERVER_DOWN,
                        Reason.ZONE_BUSY,
                        Reason.ACCOUNT_UNAVAILABLE,
                        Reason.CLOCK_SKEW,
                        Reason.CLIENT_TOO_OLD);
        assertThat(memory.cloudRefusesAll()).isFalse();
        memory.waitUntil(reason, 100);
        assertThat(memory.cloudRefusesAll()).isEqualTo(refusing.contains(reason));
        memory.clear(reason.bit());
        assertThat(memory.cloudRefusesAll()).isFalse();
    }

    @Test
    void callsALaneSilentOnlyWhenNoneOfItsSlotsAnswers() {
        memory.silentSlots(WorkKind.UPLOAD, 1, 2);
        assertThat(memory.allSlotsSilent(WorkKind.UPLOAD)).isFalse();
        memory.silentSlots(WorkKind.UPLOAD, 2, 2);
        assertThat(memory.allSlotsSilent(WorkKind.UPLOAD)).isTrue();
        assertThat(memory.allSlotsSilent(WorkKind.METADATA)).isFalse();
    }

    /// The gates are evaluated anew only when the version has risen: a change that does not raise
    /// it leaves a hold standing whose cause is over.
    @Test
    void raisesItsVersionWithEveryChange() {
        assertRaised(() -> memory.quotaFreeBytes(500));
        assertRaised(() -> memory.quotaFreeBytes(400));
        assertRaised(() -> memory.journalFailed(true));
        assertRaised(() -> memory.journalFailed(false));
        assertRaised(() -> memory.waitUntil(Reason.THROTTLED, 100));
        assertRaised(() -> memory.clear(Reason.THROTTLED.bit() | Reason.ZONE_BUSY.bit()));
        assertRaised(() -> memory.silentSlots(WorkKind.UPLOAD, 1, 2));
        assertRaised(() -> memory.silentSlots(WorkKind.UPLOAD, 0, 2));
        assertRaised(() -> memory.cellularBytes().spend(10, 0, 100));
        assertRaised(() -> memory.backgroundMicros().spend(10, 0, 100));
        assertRaised(memory::blockFeed);
    }

    /// Most inputs tell the engine what it knows already; evaluating for those would cost much.
    @Test
    void keepsItsVersionWhenItIsToldWhatItKnows() {
        memory.quotaFreeBytes(500);
        memory.journalFailed(true);
        memory.silentSlots(WorkKind.UPLOAD, 1, 2);
        memory.waitUntil(Reason.THROTTLED, 100);
        memory.blockFeed();
        long version = memory.version();

        memory.quotaFreeBytes(500);
        memory.journalFailed(true);
        memory.silentSlots(WorkKind.UPLOAD, 1, 2);
        memory.clear(Reason.ZONE_BUSY.bit());
        memory.blockFeed();

        assertThat(memory.version()).isEqualTo(version);
    }

    private void assertRaised(Runnable change) {
        long before = memory.version();
        change.run();
        assertThat(memory.version()).isGreaterThan(before);
    }
}
