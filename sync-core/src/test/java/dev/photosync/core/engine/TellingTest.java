package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the engine tells of its lanes and items: each change of what holds them, once.
class TellingTest {
    private static final long PART = SyncPolicy.STANDARD.partBytes();
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    private List<EngineEvent.LaneHeld> toldOf(WorkKind kind) {
        return host.events(EngineEvent.LaneHeld.class).stream()
                .filter(held -> held.kind() == kind)
                .toList();
    }

    private static Settings pausedUntil(long micros) {
        return new Settings(
                true, micros, true, true, true, false, false, false, true, PowerPolicy.STANDARD);
    }

    @Test
    void saysUntilWhenAPauseLastsAndWhenThatChanges() {
        long hour = host.now() + FakeHost.HOUR;
        host.observe(pausedUntil(hour));
        host.observe(pausedUntil(2 * hour));
        host.observe(FakeHost.SETTINGS);
        host.observe(Network.NONE);
        assertThat(toldOf(WorkKind.UPLOAD))
                .containsExactly(
                        new EngineEvent.LaneHeld(WorkKind.UPLOAD, Reason.USER_PAUSED.bit(), hour),
                        new EngineEvent.LaneHeld(
                                WorkKind.UPLOAD, Reason.USER_PAUSED.bit(), 2 * hour),
                        new EngineEvent.LaneHeld(WorkKind.UPLOAD, 0, 0),
                        new EngineEvent.LaneHeld(WorkKind.UPLOAD, Reason.NO_NETWORK.bit(), 0));
    }

    @Test
    void saysTheEarliestOfTwoEnds() {
        cloud.refuseOnce(Request.OpenUpload.class, new CloudError.ZoneBusy(FakeHost.HOUR));
        host.take(id, Photos.photo(1));
        host.settle();
        host.observe(pausedUntil(host.now() + FakeHost.MINUTE));
        EngineEvent.LaneHeld both = toldOf(WorkKind.UPLOAD).getLast();
        assertThat(both.reasons()).isEqualTo(Reason.ZONE_BUSY.bit() | Reason.USER_PAUSED.bit());
        assertThat(both.untilMicros()).isEqualTo(host.now() + FakeHost.MINUTE);
        host.pass(FakeHost.MINUTE);
        EngineEvent.LaneHeld one = toldOf(WorkKind.UPLOAD).getLast();
        assertThat(one.reasons()).isEqualTo(Reason.ZONE_BUSY.bit());
        assertThat(one.untilMicros()).isEqualTo(host.now() - FakeHost.MINUTE + FakeHost.HOUR);
    }

    @Test
    void saysWhenTheBackgroundTimeRenews() {
        host.observe(FakeHost.BATTERY);
        host.take(id, Photos.photo(1, 3 * PART));
        host.passSilently(SyncPolicy.STANDARD.backgroundBudgetMicros());
        assertThat(toldOf(WorkKind.UPLOAD))
                .containsExactly(
                        new EngineEvent.LaneHeld(
                                WorkKind.UPLOAD,
                                Reason.BACKGROUND_BUDGET.bit(),
                                SyncPolicy.STANDARD.backgroundWindowMicros()));
    }

    @Test
    void numbersItsRequestsInTheOrderInWhichItSendsThem() {
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(
                        host.log.stream()
                                .filter(Effect.Send.class::isInstance)
                                .map(effect -> ((Effect.Send) effect).request()))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void saysWhichRequestFailedAndHow() {
        host.take(id, Photos.photo(1));
        host.fail(host.only(), TransportFailure.TIMED_OUT);
        cloud.refuseOnce(Request.OpenUpload.class, new CloudError.ZoneBusy(FakeHost.MINUTE));
        host.wake();
        host.settle();
        assertThat(host.events(EngineEvent.RequestFailed.class))
                .containsExactly(
                        new EngineEvent.RequestFailed(WorkKind.UPLOAD, "TIMED_OUT"),
                        new EngineEvent.RequestFailed(WorkKind.UPLOAD, "ZoneBusy"));
        assertThat(host.events(EngineEvent.Requeued.class))
                .containsExactly(
                        new EngineEvent.Requeued(id, WorkKind.UPLOAD),
                        new EngineEvent.Requeued(id, WorkKind.UPLOAD));
    }

    @Test
    void saysAtOnceThatACloudThatThrottledHasServedAllThereWas() {
        cloud.refuseOnce(
                Request.FetchChanges.class, new CloudError.RequestRateLimited(FakeHost.MINUTE));
        host.hint();
        host.settle();
        assertThat(host.held(WorkKind.CHANGES)).isEqualTo(Reason.THROTTLED.bit());
        host.moveClock(FakeHost.MINUTE);
        host.wake();
        host.answer(host.only());
        assertThat(host.pending).isEmpty();
        assertThat(host.held(WorkKind.CHANGES)).isZero();
    }

    private void beTooLargeForThePlan() {
        cloud.planBytes = 3 * PART;
        host.hint();
        host.settle();
        host.take(id, Photos.photo(1, 4 * PART));
        host.settle();
        assertThat(host.events(EngineEvent.Parked.class)).hasSize(1);
    }

    @Test
    void saysWhatHoldsAnItemThoughItsWholeLaneIsHeldToo() {
        cloud.planBytes = 3 * PART;
        host.hint();
        host.settle();
        host.observe(Network.NONE);
        host.take(id, Photos.photo(1, 4 * PART));
        assertThat(host.events(EngineEvent.Parked.class))
                .containsExactly(
                        new EngineEvent.Parked(
                                id, WorkKind.UPLOAD, 4 * PART, Reason.CLOUD_QUOTA.bit()));
    }

    @Test
    void saysNothingAnewOfAnUploadThatThePlanStillHasNoRoomFor() {
        beTooLargeForThePlan();
        host.hint();
        host.settle();
        host.change(id, Photos.photo(1, 4 * PART).withFavourite(true));
        host.pass(2 * SyncPolicy.STANDARD.sweepMicros());
        assertThat(host.events(EngineEvent.Unparked.class)).isEmpty();
        assertThat(host.events(EngineEvent.Parked.class)).hasSize(1);
    }

    @Test
    void saysWhenAnUploadIsQueuedAgainThatThePlanHasRoomForNow() {
        beTooLargeForThePlan();
        cloud.planBytes = 5 * PART;
        host.hint();
        host.settle();
        assertThat(host.events(EngineEvent.Unparked.class))
                .containsExactly(new EngineEvent.Unparked(id, WorkKind.UPLOAD));
        assertThat(cloud.get(id)).isNotNull();
    }

    /// The reply to a saved record says so too.
    @Test
    void goesOnWithAnUploadWhenASaveTellsOfMoreRoom() {
        host.take(Photos.id(2), Photos.photo(2));
        host.settle();
        beTooLargeForThePlan();
        cloud.planBytes = 6 * PART;
        host.change(Photos.id(2), Photos.photo(2).withFavourite(true));
        host.answer(host.only());
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
    }

    @Test
    void saysWhenAPictureIsQueuedAgainThatCouldNotBeRead() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.fail(host.only(), TransportFailure.SOURCE_UNREADABLE);
        host.wake();
        assertThat(host.events(EngineEvent.Unparked.class))
                .containsExactly(new EngineEvent.Unparked(id, WorkKind.UPLOAD));
        assertThat(host.events(EngineEvent.Began.class)).hasSize(2);
    }
}
