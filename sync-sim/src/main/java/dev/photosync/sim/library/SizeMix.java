package dev.photosync.sim.library;

import dev.photosync.sim.kernel.RandomStream;

/// What a camera roll is made of: how often each kind of picture is taken, and how large it is.
///
/// @param photo HEIC stills; a raw picture has one too
/// @param video films
/// @param raw raws, each beside a still
/// @param screenshot PNG images of the screen
/// @param liveShare the share of stills that are Live Photos, from 0 to 1
public record SizeMix(Share photo, Share video, Share raw, Share screenshot, double liveShare) {

    /// The mix of a phone that takes 12-megapixel HEIC stills and HEVC films.
    ///
    /// Medians follow what Apple publishes. The Camera settings of an iPhone state that a minute of
    /// HEVC takes about 60 MB at 1080p30 and 170 MB at 4K30: the median film is one minute of the
    /// former, the largest, 4 GB, some 24 minutes of the latter. HEIF was presented (WWDC 2017) as
    /// half the size of JPEG, about 2 MB for a 12-megapixel still. The support page on Apple ProRAW
    /// calls its files 10 to 12 times larger than HEIF, about 25 MB. A Live Photo adds three
    /// seconds of film; the press measured twice a still and more in all, taken here as 2.5 times.
    ///
    /// No vendor publishes how sizes spread or how often each kind is taken: sigmas, bounds,
    /// weights and the share of Live Photos are this project's assumptions.
    public static final SizeMix PUBLISHED =
            new SizeMix(
                    new Share(80, new SizeCurve(2_000_000, 0.45, 300_000, 12_000_000)),
                    new Share(5, new SizeCurve(60_000_000, 1.1, 2_000_000, 4_000_000_000L)),
                    new Share(1, new SizeCurve(25_000_000, 0.3, 10_000_000, 80_000_000)),
                    new Share(14, new SizeCurve(600_000, 0.6, 100_000, 6_000_000)),
                    0.5);

    /// One kind of picture in a mix.
    ///
    /// @param weight how often it is taken, relative to the other kinds
    /// @param size how large it is
    public record Share(int weight, SizeCurve size) {
        public Share {
            if (weight < 0) {
                throw new IllegalArgumentException("weight must not be negative: weight=" + weight);
            }
        }
    }

    public SizeMix {
        if (!(liveShare >= 0 && liveShare <= 1)) {
            throw new IllegalArgumentException(
                    "liveShare must be from 0 to 1: liveShare=" + liveShare);
        }
        if (totalWeight(photo, video, raw, screenshot) == 0) {
            throw new IllegalArgumentException(
                    "some kind of picture must have a weight above zero");
        }
    }

    enum Kind {
        PHOTO,
        VIDEO,
        RAW,
        SCREENSHOT
    }

    Kind drawKind(RandomStream stream) {
        long left = stream.nextLong(totalWeight(photo, video, raw, screenshot));
        if (left < photo.weight) {
            return Kind.PHOTO;
        }
        left -= photo.weight;
        if (left < video.weight) {
            return Kind.VIDEO;
        }
        left -= video.weight;
        return left < raw.weight ? Kind.RAW : Kind.SCREENSHOT;
    }

    private static long totalWeight(Share photo, Share video, Share raw, Share screenshot) {
        return (long) photo.weight + video.weight + raw.weight + screenshot.weight;
    }
}
