package dev.photosync.sim.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.library.MediaBytes.Tag;
import dev.photosync.sim.library.Skipped.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no camera wrote is skipped with a reason, and the sound photo beside it is imported.
class DamagedFileTest {
    @TempDir Path folder;

    @BeforeEach
    void putSoundPhoto() throws IOException {
        Files.write(folder.resolve("sound.jpg"), MediaBytes.jpeg(40, 30, 1));
    }

    private Skipped skip(String name, byte[] contents) throws IOException {
        Files.write(folder.resolve(name), contents);
        ImportedFolder imported = PhotoFolder.read(folder, 1000, 10_000);
        assertThat(imported.pictures()).extracting(Picture::name).containsExactly("sound.jpg");
        assertThat(imported.skipped()).hasSize(1);
        assertThat(imported.skipped().getFirst().path()).isEqualTo(name);
        return imported.skipped().getFirst();
    }

    @Test
    void skipsEmptyFile() throws IOException {
        assertThat(skip("x.jpg", new byte[0]))
                .isEqualTo(new Skipped("x.jpg", Cause.EMPTY, "the file is empty (0 bytes)"));
    }

    @Test
    void skipsForeignFile() throws IOException {
        assertThat(skip("x.txt", MediaBytes.text("hello")))
                .isEqualTo(
                        new Skipped(
                                "x.txt",
                                Cause.UNSUPPORTED,
                                "not a photo or film by its name, which ends in .txt"));
    }

    @Test
    void skipsForeignContentsUnderThePhotosName() throws IOException {
        Skipped skipped = skip("x.jpg", MediaBytes.text("8BPS and so on, for a while"));

        assertThat(skipped.cause()).isEqualTo(Cause.UNSUPPORTED);
        assertThat(skipped.reason()).contains("its contents are PSD").contains(".jpg");
    }

    @Test
    void skipsUnknownContentsUnderThePhotosName() throws IOException {
        Skipped skipped = skip("x.heic", MediaBytes.text("once upon a time"));

        assertThat(skipped.cause()).isEqualTo(Cause.DAMAGED);
        assertThat(skipped.reason()).contains("first bytes").contains(".heic");
    }

    @Test
    void skipsPhotoLargerThanTheLimit() throws IOException {
        Skipped skipped = skip("x.jpg", Arrays.copyOf(MediaBytes.jpeg(40, 30, 2), 10_001));

        assertThat(skipped.cause()).isEqualTo(Cause.TOO_LARGE);
        assertThat(skipped.reason()).contains("at most 10000 bytes").contains("size=10001");
    }

    @Test
    void skipsJpegThatIsCutOff() throws IOException {
        byte[] sound = MediaBytes.jpeg(40, 30, 2);

        assertThat(skip("x.jpg", Arrays.copyOf(sound, sound.length - 2)).reason())
                .isEqualTo(
                        "the JPEG is cut off: no end-of-image marker in "
                                + (sound.length - 2)
                                + " bytes");
        assertThat(skip("x.jpg", Arrays.copyOf(sound, 20)).reason())
                .isEqualTo("the JPEG ends before its image data");
    }

    @Test
    void skipsHeifThatIsCutOff() throws IOException {
        byte[] sound = MediaBytes.heif(40, 30, 2);

        assertThat(skip("x.heic", Arrays.copyOf(sound, sound.length - 2)).reason())
                .isEqualTo("box 'mdat' at byte 92 claims 12 bytes where 10 are left");
    }

    @Test
    void skipsFilmWhoseRecordingWasNotFinished() throws IOException {
        byte[] unfinished =
                MediaBytes.concat(
                        MediaBytes.box("ftyp", MediaBytes.text("qt  \0\0\0\0qt  ")),
                        MediaBytes.box("mdat", new byte[100]));

        assertThat(skip("x.mov", unfinished).reason())
                .isEqualTo("the film has no movie header (moov): its recording was not finished");
    }

    @Test
    void skipsPngThatIsCutOff() throws IOException {
        Skipped skipped = skip("x.png", Arrays.copyOf(MediaBytes.png(40, 30), 30));

        assertThat(skipped.cause()).isEqualTo(Cause.DAMAGED);
        assertThat(skipped.reason())
                .isEqualTo("the PNG is cut off: the chunk at byte 8 does not fit in the file");
    }

    @Test
    void skipsTiffWithoutAnImage() throws IOException {
        assertThat(skip("x.tif", MediaBytes.tiff(Tag.ascii(0x132, "2024:01:01 00:00:00"))).reason())
                .isEqualTo("the TIFF gives no width and height");
    }

    @Test
    void skipsFilmWhoseBoxesClaimGigabytes() throws IOException {
        byte[] inner = MediaBytes.box("mvhd", new byte[100]);
        inner[0] = 0x7F;

        assertThat(skip("x.mp4", film(inner)).reason())
                .isEqualTo("box 'mvhd' at byte 28 claims 2130706540 bytes where 108 are left");
    }

    @Test
    void skipsFilmWhoseBoxesNestWithoutEnd() throws IOException {
        byte[] inner = new byte[0];
        for (int i = 0; i < 1000; i++) {
            inner = MediaBytes.box("trak", inner);
        }

        assertThat(skip("x.mp4", film(inner)).reason()).startsWith("boxes may lie 16 deep");
    }

    private static byte[] film(byte[] movie) {
        return MediaBytes.concat(
                MediaBytes.box("ftyp", MediaBytes.text("isom\0\0\0\0isom")),
                MediaBytes.box("moov", movie));
    }

    /// Wherever bytes are overwritten or cut, the import ends, and accounts for every file once.
    @Test
    void survivesRandomDamage() throws IOException {
        RandomStream random = new RandomStream(20_240_315);
        List<byte[]> sound =
                List.of(
                        MediaBytes.jpegTakenAt("2024:03:15 14:30:00", 2),
                        MediaBytes.heif(40, 30, 2),
                        MediaBytes.film("qt  ", 3_000_000_000L, 2),
                        MediaBytes.film("isom", 3_000_000_000L, 2),
                        MediaBytes.png(40, 30),
                        MediaBytes.tiff(40, 30));
        int count = 600;
        for (int i = 0; i < count; i++) {
            byte[] bytes = sound.get(i % sound.size()).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
            }
            int length = random.nextBoolean(0.3) ? random.nextInt(bytes.length) : bytes.length;
            Files.write(folder.resolve(i + ".jpg"), Arrays.copyOf(bytes, length));
        }

        ImportedFolder imported = PhotoFolder.read(folder);

        int resources = imported.pictures().stream().mapToInt(p -> p.resources().size()).sum();
        assertThat(resources + imported.skipped().size()).isEqualTo(count + 1);
        assertThat(imported.skipped()).allMatch(skipped -> !skipped.reason().isEmpty());
        assertThat(PhotoFolder.read(folder)).isEqualTo(imported);
    }
}
