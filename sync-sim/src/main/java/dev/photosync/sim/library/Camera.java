package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.kernel.RandomStream;

/// A camera that takes synthetic pictures: all it knows of them is drawn from a random stream.
///
/// A picture's content hash is 256 pseudo-random bits and stands in for the SHA-256 of content that
/// does not exist. Pictures are numbered as phones number them, in the order taken. The same stream
/// and the same calls give the same pictures. Taking one costs well under a microsecond and
/// allocates little beyond the picture.
public final class Camera {
    private static final int STILL_WIDTH = 4032;
    private static final int STILL_HEIGHT = 3024;
    private static final int FILM_WIDTH = 1920;
    private static final int FILM_HEIGHT = 1080;
    private static final int SCREEN_WIDTH = 1179;
    private static final int SCREEN_HEIGHT = 2556;
    private static final double LIVE_FILM_RATIO = 1.5;
    private static final double LIVE_FILM_SIGMA = 0.3;
    private static final double EDIT_SIGMA = 0.15;

    private final SizeMix mix;
    private int taken;

    public Camera(SizeMix mix) {
        this.mix = mix;
    }

    /// Takes a picture of a kind drawn by the mix's weights.
    ///
    /// @param capturedAtMicros when it is taken, in microseconds since 1970 UTC
    public Picture mixed(RandomStream stream, long capturedAtMicros) {
        return switch (mix.drawKind(stream)) {
            case PHOTO -> photo(stream, capturedAtMicros);
            case VIDEO -> video(stream, capturedAtMicros);
            case RAW -> rawPhoto(stream, capturedAtMicros);
            case SCREENSHOT -> screenshot(stream, capturedAtMicros);
        };
    }

    /// Takes a still; the mix's share of them are Live Photos, with a film beside them.
    public Picture photo(RandomStream stream, long capturedAtMicros) {
        Resource still = still(stream);
        ImmutableList<Resource> resources =
                stream.nextBoolean(mix.liveShare())
                        ? ImmutableList.of(still, liveFilm(still, stream))
                        : ImmutableList.of(still);
        return new Picture(name(".HEIC"), resources, capturedAtMicros, STILL_WIDTH, STILL_HEIGHT);
    }

    /// Takes a film of a size drawn from the mix.
    public Picture video(RandomStream stream, long capturedAtMicros) {
        return video(stream, capturedAtMicros, mix.video().size().draw(stream));
    }

    /// Takes a film of this size.
    public Picture video(RandomStream stream, long capturedAtMicros, long sizeBytes) {
        Resource film = new Resource(ResourceRole.ORIGINAL, hash(stream), sizeBytes, true);
        return new Picture(
                name(".MOV"), ImmutableList.of(film), capturedAtMicros, FILM_WIDTH, FILM_HEIGHT);
    }

    /// Takes a still with its raw beside it.
    public Picture rawPhoto(RandomStream stream, long capturedAtMicros) {
        Resource still = still(stream);
        long rawBytes = mix.raw().size().draw(stream);
        Resource raw = new Resource(ResourceRole.RAW, hash(stream), rawBytes, false);
        return new Picture(
                name(".HEIC"),
                ImmutableList.of(still, raw),
                capturedAtMicros,
                STILL_WIDTH,
                STILL_HEIGHT);
    }

    /// Takes an image of the screen.
    public Picture screenshot(RandomStream stream, long capturedAtMicros) {
        long sizeBytes = mix.screenshot().size().draw(stream);
        Resource still = new Resource(ResourceRole.ORIGINAL, hash(stream), sizeBytes, false);
        return new Picture(
                name(".PNG"),
                ImmutableList.of(still),
                capturedAtMicros,
                SCREEN_WIDTH,
                SCREEN_HEIGHT);
    }

    /// What an edit makes of an asset: a new rendering of about its original's size.
    ///
    /// @throws IllegalArgumentException if the asset has no original, being purged
    public static Resource editOf(Revision revision, RandomStream stream) {
        Resource original =
                revision.resource(ResourceRole.ORIGINAL)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "only an asset with an original can be edited: revision="
                                                + revision));
        double ratio = stream.nextLogNormal(1, EDIT_SIGMA);
        long sizeBytes = Math.max(1, Math.round(original.sizeBytes() * ratio));
        return new Resource(ResourceRole.EDIT, hash(stream), sizeBytes, original.video());
    }

    private Resource still(RandomStream stream) {
        long sizeBytes = mix.photo().size().draw(stream);
        return new Resource(ResourceRole.ORIGINAL, hash(stream), sizeBytes, false);
    }

    private static Resource liveFilm(Resource still, RandomStream stream) {
        double ratio = stream.nextLogNormal(LIVE_FILM_RATIO, LIVE_FILM_SIGMA);
        long sizeBytes = Math.round(still.sizeBytes() * ratio);
        return new Resource(ResourceRole.PAIRED_VIDEO, hash(stream), sizeBytes, true);
    }

    private static ContentHash hash(RandomStream stream) {
        return new ContentHash(
                stream.nextLong(), stream.nextLong(), stream.nextLong(), stream.nextLong());
    }

    private String name(String extension) {
        taken++;
        String number = Integer.toString(taken);
        String zeros = "0000".substring(Math.min(4, number.length()));
        return "IMG_" + zeros + number + extension;
    }
}
