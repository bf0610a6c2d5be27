package dev.photosync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

/// A cloud that never comes to an end is not asked again at once, and once it is sound again
/// everything goes up.
class HostileCloudTest {
    private static final int A_FEW = 80;

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHost host = new FakeHost(cloud).start().settle();
    private final AssetId id = Photos.id(1);
    private final Revision photo = Photos.photo(1);

    private void assertAskedSeldomAndSoundAfterwards() {
        host.pass(FakeHost.HOUR);
        assertThat(host.sent(Request.class)).hasSizeLessThan(A_FEW);
        cloud.relent();
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isNotNull();
        assertThat(host.pendingItems()).isEmpty();
    }

    @Test
    void thatLetsEveryUploadExpire() {
        cloud.refuseAll(Request.UploadPart.class::isInstance, new CloudError.UploadExpired());
        host.take(id, photo);
        assertAskedSeldomAndSoundAfterwards();
    }

    @Test
    void thatTellsOfAConflictAndNamesNoRecord() {
        cloud.refuseAll(
                Request.CommitBatch.class::isInstance,
                new CloudError.ServerRecordChanged(ImmutableList.of()));
        host.take(id, photo);
        assertAskedSeldomAndSoundAfterwards();
    }

    @Test
    void thatTellsOfTheSameConflictForEver() {
        Revision theirs = photo.withRecordKind(photo.recordKind()).withFavourite(true);
        cloud.put(id, theirs);
        cloud.refuseAll(
                Request.CommitBatch.class::isInstance,
                new CloudError.ServerRecordChanged(ImmutableList.of(new RecordChange(id, theirs))));
        host.take(id, photo.withResource(Photos.edit(1, 1_000)));
        assertAskedSeldomAndSoundAfterwards();
    }

    @Test
    void thatHasAPhotoWhenItIsUploadedAndMissesItWhenItIsCommitted() {
        for (var part : photo.resources()) {
            cloud.put(Photos.id(100), Photos.photo(1));
            cloud.refuseAll(
                    Request.CommitBatch.class::isInstance,
                    new CloudError.AssetFileNotFound(id, part.hash()));
        }
        host.take(id, photo);
        assertAskedSeldomAndSoundAfterwards();
    }

    @Test
    void thatAsksToWaitForEver() {
        cloud.refuseOnce(
                Request.OpenUpload.class, new CloudError.RequestRateLimited(Long.MAX_VALUE));
        host.take(id, photo);
        host.pass(25 * FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(photo);
    }

    @Test
    void thatAsksToWaitUntilBeforeNow() {
        cloud.refuseOnce(
                Request.OpenUpload.class, new CloudError.RequestRateLimited(Long.MIN_VALUE));
        host.take(id, photo);
        host.pass(FakeHost.HOUR);
        assertThat(cloud.get(id)).isEqualTo(photo);
    }
}
