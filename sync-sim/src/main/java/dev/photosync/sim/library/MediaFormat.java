package dev.photosync.sim.library;

import com.drew.imaging.FileType;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Optional;

/// The formats of photos and films that are imported.
enum MediaFormat {
    JPEG,
    HEIF,
    PNG,
    TIFF,
    GIF,
    WEBP,
    /// A camera's raw in the manner of TIFF, which all are but Fujifilm's.
    RAW,
    /// Fujifilm's raw.
    RAF,
    QUICKTIME,
    MP4;

    private static final ImmutableSet<String> RAW_EXTENSIONS =
            ImmutableSet.of("dng", "cr2", "nef", "arw", "raf", "orf", "rw2");
    private static final ImmutableSet<String> OTHER_EXTENSIONS =
            ImmutableSet.of(
                    "jpg", "jpeg", "heic", "heif", "png", "tif", "tiff", "gif", "webp", "mov",
                    "mp4", "m4v");

    /// Whether a file of this name is looked into at all.
    static boolean mayBe(String name) {
        String extension = extension(name);
        return RAW_EXTENSIONS.contains(extension) || OTHER_EXTENSIONS.contains(extension);
    }

    /// The format of these contents; the name only tells a raw from any other TIFF.
    static Optional<MediaFormat> of(FileType contents, String name) {
        return Optional.ofNullable(
                switch (contents) {
                    case Jpeg -> JPEG;
                    case Heif -> HEIF;
                    case Png -> PNG;
                    case Gif -> GIF;
                    case WebP -> WEBP;
                    case QuickTime -> QUICKTIME;
                    case Mp4 -> MP4;
                    case Dng, Cr2, Nef, Arw, Orf, Rw2 -> RAW;
                    case Raf -> RAF;
                    case Tiff -> RAW_EXTENSIONS.contains(extension(name)) ? RAW : TIFF;
                    default -> null;
                });
    }

    /// What follows the last dot, in lower case; empty if nothing does.
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < name.lastIndexOf('/') || dot < 0
                ? ""
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    boolean raw() {
        return this == RAW || this == RAF;
    }

    boolean film() {
        return this == QUICKTIME || this == MP4;
    }

    /// Whether a film or a raw of the same name belongs to a still of this format.
    boolean pairs() {
        return this == HEIF || this == JPEG;
    }
}
