package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a device does about a picture after each change of it, here or elsewhere.
class ReconcilingTest {
    private static final Power WARM = new Power(80, true, false, true);
    private static final Release SETS_ASIDE = new Release("17", 3, RecordKind.SPATIAL - 1, true);
    private static final Revision PHOTO = Photos.photo(1);
    private static final Revision FAVOURITE = PHOTO.withFavourite(true);
    private static final Revision IN_ALPS = PHOTO.withAlbums(ImmutableSortedSet.of("Alps"));
    private static final Revision EDITED =
            PHOTO.withResource(Photos.edit(1, 3 * SyncPolicy.STANDARD.partBytes()));
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host =
            new FakeHost(cloud, FakeHost.GOOD, SyncPolicy.STANDARD, SETS_ASIDE).start().settle();
    private final AssetId id = Photos.id(1);

    @BeforeEach
    void haveOnePhoto() {
        host.take(id, PHOTO);
        host.settle();
    }

    private void hear(Revision theirs) {
        cloud.put(id, theirs);
        host.hint();
        host.settle();
    }

    @Test
    void savesNothingOfAChangeThatItsOwnerTookBack() {
        host.observe(Network.NONE);
        host.change(id, FAVOURITE);
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.METADATA);
        host.change(id, PHOTO);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void uploadsNothingThatWasUploadedElsewhereMeanwhile() {
        host.observe(WARM);
        Revision second = Photos.photo(2);
        host.take(Photos.id(2), second);
        cloud.put(Photos.id(2), second);
        host.hint();
        host.settle();
        assertThat(host.pendingItems()).isEmpty();
        assertThat(host.events(EngineEvent.TookRemote.class))
                .contains(new EngineEvent.TookRemote(Photos.id(2)));
        assertThat(host.image().base().get(Photos.id(2))).isEqualTo(second);
    }

    @Test
    void asksAnewForAnUploadThatItGaveUpWhenItsOwnerReverted() {
        host.take(id, EDITED);
        host.answer(host.only());
        host.answer(host.only());
        host.take(id, PHOTO);
        host.settle();
        cloud.expireUploads();
        host.take(id, EDITED);
        assertThat(host.only().body).isInstanceOf(Request.OpenUpload.class);
        host.settle();
        assertThat(cloud.get(id)).isEqualTo(EDITED);
    }

    @Test
    void fetchesAnEditFromElsewhereOfAPictureThatItHolds() {
        hear(EDITED);
        assertThat(host.local(id)).isEqualTo(EDITED);
        assertThat(host.heldBytes()).isEqualTo(EDITED.sizeBytes());
        assertThat(host.events(EngineEvent.TookRemote.class))
                .containsExactly(new EngineEvent.TookRemote(id));
    }

    /// What the cloud had is what the owner saw when the next change was made.
    @Test
    void takesAChangeRightAfterAMergeForOneOfWhatWasMerged() {
        cloud.put(id, IN_ALPS);
        host.change(id, FAVOURITE);
        host.answer(host.only());
        assertThat(host.local(id)).isEqualTo(IN_ALPS.withFavourite(true));
        host.change(id, FAVOURITE);
        host.fail(host.only(), TransportFailure.CONNECTION_RESET);
        host.pass(FakeHost.MINUTE);
        assertThat(cloud.get(id)).isEqualTo(FAVOURITE);
        assertThat(host.local(id)).isEqualTo(FAVOURITE);
    }

    @Test
    void hasNothingToSaveOfARecordThatItCannotReadAndDidNotChange() {
        hear(PHOTO.withRecordKind(RecordKind.SPATIAL));
        assertThat(host.local(id)).isEqualTo(PHOTO);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void stopsUploadingAnEditOfARecordThatItCanNoLongerRead() {
        host.observe(WARM);
        host.take(id, EDITED);
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.UPLOAD);
        hear(PHOTO.withRecordKind(RecordKind.SPATIAL));
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.METADATA);
        assertThat(host.local(id)).isEqualTo(EDITED);
    }

    private void hearWhileSaving(Revision theirs) {
        cloud.put(id, theirs);
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
    }

    /// The cloud has saved the change, and others have changed the record twice since.
    @Test
    void endsASaveOnceThoughItCouldNotReadTheRecordWhileThatWasOnItsWay() {
        host.hint();
        host.settle();
        host.change(id, FAVOURITE);
        FakeHost.Pending save = host.find(Request.CommitBatch.class);
        host.serve(save);
        hearWhileSaving(FAVOURITE.withRecordKind(RecordKind.SPATIAL));
        hearWhileSaving(IN_ALPS);
        host.answer(save);
        host.settle();
        assertThat(host.local(id)).isEqualTo(cloud.get(id));
        assertThat(host.pendingItems()).isEmpty();
        assertThat(host.sent(Request.CommitBatch.class))
                .allSatisfy(batch -> assertThat(batch.saves()).hasSize(1));
    }

    @Test
    void countsTheRoomThatAPurgeHasMade() {
        long large = 1_000_000_000;
        host.take(Photos.id(2), Photos.photo(2, large));
        host.settle();
        host.observeFree(host.policy().storageReserveBytes() + large / 2);
        host.change(Photos.id(2), Photos.photo(2, large).withState(AssetState.PURGED, 50));
        host.settle();
        cloud.put(Photos.id(3), Photos.photo(3, large));
        host.hint();
        host.settle();
        assertThat(host.rendition(Photos.id(3))).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void countsTheRoomThatANewPictureTakes() {
        long large = 1_000_000_000;
        host.observeFree(host.policy().storageReserveBytes() + large + large / 2);
        host.take(Photos.id(2), Photos.photo(2, large));
        host.settle();
        cloud.put(Photos.id(3), Photos.photo(3, large));
        host.hint();
        host.settle();
        assertThat(host.rendition(Photos.id(3))).isEqualTo(Rendition.NONE);
        assertThat(host.pendingItems()).containsOnlyKeys(WorkKind.ORIGINAL);
    }
}
