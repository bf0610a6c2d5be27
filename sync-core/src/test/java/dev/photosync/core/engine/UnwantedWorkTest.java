package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of transfers that nobody wants any more, or that nobody can make: they end at once,
/// and their bytes stop.
class UnwantedWorkTest {
    private static final Revision PHOTO = Photos.photo(1, 4 * SyncPolicy.STANDARD.partBytes());
    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud);
    private final AssetId id = Photos.id(1);

    private FakeHost.Pending beginDownload() {
        cloud.put(id, PHOTO);
        host.start();
        host.answer(host.only());
        return host.find(Request.FetchOriginal.class);
    }

    private void hear(Revision revision) {
        cloud.put(id, revision);
        host.hint();
        host.answer(host.find(Request.FetchChanges.class));
    }

    private void assertDropped(FakeHost.Pending sent) {
        assertThat(sent.cancelled).isTrue();
        assertThat(host.events(EngineEvent.Dropped.class))
                .containsExactly(new EngineEvent.Dropped(id, sent.kind));
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetState.class,
            names = {"TRASHED", "PURGED"})
    void stopsADownloadOfWhatIsDeletedElsewhere(AssetState deleted) {
        FakeHost.Pending download = beginDownload();
        hear(PHOTO.withState(deleted, 50));
        assertDropped(download);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.NONE);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void stopsTheOptimisedCopyOfWhatIsDeletedElsewhere() {
        host.start().settle();
        host.observe(FakeHost.OPTIMISING);
        hear(PHOTO);
        FakeHost.Pending download = host.find(Request.FetchOptimised.class);
        hear(PHOTO.withState(AssetState.TRASHED, 50));
        assertDropped(download);
    }

    @Test
    void stopsTheOptimisedCopyWhenOriginalsAreWanted() {
        host.start().settle();
        host.observe(FakeHost.OPTIMISING);
        hear(PHOTO);
        FakeHost.Pending download = host.find(Request.FetchOptimised.class);
        host.observe(FakeHost.SETTINGS);
        assertDropped(download);
    }

    @Test
    void stopsTheOriginalThatItsOwnerWaitsForWhenItIsDeletedElsewhere() {
        host.start().settle();
        host.observe(FakeHost.OPTIMISING);
        hear(PHOTO);
        host.settle();
        host.input(new Input.OriginalRequested(id));
        FakeHost.Pending download = host.find(Request.FetchOriginal.class);
        hear(PHOTO.withState(AssetState.TRASHED, 50));
        assertDropped(download);
    }

    @Test
    void stopsADownloadOfWhatItsOwnerDeletesHere() {
        FakeHost.Pending download = beginDownload();
        host.change(id, PHOTO.withState(AssetState.TRASHED, 50));
        assertDropped(download);
        host.settle();
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void stopsADownloadOfWhatItsOwnerImportsHere() {
        FakeHost.Pending download = beginDownload();
        host.take(id, PHOTO);
        assertDropped(download);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void beginsAtOnceToFetchWhatItsOwnerRestores() {
        beginDownload();
        Revision trashed = PHOTO.withState(AssetState.TRASHED, 50);
        host.change(id, trashed);
        host.settle();
        host.change(id, trashed.withState(AssetState.LIVE, 60));
        host.find(Request.CommitBatch.class);
        host.find(Request.FetchOriginal.class);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
    }

    @Test
    void stopsADownloadOfWhatIsEditedElsewhereAndFetchesTheEditToo() {
        FakeHost.Pending download = beginDownload();
        Revision edited = PHOTO.withResource(Photos.edit(1, 1_000));
        hear(edited);
        assertDropped(download);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.ORIGINAL);
        assertThat(host.heldBytes()).isEqualTo(edited.sizeBytes());
    }

    @Test
    void stopsADownloadOfAnOriginalWhenSmallerCopiesAreWanted() {
        FakeHost.Pending download = beginDownload();
        host.observe(FakeHost.OPTIMISING);
        assertDropped(download);
        host.settle();
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void stopsAnUploadOfAnEditOfWhatIsPurgedElsewhere() {
        host.start().settle();
        host.take(id, PHOTO);
        host.settle();
        host.take(id, PHOTO.withResource(Photos.edit(1, 1_000)));
        host.answer(host.only());
        FakeHost.Pending upload = host.find(Request.UploadPart.class);
        hear(PHOTO.withState(AssetState.PURGED, 50));
        assertDropped(upload);
        host.settle();
        assertThat(host.local(id).state()).isEqualTo(AssetState.PURGED);
        assertThat(host.pendingItems()).isEmpty();
    }

    private void holdASmallerCopyOnly() {
        host.start().settle();
        host.observe(FakeHost.OPTIMISING);
        host.take(id, PHOTO);
        host.settle();
        host.observeFree(0);
        host.observeFree(50_000_000_000L);
        assertThat(host.rendition(id)).isEqualTo(Rendition.OPTIMISED);
    }

    /// Another device may have the original.
    @Test
    void neverUploadsASmallerCopyInAnOriginalsPlace() {
        holdASmallerCopyOnly();
        int sent = host.sent(Request.UploadPart.class).size();
        cloud.loseZone();
        host.hint();
        host.settle();
        assertThat(host.sent(Request.UploadPart.class)).hasSize(sent);
        EngineEvent.Parked parked = host.events(EngineEvent.Parked.class).getLast();
        assertThat(parked.kind()).isEqualTo(WorkKind.UPLOAD);
        assertThat(parked.reasons())
                .isEqualTo(Reason.CONTENT_MISSING.bit() | Reason.ITEM_RETRY_WAIT.bit());
        assertThat(host.local(id)).isEqualTo(PHOTO);
    }

    /// Restoring beats purging, but not where all that is left of a picture is a smaller copy.
    @Test
    void givesInToAPurgeOfWhatItRestoredAndHasNoOriginalOf() {
        holdASmallerCopyOnly();
        Revision trashed = PHOTO.withState(AssetState.TRASHED, 50);
        host.change(id, trashed);
        host.settle();
        Revision purged = trashed.withState(AssetState.PURGED, 70);
        cloud.put(id, purged);
        cloud.forgetContent(Photos.hash(1));
        host.change(id, trashed.withState(AssetState.LIVE, 60));
        host.settle();
        assertThat(host.local(id)).isEqualTo(purged);
        assertThat(host.rendition(id)).isEqualTo(Rendition.NONE);
        assertThat(cloud.get(id)).isEqualTo(purged);
        assertThat(host.pendingItems()).isEmpty();
    }
}
