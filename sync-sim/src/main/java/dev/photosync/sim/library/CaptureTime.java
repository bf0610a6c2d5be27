package dev.photosync.sim.library;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a photo or film was taken, by its own metadata, in microseconds since 1970 UTC.
///
/// A photo says so by Exif (CIPA DC-008): DateTimeOriginal, else DateTimeDigitized, else DateTime.
/// These are local times, taken as UTC unless the matching OffsetTime tag stands beside them. A
/// film says so by Apple's {@code com.apple.quicktime.creationdate}, else by its movie header,
/// which counts in UTC from 1904. A time that is missing, all zeros, or no time at all is 0,
/// unknown; a file's own dates are never asked, since copies do not share them.
final class CaptureTime {
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4})[:./-](\\d{2})[:./-](\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2}))?"
                            + "(?:\\.(\\d+))?\\s*(Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern OFFSET = Pattern.compile("Z|[+-]\\d{2}:?\\d{2}");
    private static final int MICRO_DIGITS = 6;

    private CaptureTime() {}

    static long ofPhoto(Metadata metadata) {
        long micros = 0;
        for (Directory exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            micros = micros != 0 ? micros : original(exif);
        }
        for (Directory exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            micros = micros != 0 ? micros : digitized(exif);
        }
        Directory details = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        for (Directory exif : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            micros = micros != 0 ? micros : changed(exif, details == null ? exif : details);
        }
        return micros;
    }

    private static long original(Directory exif) {
        return parse(
                exif.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
                exif.getString(ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL),
                exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL));
    }

    private static long digitized(Directory exif) {
        return parse(
                exif.getString(ExifDirectoryBase.TAG_DATETIME_DIGITIZED),
                exif.getString(ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED),
                exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED));
    }

    private static long changed(Directory image, Directory details) {
        return parse(
                image.getString(ExifDirectoryBase.TAG_DATETIME),
                details.getString(ExifDirectoryBase.TAG_SUBSECOND_TIME),
                details.getString(ExifDirectoryBase.TAG_TIME_ZONE));
    }

    static long ofFilm(Metadata metadata) {
        for (Directory film : metadata.getDirectoriesOfType(QuickTimeMetadataDirectory.class)) {
            long micros =
                    parse(film.getString(QuickTimeMetadataDirectory.TAG_CREATION_DATE), null, null);
            if (micros != 0) {
                return micros;
            }
        }
        for (Directory film : metadata.getDirectoriesOfType(QuickTimeDirectory.class)) {
            if (film.getObject(QuickTimeDirectory.TAG_CREATION_TIME) instanceof Date date) {
                return header(date);
            }
        }
        for (Directory film : metadata.getDirectoriesOfType(Mp4Directory.class)) {
            if (film.getObject(Mp4Directory.TAG_CREATION_TIME) instanceof Date date) {
                return header(date);
            }
        }
        return 0;
    }

    /// A movie header's time; recorders without a clock leave it at or near 1904.
    private static long header(Date date) {
        Instant instant = date.toInstant();
        return instant.isAfter(Instant.EPOCH) ? micros(instant) : 0;
    }

    /// Reads a time as Exif writes it; its own fraction and offset count before those given.
    static long parse(@Nullable String time, @Nullable String fraction, @Nullable String offset) {
        if (time == null) {
            return 0;
        }
        Matcher parts = TIME.matcher(time.strip());
        if (!parts.matches()) {
            return 0;
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)));
            ZoneOffset zone = zone(parts.group(8) != null ? parts.group(8) : offset);
            return micros(local.toInstant(zone))
                    + fractionMicros(parts.group(7) != null ? parts.group(7) : fraction);
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static ZoneOffset zone(@Nullable String offset) {
        return offset != null && OFFSET.matcher(offset.strip()).matches()
                ? ZoneOffset.of(offset.strip())
                : ZoneOffset.UTC;
    }

    private static long fractionMicros(@Nullable String digits) {
        String fraction = digits == null ? "" : digits.strip();
        long micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            int digit = i < fraction.length() ? fraction.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            micros = micros * 10 + digit;
        }
        return micros;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
