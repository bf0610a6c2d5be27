package dev.photosync.sim.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.trace.Trace;
import org.junit.jupiter.api.Test;

class CloudAccountTest {
    private static final long HOUR = 3_600_000_000L;

    private final CloudAccount account =
            new CloudAccount(
                    "home",
                    new AccountSetup(10_000, ImmutableMap.of("mail", 1_000L)),
                    new CloudSetup(HOUR, 0, 4, 1_000_000, 3, 1, true),
                    new Trace());

    @Test
    void chargesTheSameContentOnce() {
        upload(content(1), 4_000);
        assertThat(account.freeBytes()).isEqualTo(5_000);
        assertThat(serve(new Request.OpenUpload(content(1), 4_000)))
                .isEqualTo(new Reply.AlreadyStored(content(1)));
        commit(1, 4_000);
        commit(1, 4_000);
        assertThat(account.freeBytes()).isEqualTo(5_000);
    }

    @Test
    void refusesWhatThePlanHasNoRoomForAndCountsOpenUploads() {
        assertThat(serve(new Request.OpenUpload(content(1), 8_000)))
                .isInstanceOf(Reply.UploadOpen.class);
        assertThat(serve(new Request.OpenUpload(content(2), 2_000)))
                .isEqualTo(new Reply.Refused(new CloudError.QuotaExceeded(1_000)));
    }

    @Test
    void openingAgainResumesWithTheConfirmedParts() {
        Reply.UploadOpen open = (Reply.UploadOpen) serve(new Request.OpenUpload(content(1), 4_000));
        serve(new Request.UploadPart(open.session().id(), content(1), 0, 1_500));
        Reply.UploadOpen again =
                (Reply.UploadOpen) serve(new Request.OpenUpload(content(1), 4_000));
        assertThat(again.session().id()).isEqualTo(open.session().id());
        assertThat(again.session().confirmed().contains(1_499L)).isTrue();
        assertThat(again.session().confirmed().contains(1_500L)).isFalse();
    }

    @Test
    void refusesAnUploadWhosePartsArePiecesOfDifferentContents() {
        Reply.UploadOpen open = (Reply.UploadOpen) serve(new Request.OpenUpload(content(1), 4_000));
        long session = open.session().id();
        serve(new Request.UploadPart(session, content(1), 0, 1_500));
        assertThat(serve(new Request.UploadPart(session, content(2), 1_500, 2_500)))
                .isInstanceOf(Reply.PartStored.class);
        assertThat(serve(new Request.CompleteUpload(session, content(1))))
                .isEqualTo(new Reply.Refused(new CloudError.HashMismatch()));
        assertThat(account.holds(content(1))).isFalse();
    }

    @Test
    void forgetsAnUploadThatIsLeftAlone() {
        Reply.UploadOpen open = (Reply.UploadOpen) serve(new Request.OpenUpload(content(1), 4_000));
        Reply late =
                account.serve(
                        new Request.UploadPart(open.session().id(), content(1), 0, 10),
                        "phone",
                        HOUR);
        assertThat(late).isEqualTo(new Reply.Refused(new CloudError.UploadExpired()));
    }

    @Test
    void savesABatchWholeOrNotAtAll() {
        upload(content(1), 100);
        Reply reply =
                serve(
                        new Request.CommitBatch(
                                ImmutableList.of(
                                        new RecordSave(id(1), null, revision(1, 100)),
                                        new RecordSave(id(2), null, revision(2, 100)))));
        assertThat(reply)
                .isEqualTo(new Reply.Refused(new CloudError.AssetFileNotFound(id(2), content(2))));
        assertThat(account.records().isEmpty()).isTrue();
    }

    @Test
    void refusesASaveWhoseExpectationIsOutOfDateAndRepeatsOneGladly() {
        upload(content(1), 100);
        commit(1, 100);
        Revision first = revision(1, 100);
        Revision favourite = first.withFavourite(true);
        assertThat(save(first, favourite)).isInstanceOf(Reply.Committed.class);
        assertThat(save(first, favourite)).isInstanceOf(Reply.Committed.class);
        Revision trashed = first.withState(AssetState.TRASHED, 5);
        assertThat(save(first, trashed)).isInstanceOf(Reply.Refused.class);
        assertThat(account.records().get(id(1))).isEqualTo(favourite);
    }

    @Test
    void aCursorExpiresWhenItsHistoryIsForgotten() {
        account.forgetHistory();
        for (int i = 1; i <= 12; i++) {
            upload(content(i), 10);
            commit(i, 10);
        }
        assertThat(serve(new Request.FetchChanges(Cursor.START, 10)))
                .isEqualTo(new Reply.Refused(new CloudError.ChangeTokenExpired()));
        Reply.RecordPage listing =
                (Reply.RecordPage) serve(new Request.ListRecords(Cursor.START, null, 5));
        assertThat(listing.records()).hasSize(5);
        assertThat(listing.moreComing()).isTrue();
        assertThat(serve(new Request.FetchChanges(listing.asOf(), 10)))
                .isInstanceOf(Reply.ChangePage.class);
    }

    @Test
    void deletingFreesNothingUntilPurged() {
        upload(content(1), 4_000);
        commit(1, 4_000);
        long free = account.freeBytes();
        Revision live = revision(1, 4_000);
        Revision trashed = live.withState(AssetState.TRASHED, 5);
        save(live, trashed);
        assertThat(account.freeBytes()).isEqualTo(free);
        save(trashed, trashed.withState(AssetState.PURGED, 6));
        assertThat(account.freeBytes()).isEqualTo(free + 4_000);
    }

    @Test
    void purgesWhatWasDeletedThirtyDaysAgo() {
        upload(content(1), 100);
        commit(1, 100);
        Revision live = revision(1, 100);
        save(live, live.withState(AssetState.TRASHED, HOUR));
        assertThat(account.purgeOld(CloudAccount.TRASH_MICROS - 1)).isZero();
        assertThat(account.purgeOld(CloudAccount.TRASH_MICROS)).isOne();
    }

    private Reply save(Revision expected, Revision desired) {
        return serve(
                new Request.CommitBatch(
                        ImmutableList.of(new RecordSave(id(1), expected, desired))));
    }

    private void upload(ContentHash content, long sizeBytes) {
        Reply.UploadOpen open =
                (Reply.UploadOpen) serve(new Request.OpenUpload(content, sizeBytes));
        serve(new Request.UploadPart(open.session().id(), content, 0, sizeBytes));
        assertThat(serve(new Request.CompleteUpload(open.session().id(), content)))
                .isEqualTo(new Reply.ContentStored(content));
    }

    private void commit(int asset, long sizeBytes) {
        assertThat(
                        serve(
                                new Request.CommitBatch(
                                        ImmutableList.of(
                                                new RecordSave(
                                                        id(asset),
                                                        null,
                                                        revision(asset, sizeBytes))))))
                .isInstanceOf(Reply.Committed.class);
    }

    private Reply serve(Request request) {
        return account.serve(request, "phone", 0);
    }

    private static AssetId id(int n) {
        return new AssetId(n, n);
    }

    private static ContentHash content(int n) {
        return new ContentHash(n, 0, 0, 0);
    }

    private static Revision revision(int n, long sizeBytes) {
        return Revision.imported(
                ImmutableList.of(new Resource(ResourceRole.ORIGINAL, content(n), sizeBytes, false)),
                0);
    }
}
