package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadingTest {
    private static final long PART = SyncPolicy.STANDARD.partBytes();
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    @Test
    void commitsARecordOnlyAfterItsContentIsStored() {
        host.take(id, Photos.photo(1));
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
        host.answer(host.only());
        assertThat(host.only().body).isInstanceOf(Request.UploadPart.class);
        host.answer(host.only());
        assertThat(host.only().body).isInstanceOf(Request.CompleteUpload.class);
        assertThat(cloud.records().isEmpty()).isTrue();
        host.answer(host.only());
        assertThat(host.only().body)
                .isEqualTo(
                        new Request.CommitBatch(
                                ImmutableList.of(new RecordSave(id, null, Photos.photo(1)))));
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1));
        assertThat(host.image().base().get(id)).isEqualTo(Photos.photo(1));
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void commitsBothPartsOfALivePhotoTogether() {
        host.take(id, Photos.livePhoto(1));
        while (cloud.contentCount() < 2) {
            assertThat(host.sent(Request.CommitBatch.class)).isEmpty();
            host.answer(host.only());
        }
        host.settle();
        assertThat(host.sent(Request.CommitBatch.class)).hasSize(1);
        assertThat(cloud.get(id)).isEqualTo(Photos.livePhoto(1));
    }

    @Test
    void sendsNoBytesOfContentThatTheCloudHasAlready() {
        Revision twin = Photos.photo(1).withFavourite(true);
        cloud.put(Photos.id(2), twin);
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(host.sent(Request.UploadPart.class)).isEmpty();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1));
    }

    @Test
    void uploadsNothingForAChangeOfMetadata() {
        host.take(id, Photos.photo(1));
        host.settle();
        int before = host.sent(Request.OpenUpload.class).size();
        host.change(id, Photos.photo(1).withFavourite(true));
        host.settle();
        assertThat(host.sent(Request.OpenUpload.class)).hasSize(before);
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1).withFavourite(true));
    }

    @Test
    void resumesAfterARestartWithWhatTheCloudHasConfirmed() {
        host.take(id, Photos.photo(1, 4 * PART));
        host.answer(host.only());
        host.answer(host.only());
        host.answer(host.only());
        int sent = host.sent(Request.UploadPart.class).size();
        host.restart(true, false).settle();
        List<Long> offsets =
                host.sent(Request.UploadPart.class).stream()
                        .skip(sent)
                        .map(Request.UploadPart::offsetBytes)
                        .toList();
        assertThat(offsets).containsExactly(2 * PART, 3 * PART);
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1, 4 * PART));
    }

    @Test
    void startsAnUploadOverThatTheCloudHasForgotten() {
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        host.answer(host.only());
        cloud.expireUploads();
        host.settle();
        assertThat(host.sent(Request.OpenUpload.class)).hasSize(2);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void neverMixesTheBytesOfTwoEdits() {
        host.take(id, Photos.photo(1));
        host.settle();
        host.take(id, Photos.photo(1).withResource(Photos.edit(1, 3 * PART)));
        host.answer(host.only());
        host.answer(host.only());
        Revision second = Photos.photo(1).withResource(Photos.edit(2, 2 * PART));
        host.take(id, second);
        host.pass(FakeHost.MINUTE);
        assertThat(cloud.get(id)).isEqualTo(second);
        List<Request.UploadPart> parts =
                host.sent(Request.UploadPart.class).stream()
                        .filter(part -> part.content().equals(Photos.edit(2, 0).hash()))
                        .toList();
        assertThat(parts.stream().map(Request.UploadPart::offsetBytes)).containsExactly(0L, PART);
    }

    @Test
    void cutsPartsShorterWhenConnectionsBreakAndLongerWhenTheyHold() {
        host.take(id, Photos.photo(1, 8 * PART));
        host.answer(host.only());
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        host.pass(10 * FakeHost.SECOND);
        List<Long> lengths =
                host.sent(Request.UploadPart.class).stream()
                        .map(Request.UploadPart::lengthBytes)
                        .toList();
        assertThat(lengths).startsWith(PART, PART / 2, PART);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void setsBackAPhotoThatCannotBeReadAndGoesOnWithTheNext() {
        host.take(id, Photos.photo(1));
        host.answer(host.only());
        host.fail(host.only(), TransportFailure.SOURCE_UNREADABLE);
        host.take(Photos.id(2), Photos.photo(2));
        host.settle();
        assertThat(cloud.get(id)).isNull();
        assertThat(cloud.get(Photos.id(2))).isNotNull();
        assertThat(host.events(EngineEvent.Parked.class))
                .contains(
                        new EngineEvent.Parked(
                                id,
                                WorkKind.UPLOAD,
                                0,
                                Reason.SOURCE_UNREADABLE.bit() | Reason.ITEM_RETRY_WAIT.bit()));
        host.pass(FakeHost.MINUTE);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void halvesPartsThatAreTooLargeForTheWay() {
        cloud.refuseAll(
                request ->
                        request instanceof Request.UploadPart part
                                && part.lengthBytes() > 1_000_000,
                new CloudError.BodyTooLarge(1_000_000));
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void waitsBetweenTriesWhenNoPartIsSmallEnough() {
        cloud.refuseAll(Request.UploadPart.class::isInstance, new CloudError.BodyTooLarge(1));
        host.take(id, Photos.photo(1));
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.UploadPart.class).size()).isBetween(8, 40);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void commitsAtOnceWhenAnUploadIsNoLongerNeeded() {
        cloud.planBytes = Photos.SMALL + 1_000;
        host.take(id, Photos.photo(1));
        host.settle();
        host.take(id, Photos.photo(1).withResource(Photos.edit(1, Photos.SMALL)));
        host.settle();
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.UPLOAD);
        Revision reverted = Photos.photo(1).withFavourite(true);
        host.take(id, reverted);
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(reverted);
        assertThat(host.pendingItems()).isEmpty();
    }

    /// As when the same picture was imported elsewhere, and the feed told of it meanwhile.
    @Test
    void savesAtOnceWhatWasUploadedElsewhereWhileItsOwnUploadFailed() {
        host.take(id, Photos.photo(1).withFavourite(true));
        cloud.put(id, Photos.photo(1));
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
        host.fail(host.find(Request.OpenUpload.class), TransportFailure.CONNECTION_RESET);
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.METADATA);
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.CommitBatch.class);
    }

    @Test
    void uploadsAgainWhatTheCloudHasLost() {
        host.take(id, Photos.photo(1));
        host.settle();
        cloud.forgetContent(Photos.hash(1));
        host.change(id, Photos.photo(1).withFavourite(true));
        host.settle();
        assertThat(cloud.holds(Photos.original(1, Photos.SMALL))).isTrue();
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1).withFavourite(true));
    }

    @Test
    void waitsBeforeItTriesAgainAfterAnAnswerThatNobodyExpects() {
        cloud.refuseAll(Request.OpenUpload.class::isInstance, new CloudError.UnknownItem());
        host.take(id, Photos.photo(1));
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.OpenUpload.class).size()).isBetween(3, 40);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isNotNull();
    }

    @Test
    void sendsAPhotoAnewWhoseBytesArrivedAsOthers() {
        cloud.refuseOnce(Request.CompleteUpload.class, new CloudError.HashMismatch());
        host.take(id, Photos.photo(1, 2 * PART));
        host.settle();
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.SOURCE_UNREADABLE.bit() | Reason.ITEM_RETRY_WAIT.bit());
        assertThat(cloud.get(id)).isNull();
        cloud.expireUploads();
        host.pass(FakeHost.HOUR);
        assertThat(
                        host.sent(Request.UploadPart.class).stream()
                                .map(Request.UploadPart::offsetBytes))
                .containsExactly(0L, PART, 0L, PART);
        assertThat(cloud.get(id)).isNotNull();
    }

    /// Others' open uploads take room too, which no figure tells.
    @Test
    void asksOnceForRoomThatTheCloudSaysItHasAndDenies() {
        cloud.refuseAll(Request.OpenUpload.class::isInstance, new CloudError.QuotaExceeded(PART));
        host.take(id, Photos.photo(1, PART));
        host.answer(host.only());
        assertThat(host.pending).isEmpty();
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.CLOUD_QUOTA.bit());
    }

    @Test
    void waitsBrieflyWhenAnUploadExpiresForTheSecondTime() {
        host.take(id, Photos.photo(1, 3 * PART));
        for (int i = 0; i < 2; i++) {
            host.answer(host.only());
            cloud.expireUploads();
            host.answer(host.only());
        }
        assertThat(host.pending).isEmpty();
        long expiredAt = host.now();
        host.wake();
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
        assertThat(host.now() - expiredAt)
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
    }

    private void failToRead(int times) {
        for (int i = 0; i < times; i++) {
            host.fail(host.only(), TransportFailure.SOURCE_UNREADABLE);
            while (host.pending.isEmpty()) {
                host.wake();
            }
        }
    }

    private void assertNextWaitIsBrief() {
        long failedAt = host.now();
        failToRead(1);
        assertThat(host.now() - failedAt)
                .isLessThanOrEqualTo(SyncPolicy.STANDARD.firstRetryMicros());
    }

    @Test
    void waitsAsBrieflyAsAtFirstOnceAPartIsStored() {
        host.take(id, Photos.photo(1, 3 * PART));
        host.answer(host.only());
        failToRead(6);
        host.answer(host.only());
        assertNextWaitIsBrief();
    }

    @Test
    void waitsAsBrieflyAsAtFirstOnceAResourceIsStored() {
        host.take(id, Photos.livePhoto(1));
        host.answer(host.only());
        host.answer(host.only());
        failToRead(6);
        assertThat(host.only().body).isInstanceOf(Request.CompleteUpload.class);
        host.answer(host.only());
        host.answer(host.only());
        assertNextWaitIsBrief();
    }

    @Test
    void holdsTheOriginalOfWhatItHasUploaded() {
        host.take(id, Photos.photo(1));
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }
}
