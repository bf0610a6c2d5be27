package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Rendition;
import org.junit.jupiter.api.Test;

/// The engine wakes at the moment at which something ends, does then what is to be done, and does
/// not wake for nothing.
class AlarmTest {
    private static final SyncPolicy POLICY = SyncPolicy.STANDARD;
    private static final long PART = POLICY.partBytes();
    private static final Settings METERED =
            new Settings(
                    true, 0, true, true, false, false, false, false, true, PowerPolicy.STANDARD);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    @Test
    void looksForNewsWhenItsSweepIsDue() {
        assertThat(host.wakeAt()).isEqualTo(POLICY.sweepMicros());
        cloud.put(id, Photos.photo(1));
        host.pass(POLICY.sweepMicros());
        assertThat(host.local(id)).isEqualTo(Photos.photo(1));
        assertThat(host.wakeAt()).isEqualTo(2 * POLICY.sweepMicros());
    }

    @Test
    void looksForNoNewsWhenItWakesForSomethingElse() {
        cloud.refuseOnce(Request.OpenUpload.class, new CloudError.ZoneBusy(FakeHost.MINUTE));
        host.take(id, Photos.photo(1));
        host.settle();
        int polls = host.sent(Request.FetchChanges.class).size();
        host.pass(2 * FakeHost.MINUTE);
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.sent(Request.FetchChanges.class)).hasSize(polls);
    }

    @Test
    void givesARequestUpAtTheMomentAtWhichItIsOverdue() {
        host.take(id, Photos.photo(1));
        host.passSilently(POLICY.requestTimeoutMicros() - 1);
        assertThat(host.only().cancelled).isFalse();
        host.passSilently(1);
        assertThat(host.only().cancelled).isTrue();
    }

    @Test
    void givesUpOnlyTheRequestThatIsOverdue() {
        host.take(id, Photos.photo(1));
        FakeHost.Pending first = host.only();
        host.passSilently(FakeHost.MINUTE);
        host.take(Photos.id(2), Photos.photo(2));
        FakeHost.Pending second =
                host.pending.values().stream()
                        .filter(sent -> sent != first)
                        .findFirst()
                        .orElseThrow();
        host.passSilently(POLICY.requestTimeoutMicros() - FakeHost.MINUTE);
        assertThat(first.cancelled).isTrue();
        assertThat(second.cancelled).isFalse();
        assertThat(host.wakeAt()).isEqualTo(host.now() + FakeHost.MINUTE);
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void holdsRecordsBackForAsLongAsTheOnlyBatchIsSilent() {
        host.take(id, Photos.photo(1));
        host.settle();
        host.confirmsCancels = false;
        host.change(id, Photos.photo(1).withFavourite(true));
        host.passSilently(POLICY.requestTimeoutMicros());
        assertThat(host.held(WorkKind.METADATA)).isEqualTo(Reason.SLOTS_SILENT.bit());
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        host.confirmsCancels = true;
        host.fail(host.only(), TransportFailure.CANCELLED);
        assertThat(host.held(WorkKind.METADATA)).isZero();
        assertThat(host.only().body).isInstanceOf(Request.CommitBatch.class);
    }

    @Test
    void goesOnAtTheMomentAtWhichTheCellularBudgetRenews() {
        // So that no sweep comes at that moment.
        host.moveClock(POLICY.sweepMicros() + FakeHost.MINUTE);
        host.wake();
        host.settle();
        host.observe(FakeHost.CELLULAR);
        host.observe(METERED);
        int chunks = (int) (POLICY.cellularBudgetBytes() / PART);
        for (int i = 0; i < 2 * chunks; i++) {
            host.take(Photos.id(i), Photos.photo(i, PART));
        }
        host.settle();
        host.pass(POLICY.cellularWindowMicros() - host.now() - 1);
        assertThat(cloud.contentCount()).isEqualTo(chunks);
        host.pass(1);
        assertThat(cloud.contentCount()).isEqualTo(2 * chunks);
    }

    @Test
    void triesAPictureAgainAtTheMomentAtWhichItsOwnWaitIsOver() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.fail(host.only(), TransportFailure.SOURCE_UNREADABLE);
        long at = host.wakeAt();
        assertThat(at).isLessThanOrEqualTo(host.now() + POLICY.firstRetryMicros());
        host.pass(at - host.now());
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void spendsNoBackgroundTimeWhileNoPictureMoves() {
        host.take(id, Photos.photo(1));
        host.settle();
        host.observe(FakeHost.BATTERY);
        host.hint();
        host.passSilently(POLICY.backgroundBudgetMicros() - 1);
        host.settle();
        host.pass(POLICY.backgroundBudgetMicros());
        host.take(Photos.id(2), Photos.photo(2));
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(host.wakeAt()).isLessThanOrEqualTo(host.now() + POLICY.backgroundBudgetMicros());
        host.settle();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
    }

    @Test
    void spendsNoBackgroundTimeOnTheCharger() {
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        host.passSilently(POLICY.requestTimeoutMicros() - 1);
        host.answer(host.only());
        host.passSilently(POLICY.requestTimeoutMicros() - 1);
        host.observe(FakeHost.BATTERY);
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void spendsBackgroundTimeOnDownloadsToo() {
        host.observe(FakeHost.BATTERY);
        cloud.put(id, Photos.photo(1, 3 * PART));
        host.hint();
        host.answer(host.only());
        long half = POLICY.backgroundBudgetMicros() / 2;
        host.passSilently(half);
        host.answer(host.only());
        assertThat(host.wakeAt()).isEqualTo(host.now() + half);
        host.passSilently(half);
        assertThat(host.held(WorkKind.ORIGINAL)).isEqualTo(Reason.BACKGROUND_BUDGET.bit());
        assertThat(host.only().cancelled).isTrue();
    }

    /// Nobody tells the engine of the room that it makes itself.
    @Test
    void looksAgainForRoomWhenItsSweepIsDue() {
        long large = 1_000_000_000;
        host.take(id, Photos.photo(1, large));
        host.settle();
        host.observeFree(POLICY.storageReserveBytes() + large / 2);
        cloud.put(Photos.id(2), Photos.photo(2, large));
        host.hint();
        host.settle();
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.NO_ROOM_FOR_DOWNLOAD.bit());
        cloud.put(id, Photos.photo(1, large).withState(AssetState.PURGED, 50));
        host.hint();
        host.pass(POLICY.sweepMicros());
        assertThat(host.rendition(Photos.id(2))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void wakesNotBeforeTheNextMomentWhateverIsOverdue() {
        host.observe(new Power(80, false, false, false));
        host.take(id, Photos.photo(1));
        host.confirmsCancels = false;
        host.passSilently(POLICY.backgroundBudgetMicros());
        assertThat(host.wakeAt()).isGreaterThan(host.now());
    }
}
