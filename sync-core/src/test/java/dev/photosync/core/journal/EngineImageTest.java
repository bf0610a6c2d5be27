package dev.photosync.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Revision;
import org.junit.jupiter.api.Test;

class EngineImageTest {
    private static final AssetId AGREED = new AssetId(1, 1);
    private static final AssetId MOVED_ON = new AssetId(2, 2);
    private static final Revision PHOTO = Revision.imported(ImmutableList.of(), 1);
    private static final Revision DELETED = PHOTO.withState(AssetState.TRASHED, 2);

    /// Later records, which are lost, may have agreed on what the cloud has.
    @Test
    void reliesOnABaseOnlyWhereTheCloudHadNotMovedOn() {
        EngineImage image =
                EngineImage.EMPTY
                        .apply(
                                new JournalRecord.Agreed(
                                        ImmutableList.of(
                                                new RecordChange(AGREED, PHOTO),
                                                new RecordChange(MOVED_ON, PHOTO))))
                        .apply(
                                new JournalRecord.PageApplied(
                                        ImmutableList.of(new RecordChange(MOVED_ON, DELETED)),
                                        new Cursor(1, 3)));
        EngineImage relied = image.withoutDoubtfulBase();
        assertThat(relied.base().get(AGREED)).isEqualTo(PHOTO);
        assertThat(relied.base().contains(MOVED_ON)).isFalse();
        assertThat(relied.remote()).isEqualTo(image.remote());
        assertThat(relied.cursor()).isEqualTo(image.cursor());
    }

    @Test
    void reliesOnAllOfABaseInStep() {
        EngineImage image =
                EngineImage.EMPTY.apply(
                        new JournalRecord.Agreed(
                                ImmutableList.of(new RecordChange(AGREED, PHOTO))));
        assertThat(image.withoutDoubtfulBase()).isEqualTo(image);
    }
}
