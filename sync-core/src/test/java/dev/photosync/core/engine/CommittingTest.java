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
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommittingTest {
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);

    @BeforeEach
    void haveOnePhoto() {
        host.take(id, Photos.photo(1));
        host.settle();
    }

    @Test
    void gathersWhatChangesWhileABatchIsOnItsWayIntoTheNext() {
        host.change(id, Photos.photo(1).withFavourite(true));
        for (int i = 2; i < 12; i++) {
            cloud.put(Photos.id(100), Photos.photo(i));
            host.take(Photos.id(i), Photos.photo(i));
        }
        FakeHost.Pending first = host.find(Request.CommitBatch.class);
        int batches = host.sent(Request.CommitBatch.class).size();
        while (host.pending.size() > 1) {
            host.answer(
                    host.pending.values().stream()
                            .filter(sent -> sent != first)
                            .findFirst()
                            .orElseThrow());
        }
        host.settle();
        assertThat(host.sent(Request.CommitBatch.class)).hasSize(batches + 1);
        assertThat(host.sent(Request.CommitBatch.class).getLast().saves()).hasSize(10);
    }

    @Test
    void splitsABatchThatIsOverTheLimit() {
        cloud.batchLimit = 3;
        host.observe(Network.NONE);
        for (int i = 2; i < 22; i++) {
            host.change(Photos.id(i), Photos.photo(i));
            cloud.put(Photos.id(100), Photos.photo(i));
        }
        host.observe(FakeHost.WIFI);
        host.settle();
        for (int i = 2; i < 22; i++) {
            assertThat(cloud.get(Photos.id(i))).as("photo=%d", i).isEqualTo(Photos.photo(i));
        }
        assertThat(host.pendingItems().get(WorkKind.METADATA)).isNull();
    }

    @Test
    void waitsBetweenTriesWhenEvenOneRecordIsOverTheLimit() {
        cloud.batchLimit = 0;
        host.change(id, Photos.photo(1).withFavourite(true));
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.CommitBatch.class).size()).isBetween(3, 40);
        cloud.batchLimit = 10;
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(Photos.photo(1).withFavourite(true));
    }

    @Test
    void mergesWithWhatAnotherDeviceCommittedMeanwhile() {
        cloud.put(id, Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps")));
        host.change(id, Photos.photo(1).withFavourite(true));
        host.settle();
        Revision both =
                Photos.photo(1).withFavourite(true).withAlbums(ImmutableSortedSet.of("Alps"));
        assertThat(cloud.get(id)).isEqualTo(both);
        assertThat(host.local(id)).isEqualTo(both);
        assertThat(host.events(EngineEvent.Merged.class)).hasSize(1);
    }

    @Test
    void keepsALosingEditAsAnAssetOfItsOwn() {
        Revision theirs = Photos.photo(1).withResource(Photos.edit(1, 1_000));
        Revision mine = Photos.photo(1).withResource(Photos.edit(2, 1_000));
        cloud.put(id, theirs);
        host.take(id, mine);
        host.settle();
        AssetId copy = AssetId.ofConflictCopy(id, Photos.edit(2, 0).hash());
        assertThat(cloud.get(id)).isEqualTo(theirs);
        assertThat(cloud.get(copy)).isNotNull();
        assertThat(host.local(copy).displayed()).contains(Photos.edit(2, 1_000));
        assertThat(cloud.holds(Photos.edit(2, 1_000))).isTrue();
        assertThat(host.local(id)).isEqualTo(theirs);
    }

    @Test
    void movesTheFilesOfALosingEditWhenTheDiskHasNoRoomForThemTwice() {
        Revision mine = Photos.photo(1).withResource(Photos.edit(2, 1_000));
        AssetId copy = AssetId.ofConflictCopy(id, Photos.edit(2, 0).hash());
        loseAnEditWithFree(host.policy().storageReserveBytes() + mine.sizeBytes() - 1);
        assertThat(host.rendition(copy)).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.rendition(id)).isEqualTo(Rendition.NONE);
        assertThat(host.heldBytes()).isEqualTo(mine.sizeBytes());
        assertThat(cloud.holds(Photos.edit(2, 1_000))).isTrue();
    }

    @Test
    void copiesTheFilesOfALosingEditWhenTheDiskHasJustRoomForThemTwice() {
        Revision mine = Photos.photo(1).withResource(Photos.edit(2, 1_000));
        AssetId copy = AssetId.ofConflictCopy(id, Photos.edit(2, 0).hash());
        loseAnEditWithFree(host.policy().storageReserveBytes() + mine.sizeBytes());
        assertThat(host.rendition(copy)).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.log).noneMatch(Effect.MoveCopy.class::isInstance);
    }

    private void loseAnEditWithFree(long freeBytes) {
        host.observe(Network.NONE);
        cloud.put(id, Photos.photo(1).withResource(Photos.edit(1, 1_000)));
        host.take(id, Photos.photo(1).withResource(Photos.edit(2, 1_000)));
        host.observeFree(freeBytes);
        host.observe(FakeHost.WIFI);
        host.settle();
    }

    @Test
    void makesBatchesLongerAgainAfterALimitThatWasPassing() {
        changeManyOffline(200, true);
        host.settle();
        cloud.batchLimit = 2;
        changeManyOffline(20, false);
        host.settle();
        cloud.batchLimit = 400;
        int before = host.sent(Request.CommitBatch.class).size();
        changeManyOffline(200, false);
        host.settle();
        int batches = host.sent(Request.CommitBatch.class).size() - before;
        assertThat(batches).isBetween(5, 30);
    }

    private void changeManyOffline(int count, boolean favourite) {
        host.observe(Network.NONE);
        for (int i = 0; i < count; i++) {
            AssetId each = Photos.id(1_000 + i);
            host.change(each, Photos.photo(1_000 + i).withFavourite(favourite));
            cloud.put(Photos.id(100), Photos.photo(1_000 + i));
        }
        host.observe(FakeHost.WIFI);
    }

    @Test
    void savesAgainWhenTheReplyWasLostAndCommitsOnce() {
        Revision changed = Photos.photo(1).withFavourite(true);
        host.change(id, changed);
        FakeHost.Pending lost = host.only();
        host.serve(lost);
        host.fail(lost, TransportFailure.TIMED_OUT);
        host.pass(FakeHost.MINUTE);
        assertThat(cloud.get(id)).isEqualTo(changed);
        assertThat(host.local(id)).isEqualTo(changed);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void doesNotSaveAgainWhatItsOwnerTookBackWhileItFailed() {
        host.change(id, Photos.photo(1).withFavourite(true));
        FakeHost.Pending lost = host.only();
        host.change(id, Photos.photo(1));
        host.fail(lost, TransportFailure.TIMED_OUT);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void offersEverythingAnewWhenASaveFindsTheZoneLost() {
        Revision changed = Photos.photo(1).withFavourite(true);
        cloud.loseZone();
        cloud.refuseOnce(Request.CommitBatch.class, new CloudError.ZoneNotFound());
        host.change(id, changed);
        host.answer(host.only());
        assertThat(host.events(EngineEvent.ZoneLost.class)).hasSize(1);
        assertThat(host.held(WorkKind.METADATA)).isZero();
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(changed);
        assertThat(cloud.holds(Photos.original(1, Photos.SMALL))).isTrue();
        assertThat(host.local(id)).isEqualTo(changed);
    }

    @Test
    void saysWhatTheCloudHasAccepted() {
        assertThat(host.events(EngineEvent.Committed.class))
                .containsExactly(new EngineEvent.Committed(id));
    }

    @Test
    void setsBackARecordWhoseBodyIsTooLarge() {
        cloud.refuseOnce(Request.CommitBatch.class, new CloudError.BodyTooLarge(1));
        host.change(id, Photos.photo(1).withFavourite(true));
        host.answer(host.only());
        assertThat(host.pending).isEmpty();
        assertThat(host.events(EngineEvent.Parked.class).getLast().reasons())
                .isEqualTo(Reason.BODY_TOO_LARGE.bit() | Reason.ITEM_RETRY_WAIT.bit());
    }

    @Test
    void commitsAChangeMadeWhileTheOneBeforeWasOnItsWay() {
        host.change(id, Photos.photo(1).withFavourite(true));
        host.change(id, Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps")));
        host.settle();
        assertThat(cloud.get(id))
                .isEqualTo(Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps")));
        assertThat(host.pendingItems()).isEmpty();
    }

    /// The cloud committed, another device changed the record again, and the feed tells so before
    /// the commit's own reply arrives.
    @Test
    void doesNotForgetANewerRevisionThatOvertookTheReply() {
        Revision mine = Photos.photo(1).withFavourite(true);
        host.change(id, mine);
        FakeHost.Pending commit = host.only();
        host.serve(commit);
        cloud.put(id, Photos.photo(1).withFavourite(false));
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
        host.settle();
        host.pass(FakeHost.HOUR);
        assertThat(host.local(id)).isEqualTo(cloud.get(id));
    }

    /// A page read before this device's commit arrives after it.
    @Test
    void doesNotTakeItsOwnChangeBackForAPageThatIsOlder() {
        Revision theirs = Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps"));
        cloud.put(id, theirs);
        host.hint();
        FakeHost.Pending page = host.only();
        host.serve(page);
        host.change(id, Photos.photo(1).withFavourite(true));
        while (host.pending.size() > 1) {
            host.answer(
                    host.pending.values().stream()
                            .filter(sent -> sent != page)
                            .findFirst()
                            .orElseThrow());
        }
        Revision both = theirs.withFavourite(true);
        assertThat(cloud.get(id)).isEqualTo(both);
        host.settle();
        assertThat(host.local(id)).isEqualTo(both);
        assertThat(host.log.stream().filter(Effect.SaveRevision.class::isInstance)).hasSize(1);
    }

    @Test
    void trashesRestoresAndPurges() {
        Revision trashed = Photos.photo(1).withState(AssetState.TRASHED, 50);
        host.change(id, trashed);
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(trashed);
        host.change(id, trashed.withState(AssetState.LIVE, 60));
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(trashed.withState(AssetState.LIVE, 60));
        host.change(id, trashed.withState(AssetState.PURGED, 70));
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(trashed.withState(AssetState.PURGED, 70));
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void neverWritesOverARecordThatItCannotRead() {
        Release old = new Release("17", 3, 1, true);
        FakeHost phone =
                new FakeHost(cloud, FakeHost.GOOD, SyncPolicy.STANDARD, old).start().settle();
        Revision newer = Photos.photo(1).withRecordKind(2).withFavourite(true);
        cloud.put(id, newer);
        phone.change(id, Photos.photo(1).withAlbums(ImmutableSortedSet.of("Alps")));
        phone.settle();
        assertThat(cloud.get(id)).isEqualTo(newer);
        phone.hint();
        phone.settle();
        phone.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(newer);
        phone.restart(FakeHost.config("phone", phone.policy(), FakeHost.RELEASE), true, false)
                .settle();
        assertThat(cloud.get(id)).isEqualTo(newer.withAlbums(ImmutableSortedSet.of("Alps")));
    }

    @Test
    void setsBackARecordWhosePictureIsNowhere() {
        host.observe(FakeHost.OPTIMISING);
        host.observeFree(0);
        host.observeFree(50_000_000_000L);
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
        cloud.forgetContent(Photos.hash(1));
        host.change(id, Photos.photo(1).withFavourite(true));
        host.settle();
        EngineEvent.Parked parked = host.events(EngineEvent.Parked.class).getLast();
        assertThat(parked.kind()).isEqualTo(WorkKind.METADATA);
        assertThat(parked.reasons())
                .isEqualTo(Reason.CONTENT_MISSING.bit() | Reason.ITEM_RETRY_WAIT.bit());
    }
}
