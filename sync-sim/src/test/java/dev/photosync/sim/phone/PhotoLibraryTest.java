package dev.photosync.sim.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStreams;
import dev.photosync.sim.trace.Trace;
import org.junit.jupiter.api.Test;

/// What a phone still knows of its photos when its engine starts again.
class PhotoLibraryTest {
    private static final Revision PHOTO =
            Revision.imported(
                    ImmutableList.of(
                            new Resource(
                                    ResourceRole.ORIGINAL,
                                    new ContentHash(1, 2, 3, 4),
                                    2_000_000,
                                    false)),
                    0);
    private static final Revision EDITED =
            PHOTO.withResource(
                    new Resource(ResourceRole.EDIT, new ContentHash(5, 6, 7, 8), 1_000, false));

    private final AssetId id = new AssetId(1, 1);
    private final Disk disk =
            new Disk(
                    LibrarySnapshot.empty(),
                    new Holdings(),
                    EngineImage.EMPTY,
                    new DiskFaults(new RandomStreams(1), "phone"));
    private final PhotoLibrary photos =
            new PhotoLibrary(
                    "phone", new Kernel(), new Trace(), disk, new Storage(1_000_000_000, 0));

    @Test
    void remembersThatAnEditOfAPictureIsStillToBeFetched() {
        photos.change(id, PHOTO, PHOTO.sizeBytes(), input -> {});
        photos.saveRevision(new Effect.SaveRevision(id, EDITED));
        assertThat(disk.holdings().stale(id)).isTrue();
        photos.storeCopy(new Effect.StoreCopy(id, EDITED, Rendition.ORIGINAL, EDITED.sizeBytes()));
        assertThat(disk.holdings().stale(id)).isFalse();
    }

    @Test
    void remembersThatTheCopyOfAnEditLacksAFile() {
        photos.saveRevision(new Effect.SaveRevision(id, EDITED));
        photos.storeCopy(new Effect.StoreCopy(id, PHOTO, Rendition.ORIGINAL, PHOTO.sizeBytes()));
        assertThat(disk.holdings().stale(id)).isTrue();
        assertThat(EDITED.resources())
                .extracting(file -> disk.holdings().hasFile(id, file.hash()))
                .containsExactly(true, false);
    }

    @Test
    void remembersThatFilesThatMovedToTheCopyOfAnEditAreNotAllOfIt() {
        AssetId copy = new AssetId(2, 2);
        photos.change(id, PHOTO, PHOTO.sizeBytes(), input -> {});
        photos.saveRevision(new Effect.SaveRevision(copy, EDITED));
        photos.moveCopy(new Effect.MoveCopy(id, PHOTO, copy, PHOTO, PHOTO.sizeBytes()));
        assertThat(disk.holdings().stale(copy)).isTrue();
        assertThat(disk.holdings().rendition(id)).isEqualTo(Rendition.NONE);
    }

    @Test
    void hasNothingToFetchWhenOnlyWhatIsSaidOfAPictureChanges() {
        photos.change(id, PHOTO, PHOTO.sizeBytes(), input -> {});
        photos.saveRevision(new Effect.SaveRevision(id, PHOTO.withFavourite(true)));
        assertThat(disk.holdings().stale(id)).isFalse();
    }
}
