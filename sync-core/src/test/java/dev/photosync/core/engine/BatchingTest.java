package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long the batches are that records are saved in, and what the engine does with what a batch
/// has left open.
class BatchingTest {
    private static final Revision PHOTO = Photos.photo(1);
    private static final Revision FAVOURITE = PHOTO.withFavourite(true);
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    @BeforeEach
    void haveOnePhoto() {
        host.take(id, PHOTO);
        host.settle();
    }

    private void hear(AssetId of, Revision theirs) {
        cloud.put(of, theirs);
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
    }

    @Test
    void halvesABatchThatIsOverTheLimitAndThenAddsOneAtATime() {
        for (int i = 2; i < 22; i++) {
            host.take(Photos.id(i), Photos.photo(i));
        }
        host.settle();
        host.observe(Network.NONE);
        for (int i = 2; i < 22; i++) {
            host.change(Photos.id(i), Photos.photo(i).withFavourite(true));
        }
        cloud.batchLimit = 9;
        int before = host.sent(Request.CommitBatch.class).size();
        host.observe(FakeHost.WIFI);
        host.settle();
        assertThat(
                        host.sent(Request.CommitBatch.class).stream()
                                .skip(before)
                                .map(batch -> batch.saves().size()))
                .containsExactly(20, 10, 5, 6, 7, 2);
    }

    @Test
    void fetchesAPictureThatItSavedARecordOfAndDoesNotHold() {
        cloud.put(Photos.id(100), Photos.photo(2));
        host.settle();
        host.change(Photos.id(2), Photos.photo(2));
        host.answer(host.find(Request.OpenUpload.class));
        host.answer(host.find(Request.CommitBatch.class));
        assertThat(host.find(Request.FetchOriginal.class).kind).isEqualTo(WorkKind.ORIGINAL);
        host.settle();
        assertThat(host.rendition(Photos.id(2))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void savesAgainAtOnceTenTimesWhenOthersAreFasterAndThenWaits() {
        host.change(id, FAVOURITE);
        for (int i = 0; i < 10; i++) {
            cloud.put(id, PHOTO.withAlbums(ImmutableSortedSet.of("Album " + i)));
            host.answer(host.only());
            assertThat(host.only().body)
                    .as("conflict=%d", i)
                    .isInstanceOf(Request.CommitBatch.class);
        }
        cloud.put(id, PHOTO.withAlbums(ImmutableSortedSet.of("Alps")));
        host.answer(host.only());
        assertThat(host.pending).isEmpty();
        assertThat(host.held(WorkKind.METADATA)).isEqualTo(Reason.RETRY_WAIT.bit());
        host.pass(FakeHost.MINUTE);
        Revision both = FAVOURITE.withAlbums(ImmutableSortedSet.of("Alps"));
        assertThat(cloud.get(id)).isEqualTo(both);
        assertThat(host.local(id)).isEqualTo(both);
    }

    /// The cloud says that it has the picture, and then that it lacks it.
    @Test
    void waitsBrieflyWhenAPictureIsMissingForTheSecondTime() {
        cloud.put(Photos.id(100), Photos.photo(2));
        host.settle();
        cloud.refuseAll(
                Request.CommitBatch.class::isInstance,
                new CloudError.AssetFileNotFound(Photos.id(2), Photos.hash(2)));
        host.take(Photos.id(2), Photos.photo(2));
        for (int i = 0; i < 2; i++) {
            host.answer(host.find(Request.OpenUpload.class));
            host.answer(host.find(Request.CommitBatch.class));
        }
        assertThat(host.pending).isEmpty();
        long refusedAt = host.now();
        host.wake();
        assertThat(host.find(Request.OpenUpload.class).kind).isEqualTo(WorkKind.UPLOAD);
        assertThat(host.now() - refusedAt)
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
    }

    @Test
    void uploadsAllOfALivePhotoAgainWhenTheCloudLacksAPartOfIt() {
        host.take(Photos.id(2), Photos.livePhoto(2));
        while (host.sent(Request.CommitBatch.class).size() < 2) {
            host.answer(host.only());
        }
        cloud.forgetContent(Photos.hash(2));
        cloud.forgetContent(Photos.video(2, 0).hash());
        host.settle();
        assertThat(cloud.get(Photos.id(2))).isEqualTo(Photos.livePhoto(2));
        assertThat(host.events(EngineEvent.RequestFailed.class)).hasSize(1);
    }

    @Test
    void uploadsEveryPictureBeforeItsRecordWhenAZoneIsLostThatHadThemAll() {
        cloud.loseZone();
        host.hint();
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(PHOTO);
        assertThat(host.events(EngineEvent.RequestFailed.class))
                .containsExactly(new EngineEvent.RequestFailed(WorkKind.CHANGES, "ZoneNotFound"));
    }

    /// The feed tells of a change of another device that came after this device's own, while the
    /// reply to that is on its way.
    private void beOvertaken() {
        host.change(id, FAVOURITE);
        FakeHost.Pending save = host.only();
        host.serve(save);
        hear(id, PHOTO.withAlbums(ImmutableSortedSet.of("Alps")));
        host.answer(save);
        host.settle();
    }

    @Test
    void agreesOnTheNextSaveOfARecordThatWasOvertakenBefore() {
        beOvertaken();
        Revision next =
                host.local(id).withFavourite(false).withAlbums(ImmutableSortedSet.of("Sea"));
        host.change(id, next);
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(next);
        assertThat(host.image().base().get(id)).isEqualTo(next);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void isOvertakenOnlyByRecordsOfTheBatchThatIsOnItsWay() {
        host.hint();
        host.settle();
        host.observe(Network.NONE);
        host.change(id, FAVOURITE);
        host.observe(FakeHost.WIFI);
        FakeHost.Pending save = host.find(Request.CommitBatch.class);
        hear(Photos.id(2), Photos.photo(2));
        host.answer(save);
        assertThat(host.image().base().get(id)).isEqualTo(FAVOURITE);
        host.settle();
        assertThat(host.sent(Request.CommitBatch.class)).hasSize(2);
    }

    @Test
    void takesAListingThatOvertookASaveForTheNewer() {
        cloud.forgetHistory();
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
        FakeHost.Pending listing = host.find(Request.ListRecords.class);
        host.fail(listing, TransportFailure.CANCELLED);
        host.change(id, FAVOURITE);
        FakeHost.Pending save = host.find(Request.CommitBatch.class);
        host.serve(save);
        Revision theirs = PHOTO.withAlbums(ImmutableSortedSet.of("Alps"));
        cloud.put(id, theirs);
        cloud.forgetHistory();
        host.answer(host.find(Request.ListRecords.class));
        host.answer(save);
        host.settle();
        assertThat(host.local(id)).isEqualTo(cloud.get(id));
        assertThat(host.local(id).albums()).containsExactly("Alps");
        assertThat(host.pendingItems()).isEmpty();
    }
}
