package dev.photosync.sim.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.library.SizeMix.Share;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraTest {
    private static final int COUNT = 20_000;

    private final RandomStream stream = new RandomStream(1);
    private final Camera camera = new Camera(SizeMix.PUBLISHED);

    @Test
    void takesTheSamePicturesFromTheSameStream() {
        assertThat(roll(3)).isEqualTo(roll(3)).isNotEqualTo(roll(4));
    }

    private static ImmutableList<Picture> roll(long seed) {
        RandomStream stream = new RandomStream(seed);
        Camera camera = new Camera(SizeMix.PUBLISHED);
        return IntStream.range(0, 200)
                .mapToObj(i -> camera.mixed(stream, i))
                .collect(ImmutableList.toImmutableList());
    }

    @Test
    void takesPhotosOfThePublishedSizes() {
        SizeCurve curve = SizeMix.PUBLISHED.photo().size();
        long smaller = 0;
        long live = 0;
        for (int i = 0; i < COUNT; i++) {
            Picture photo = camera.photo(stream, i);
            assertThat(photo.original().video()).isFalse();
            assertThat(photo.original().sizeBytes()).isBetween(curve.minBytes(), curve.maxBytes());
            smaller += photo.original().sizeBytes() < curve.medianBytes() ? 1 : 0;
            if (photo.resources().size() == 2) {
                Resource film = photo.resources().get(1);
                assertThat(film.role()).isEqualTo(ResourceRole.PAIRED_VIDEO);
                assertThat(film.video()).isTrue();
                live++;
            }
        }
        assertThat(smaller).isBetween(COUNT * 48L / 100, COUNT * 52L / 100);
        assertThat(live).isBetween(COUNT * 48L / 100, COUNT * 52L / 100);
    }

    @Test
    void takesFilmsRawsAndScreenshots() {
        Picture film = camera.video(stream, 5, 123);
        assertThat(film.name()).isEqualTo("IMG_0001.MOV");
        assertThat(film.capturedAtMicros()).isEqualTo(5);
        assertThat(film.original().video()).isTrue();
        assertThat(film.sizeBytes()).isEqualTo(123);
        assertThat(camera.rawPhoto(stream, 6).resources())
                .extracting(Resource::role)
                .containsExactly(ResourceRole.ORIGINAL, ResourceRole.RAW);
        assertThat(camera.screenshot(stream, 7).name()).isEqualTo("IMG_0003.PNG");
        assertThat(camera.video(stream, 8).sizeBytes()).isBetween(2_000_000L, 4_000_000_000L);
    }

    @Test
    void takesEveryKindOfTheMix() {
        Set<String> kinds =
                IntStream.range(0, 2000)
                        .mapToObj(i -> camera.mixed(stream, i))
                        .map(picture ->
                                MediaFormat.extension(picture.name())
                                        + picture.resources().getLast().role())
                        .collect(Collectors.toSet());

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "heicORIGINAL",
                        "heicPAIRED_VIDEO",
                        "heicRAW",
                        "movORIGINAL",
                        "pngORIGINAL");
    }

    @Test
    void takesOnlyWhatHasWeight() {
        Share none = new Share(0, new SizeCurve(1, 0, 1, 1));
        Share films = new Share(1, new SizeCurve(1000, 0, 1, 2000));
        Camera filmCamera = new Camera(new SizeMix(none, films, none, none, 0));
        for (int i = 0; i < 100; i++) {
            assertThat(filmCamera.mixed(stream, i).sizeBytes()).isEqualTo(1000);
        }
        assertThatThrownBy(() -> new SizeMix(none, none, none, none, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesEveryPictureAnIdOfItsOwn() {
        Set<AssetId> ids = new HashSet<>();
        for (int i = 0; i < COUNT; i++) {
            Picture picture = camera.photo(stream, 0);
            ids.add(picture.id());
            assertThat(picture.id()).isEqualTo(AssetId.ofImport(picture.original().hash(), 0));
        }
        assertThat(ids).hasSize(COUNT);
    }

    @Test
    void editsToAboutTheOriginalsSize() {
        Revision photo = camera.photo(stream, 0).revision(0);
        long original = photo.resource(ResourceRole.ORIGINAL).orElseThrow().sizeBytes();

        Resource edit = Camera.editOf(photo, stream);

        assertThat(edit.role()).isEqualTo(ResourceRole.EDIT);
        assertThat(edit.sizeBytes()).isBetween(original / 2, original * 2);
        assertThat(photo.withResource(edit).displayed()).contains(edit);
        assertThatThrownBy(() -> Camera.editOf(photo.withState(AssetState.PURGED, 1), stream))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
