package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the engine does when a gate closes and opens.
class HoldingTest {
    private static final long PART = SyncPolicy.STANDARD.partBytes();
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    private static Settings settings(boolean on, long pausedUntil, boolean unlimited) {
        return new Settings(
                on,
                pausedUntil,
                true,
                true,
                unlimited,
                false,
                false,
                false,
                true,
                PowerPolicy.STANDARD);
    }

    static List<Conditions> closedForUploads() {
        Conditions good = FakeHost.GOOD;
        return List.of(
                new Conditions(null, good.network(), good.power(), 1L << 40, good.settings()),
                new Conditions("bob", good.network(), good.power(), 1L << 40, good.settings()),
                new Conditions(
                        Photos.ACCOUNT, Network.NONE, good.power(), 1L << 40, good.settings()),
                new Conditions(
                        Photos.ACCOUNT,
                        good.network(),
                        new Power(10, false, false, false),
                        1L << 40,
                        good.settings()),
                new Conditions(
                        Photos.ACCOUNT,
                        good.network(),
                        new Power(90, true, true, false),
                        1L << 40,
                        good.settings()),
                new Conditions(
                        Photos.ACCOUNT,
                        good.network(),
                        good.power(),
                        1L << 40,
                        settings(false, 0, true)));
    }

    @ParameterizedTest
    @MethodSource("closedForUploads")
    void stopsRequestsUnderWayAtOnceAndGoesOnWhereItStopped(Conditions closed) {
        host.take(id, Photos.photo(1, 5 * PART));
        host.answer(host.only());
        host.answer(host.only());
        host.observe(closed);
        assertThat(host.only().cancelled).isTrue();
        host.settle();
        assertThat(cloud.get(id)).isNull();
        host.observe(FakeHost.GOOD);
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.sent(Request.OpenUpload.class)).hasSize(1);
        assertThat(host.sent(Request.UploadPart.class)).hasSize(6);
    }

    @Test
    void stopsWhatMovesNoPictureToo() {
        host.take(id, Photos.photo(1));
        host.settle();
        host.hint();
        host.change(id, Photos.photo(1).withFavourite(true));
        assertThat(host.bodies())
                .hasExactlyElementsOfTypes(Request.FetchChanges.class, Request.CommitBatch.class);
        host.observe(Network.NONE);
        assertThat(host.pending.values()).allMatch(sent -> sent.cancelled);
    }

    @Test
    void sendsNothingAndLosesNothingWhileSignedOut() {
        host.signedInAs(null);
        for (int i = 0; i < 10; i++) {
            host.take(Photos.id(i), Photos.photo(i));
        }
        host.hint();
        host.pass(48 * FakeHost.HOUR);
        assertThat(host.sent(Request.OpenUpload.class)).isEmpty();
        assertThat(host.library().size()).isEqualTo(10);
        host.signedInAs("bob");
        host.pass(48 * FakeHost.HOUR);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.WRONG_ACCOUNT.bit());
        assertThat(cloud.contentCount()).isZero();
        host.restart(true, true);
        host.signedInAs(Photos.ACCOUNT);
        host.settle();
        assertThat(cloud.records()).isEqualTo(host.library());
        assertThat(cloud.records().size()).isEqualTo(10);
    }

    @Test
    void endsAPauseByItself() {
        host.observe(settings(true, host.now() + FakeHost.HOUR, true));
        host.take(id, Photos.photo(1));
        host.pass(FakeHost.HOUR - 1);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.USER_PAUSED.bit());
        assertThat(cloud.get(id)).isNull();
        host.pass(1);
        assertThat(cloud.get(id)).isNotNull();
    }

    /// The cloud has opened the upload, and tells so with the feed.
    @Test
    void isNotHeldAfterARestartForRoomThatItWasPromised() {
        cloud.planBytes = 3 * PART;
        host.take(id, Photos.photo(1, 2 * PART));
        host.answer(host.only());
        host.observe(new Power(80, true, false, true));
        host.restart(true, false).settle();
        assertThat(host.held(WorkKind.CHANGES)).isZero();
        assertThat(host.held(WorkKind.UPLOAD)).isNotZero();
        host.observe(FakeHost.CHARGER);
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    /// The original was uploaded elsewhere, and only the edit needs room.
    @Test
    void goesOnWithAnUploadThatNeedsLessRoomThanWhenItWasSetAside() {
        cloud.planBytes = 3 * PART;
        host.hint();
        host.settle();
        Revision edited = Photos.photo(1, 2 * PART).withResource(Photos.edit(1, 2 * PART));
        host.take(id, edited);
        assertThat(host.pending).isEmpty();
        cloud.put(id, Photos.photo(1, 2 * PART));
        cloud.planBytes = 5 * PART;
        host.hint();
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(edited);
    }

    @Test
    void goesOnWithWhatFitsWhenARefusalTellsOfMoreRoomThanWasKnown() {
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        cloud.planBytes = 0;
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
        host.take(Photos.id(2), Photos.photo(2));
        assertThat(host.sent(Request.OpenUpload.class)).hasSize(1);
        cloud.planBytes = 2 * PART;
        host.settle();
        assertThat(cloud.get(id)).isNull();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
    }

    @Test
    void letsSmallPhotosPassALargeOneThatThePlanHasNoRoomFor() {
        cloud.planBytes = 50 * PART;
        host.take(id, Photos.photo(1, 100 * PART));
        for (int i = 2; i < 6; i++) {
            host.take(Photos.id(i), Photos.photo(i));
        }
        host.settle();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
        assertThat(cloud.records().size()).isEqualTo(4);
        assertThat(host.events(EngineEvent.Parked.class).getLast())
                .isEqualTo(
                        new EngineEvent.Parked(
                                id, WorkKind.UPLOAD, 100 * PART, Reason.CLOUD_QUOTA.bit()));
        cloud.planBytes = 500 * PART;
        host.pass(SyncPolicy.STANDARD.sweepMicros() + 1);
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void asksForRoomOnlyWhenThePlanMayHaveIt() {
        cloud.planBytes = 50 * PART;
        host.take(id, Photos.photo(1, 100 * PART));
        host.pass(24 * FakeHost.HOUR);
        // Once a sweep: the cloud says what is free when the feed is read.
        assertThat(host.sent(Request.OpenUpload.class).size()).isLessThan(3);
        assertThat(host.sent(Request.UploadPart.class)).isEmpty();
    }

    /// Two that fit one after the other must not take turns in stopping each other.
    @Test
    void finishesTheUploadThatWasPromisedRoom() {
        cloud.planBytes = 12 * PART;
        host.take(id, Photos.photo(1, 10 * PART));
        host.take(Photos.id(2), Photos.photo(2, 8 * PART));
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
        assertThat(cloud.get(Photos.id(2))).isNull();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void holdsOnlyWhatIsTooLargeWhenThePlanFillsUpDuringAnUpload() {
        cloud.planBytes = 12 * PART;
        host.take(id, Photos.photo(1, 10 * PART));
        host.answer(host.only());
        host.answer(host.only());
        cloud.planBytes = 6 * PART;
        host.settle();
        host.take(Photos.id(2), Photos.photo(2));
        host.settle();
        assertThat(cloud.get(id)).isNull();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
        assertThat(host.held(WorkKind.UPLOAD)).isZero();
    }

    @Test
    void spendsTheCellularBudgetToTheLastChunkAndGoesOnTheNextDay() {
        host.observe(FakeHost.CELLULAR);
        host.observe(settings(true, 0, false));
        for (int i = 0; i < 40; i++) {
            host.take(Photos.id(i), Photos.photo(i, PART));
        }
        host.settle();
        long budget = SyncPolicy.STANDARD.cellularBudgetBytes();
        assertThat(cloud.contentCount()).isEqualTo((int) (budget / PART));
        assertThat(host.log.stream().filter(Effect.Cancel.class::isInstance)).isEmpty();
        long day = SyncPolicy.STANDARD.cellularWindowMicros();
        host.pass(day - host.now() % day - 1);
        assertThat(cloud.contentCount()).isEqualTo((int) (budget / PART));
        host.pass(FakeHost.SECOND);
        assertThat(cloud.contentCount()).isEqualTo(2 * (int) (budget / PART));
    }

    @Test
    void stopsBulkWhenTheBackgroundTimeIsUsedUpAndGoesOnInTheNextWindow() {
        host.observe(FakeHost.BATTERY);
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        host.passSilently(SyncPolicy.STANDARD.backgroundBudgetMicros() / 2);
        host.answer(host.only());
        host.passSilently(SyncPolicy.STANDARD.backgroundBudgetMicros() / 2);
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.BACKGROUND_BUDGET.bit());
        assertThat(host.only().cancelled).isTrue();
        host.settle();
        assertThat(cloud.get(id)).isNull();
        host.pass(SyncPolicy.STANDARD.backgroundWindowMicros());
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void holdsEverythingWhenItsJournalCannotBeWritten() {
        host.writesJournal = false;
        host.input(new Input.JournalFailed());
        host.take(id, Photos.photo(1));
        assertThat(host.pending).isEmpty();
        assertThat(host.held(WorkKind.UPLOAD)).isEqualTo(Reason.JOURNAL_FAILED.bit());
        host.input(new Input.JournalWritten(1));
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void wakesUpByItselfForEverythingItWaitsFor() {
        for (int i = 0; i < 50; i++) {
            host.pass(FakeHost.HOUR);
            assertThat(host.wakeAt()).isBetween(host.now() + 1, host.now() + FakeHost.HOUR);
        }
    }
}
