package dev.photosync.sim.library;

import static dev.photosync.core.library.ResourceRole.ORIGINAL;
import static dev.photosync.core.library.ResourceRole.PAIRED_VIDEO;
import static dev.photosync.core.library.ResourceRole.RAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.hash.Hashing;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.sim.library.MediaBytes.Tag;
import dev.photosync.sim.library.Skipped.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {
    @TempDir Path folder;

    private void put(String name, byte[] contents) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, contents);
    }

    private Picture only() {
        ImportedFolder imported = PhotoFolder.read(folder);
        assertThat(imported.skipped()).isEmpty();
        assertThat(imported.pictures()).hasSize(1);
        return imported.pictures().getFirst();
    }

    @Test
    void readsSizeHashTimeAndDimensionsOfPhoto() throws IOException {
        byte[] photo =
                MediaBytes.jpeg(
                        40,
                        30,
                        1,
                        MediaBytes.exif(
                                Tag.ascii(0x9003, "2024:03:15 14:30:00"),
                                Tag.ascii(0x9011, "+02:00"),
                                Tag.ascii(0x9291, "25")));
        put("trip/one.JPG", photo);

        Picture picture = only();

        assertThat(picture.name()).isEqualTo("trip/one.JPG");
        // 2024-03-15T12:30:00.25Z
        assertThat(picture.capturedAtMicros()).isEqualTo(1_710_505_800_250_000L);
        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(30);
        assertThat(picture.sizeBytes()).isEqualTo(photo.length);
        assertThat(picture.original().hash())
                .hasToString(Hashing.sha256().hashBytes(photo).toString());
        assertThat(picture.revision(7).state()).isEqualTo(AssetState.LIVE);
        assertThat(picture.revision(7).resources()).isEqualTo(picture.resources());
    }

    @Test
    void takesLocalTimeWithoutOffsetAsUtc() throws IOException {
        put("one.jpg", MediaBytes.jpegTakenAt("1970:01:01 00:00:01", 1));

        assertThat(only().capturedAtMicros()).isEqualTo(1_000_000);
    }

    @Test
    void importsPhotoWithoutOrWithBrokenExifAtAnUnknownTime() throws IOException {
        put("a-none.jpg", MediaBytes.jpeg(40, 30, 1));
        put("b-zeros.jpg", MediaBytes.jpegTakenAt("0000:00:00 00:00:00", 2));
        put("c-words.jpg", MediaBytes.jpegTakenAt("yesterday at noon  ", 3));
        put(
                "d-wild.jpg",
                MediaBytes.jpeg(40, 30, 4, MediaBytes.text("MM\0*\u007f\u00ff\u00ff\u00ff")));
        put("e-noise.jpg", MediaBytes.jpeg(40, 30, 5, MediaBytes.text("not a TIFF header at all")));

        ImportedFolder imported = PhotoFolder.read(folder);

        assertThat(imported.skipped()).isEmpty();
        assertThat(imported.pictures()).hasSize(5);
        assertThat(imported.pictures()).allMatch(picture -> picture.capturedAtMicros() == 0);
    }

    @Test
    void readsFormatsOfPhonesAndCameras() throws IOException {
        put("a.heic", MediaBytes.heif(4032, 3024, 1));
        put("b.png", MediaBytes.png(1179, 2556));
        put("c.tif", MediaBytes.tiff(640, 480));
        put("d.dng", MediaBytes.tiff(6000, 4000));

        assertThat(PhotoFolder.read(folder).pictures())
                .extracting(
                        picture -> picture.name() + " " + picture.width() + "x" + picture.height())
                .containsExactly(
                        "a.heic 4032x3024", "b.png 1179x2556", "c.tif 640x480", "d.dng 6000x4000");
    }

    @Test
    void readsFilmByItsMovieHeaderWhereverThatIs() throws IOException {
        long created = MediaBytes.SECONDS_1904_TO_1970 + 1_700_000_000L;
        put("a.mov", MediaBytes.film("qt  ", created, 1));
        put("b.mp4", MediaBytes.film("isom", created, 2));
        put("c.mp4", MediaBytes.film("isom", 0, 3));

        ImportedFolder imported = PhotoFolder.read(folder);

        assertThat(imported.pictures())
                .extracting(Picture::capturedAtMicros)
                .containsExactly(1_700_000_000_000_000L, 1_700_000_000_000_000L, 0L);
        assertThat(imported.pictures()).allMatch(picture -> picture.original().video());
    }

    @Test
    void pairsFilesOfOneStemInOneFolder() throws IOException {
        put("IMG_1.HEIC", MediaBytes.heif(40, 30, 1));
        put("img_1.mov", MediaBytes.film("qt  ", 0, 1));
        put("IMG_2.JPG", MediaBytes.jpeg(40, 30, 2));
        put("IMG_2.dng", MediaBytes.tiff(60, 40));
        put("IMG_2.mp4", MediaBytes.film("isom", 0, 2));
        put("other/IMG_1.MOV", MediaBytes.film("qt  ", 0, 3));

        ImportedFolder imported = PhotoFolder.read(folder);

        assertThat(imported.pictures())
                .extracting(Picture::name)
                .containsExactly("IMG_1.HEIC", "IMG_2.JPG", "other/IMG_1.MOV");
        assertThat(imported.pictures().get(0).resources())
                .extracting(Resource::role, Resource::video)
                .containsExactly(tuple(ORIGINAL, false), tuple(PAIRED_VIDEO, true));
        assertThat(imported.pictures().get(1).resources())
                .extracting(Resource::role)
                .containsExactly(ORIGINAL, PAIRED_VIDEO, RAW);
        assertThat(imported.pictures().get(2).resources())
                .extracting(Resource::role)
                .containsExactly(ORIGINAL);
    }

    @Test
    void letsOnlyOneStillOfAStemHaveTheFilm() throws IOException {
        put("one.heic", MediaBytes.heif(40, 30, 1));
        put("one.jpg", MediaBytes.jpeg(40, 30, 2));
        put("one.mov", MediaBytes.film("qt  ", 0, 3));
        put("one.mp4", MediaBytes.film("isom", 0, 4));

        assertThat(PhotoFolder.read(folder).pictures())
                .extracting(picture -> picture.name() + " " + picture.resources().size())
                .containsExactly("one.heic 2", "one.jpg 1", "one.mp4 1");
    }

    @Test
    void keepsRawAndFilmWithoutAStillApart() throws IOException {
        put("one.mov", MediaBytes.film("qt  ", 0, 1));
        put("one.nef", MediaBytes.tiff(60, 40));

        assertThat(PhotoFolder.read(folder).pictures())
                .extracting(picture -> picture.original().video())
                .containsExactly(true, false);
    }

    @Test
    void skipsEveryFileOfASecondCopy() throws IOException {
        byte[] still = MediaBytes.heif(40, 30, 1);
        put("a/one.heic", still);
        put("b/two.heic", still);
        put("b/two.mov", MediaBytes.film("qt  ", 0, 1));

        ImportedFolder imported = PhotoFolder.read(folder);

        assertThat(imported.pictures()).extracting(Picture::name).containsExactly("a/one.heic");
        assertThat(imported.skipped())
                .containsExactly(
                        new Skipped(
                                "b/two.heic", Cause.DUPLICATE, "the same picture as a/one.heic"),
                        new Skipped(
                                "b/two.mov",
                                Cause.DUPLICATE,
                                "belongs to b/two.heic, the same picture as a/one.heic"));
    }

    @Test
    void givesTheSameResultWhateverTheFileDates() throws IOException {
        put("b/two.jpg", MediaBytes.jpeg(40, 30, 2));
        put("a.png", MediaBytes.png(3, 4));
        put("notes.txt", MediaBytes.text("hello"));
        ImportedFolder before = PhotoFolder.read(folder);
        Files.setLastModifiedTime(folder.resolve("a.png"), FileTime.fromMillis(1));

        assertThat(PhotoFolder.read(folder)).isEqualTo(before);
    }

    @Test
    void givesTheSameResultOnAnyNumberOfThreads() throws IOException {
        for (int photo = 0; photo < 60; photo++) {
            // Every seventh is a copy of the first, every tenth no photo.
            int seed = photo % 7 == 0 ? 1 : 10 + photo;
            put("IMG_" + photo + ".jpg", MediaBytes.jpeg(8, 8, seed));
            put("note-" + photo + (photo % 10 == 0 ? ".jpg" : ".txt"), new byte[photo]);
        }

        ImportedFolder byOne = readBy(1);

        assertThat(readBy(8)).isEqualTo(byOne);
        assertThat(byOne.pictures()).hasSize(52);
        assertThat(byOne.skipped()).hasSize(68);
    }

    private ImportedFolder readBy(int threads) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> PhotoFolder.read(folder)).join();
        }
    }

    @Test
    void namesFilesInUtf8() throws IOException {
        Path file;
        try {
            file = folder.resolve("Crémieux.jpg");
        } catch (InvalidPathException e) {
            assumeThat(e).as("this process runs in a locale that can write the name").isNull();
            throw e;
        }
        Files.write(file, MediaBytes.jpeg(40, 30, 1));

        assertThat(only().name()).isEqualTo("Crémieux.jpg");
    }

    @Test
    void doesNotFollowLinksNorLookIntoHiddenFolders() throws IOException {
        put("one.jpg", MediaBytes.jpeg(40, 30, 1));
        put(".trash/two.jpg", MediaBytes.jpeg(40, 30, 2));
        put("._one.jpg", MediaBytes.text("resource fork"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        ImportedFolder imported = PhotoFolder.read(folder);

        assertThat(imported.pictures()).hasSize(1);
        assertThat(imported.skipped())
                .extracting(Skipped::path, Skipped::reason)
                .containsExactly(
                        tuple("._one.jpg", "a hidden file, left out"),
                        tuple(".trash/", "a hidden folder, left out"),
                        tuple("loop", "a symbolic link, which is not followed"));
    }

    @Test
    void refusesFolderThatCannotBeImported() throws IOException {
        assertThatThrownBy(() -> PhotoFolder.read(folder.resolve("missing")))
                .isInstanceOf(PhotoFolderException.class)
                .hasMessageEndingWith(
                        "missing: a photo folder must be an existing folder, found nothing");
        put("file.jpg", MediaBytes.jpeg(40, 30, 1));
        assertThatThrownBy(() -> PhotoFolder.read(folder.resolve("file.jpg")))
                .isInstanceOf(PhotoFolderException.class)
                .hasMessageEndingWith("file.jpg: a photo folder must be a folder, found a file");
    }

    @Test
    void refusesFolderWithoutPhotos() throws IOException {
        assertThatThrownBy(() -> PhotoFolder.read(folder))
                .isInstanceOf(PhotoFolderException.class)
                .hasMessageEndingWith("with photos or films in it, found no file");
        put("notes.txt", MediaBytes.text("hello"));
        put("more.txt", MediaBytes.text("hello"));
        put("empty.jpg", new byte[0]);
        assertThatThrownBy(() -> PhotoFolder.read(folder))
                .isInstanceOf(PhotoFolderException.class)
                .hasMessageEndingWith("found none: 3 skipped (2 unsupported, 1 empty)");
    }

    @Test
    void refusesFolderWithTooManyFiles() throws IOException {
        for (int i = 0; i < 4; i++) {
            put(i + ".jpg", MediaBytes.jpeg(40, 30, i));
        }
        assertThat(PhotoFolder.read(folder, 4, PhotoFolder.MAX_STILL_BYTES).pictures()).hasSize(4);
        assertThatThrownBy(() -> PhotoFolder.read(folder, 3, PhotoFolder.MAX_STILL_BYTES))
                .isInstanceOf(PhotoFolderException.class)
                .hasMessageContaining("at most 3 files and folders");
    }
}
