package dev.photosync.sim.library;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.gif.GifMetadataReader;
import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.mp4.Mp4MetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.quicktime.QuickTimeMetadataReader;
import com.drew.imaging.raf.RafMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.RandomAccessStreamReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import com.drew.metadata.webp.WebpDirectory;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.library.Boxes.Box;
import dev.photosync.sim.library.MediaFile.Dimensions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads what a photo or film says of itself, and tells a damaged one.
///
/// Damaged means that the structure of the file itself cannot be read: a JPEG without frame, scan
/// or end; a PNG whose chunks do not lead to its end; a HEIF whose boxes do not fit or give no
/// size; a film without a sound movie header; any other format that its parser rejects. Metadata
/// that is missing or broken is no damage: it costs the capture time only.
///
/// The parsers are those of metadata-extractor, and whatever they throw at a hostile file, up to
/// exhausting stack or heap, is contained here. Some set aside as much memory as a length field
/// claims, up to 2 GB; lengths are checked first as far down as all files are laid out alike.
final class MediaStructure {
    private static final long MAX_MOVIE_HEADER_BYTES = 64L << 20;
    private static final ImmutableSet<String> MOVIE_CONTAINERS =
            ImmutableSet.of("moov", "trak", "mdia", "minf", "stbl");
    private static final int META_VERSION_BYTES = 4;

    /// What a file says of itself.
    record Facts(Dimensions dimensions, long capturedAtMicros) {}

    private interface Parser {
        Metadata parse(InputStream bytes) throws IOException, ImageProcessingException;
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private MediaStructure() {}

    /// @throws UnusableFileException if the file is damaged
    static Facts read(FileChannel file, Path path, long sizeBytes, MediaFormat format)
            throws IOException, UnusableFileException {
        Source whole = () -> new BufferedInputStream(Files.newInputStream(path));
        return switch (format) {
            case JPEG -> {
                Dimensions dimensions = JpegStructure.read(file, sizeBytes);
                yield new Facts(dimensions, timeOfPhoto(whole, MediaStructure::exifOfJpeg, format));
            }
            case HEIF -> {
                Dimensions dimensions = heif(file, sizeBytes);
                yield new Facts(
                        dimensions, timeOfPhoto(whole, HeifMetadataReader::readMetadata, format));
            }
            case PNG -> {
                Dimensions dimensions = PngStructure.read(file, sizeBytes);
                yield new Facts(
                        dimensions, timeOfPhoto(whole, PngMetadataReader::readMetadata, format));
            }
            case GIF, WEBP, TIFF, RAW, RAF -> {
                Metadata metadata = parse(whole, parser(format, sizeBytes), format);
                yield new Facts(dimensions(metadata, format), timeOfPhoto(metadata));
            }
            case QUICKTIME -> film(file, sizeBytes, format, QuickTimeMetadataReader::readMetadata);
            case MP4 -> film(file, sizeBytes, format, Mp4MetadataReader::readMetadata);
        };
    }

    private static Parser parser(MediaFormat format, long sizeBytes) {
        return switch (format) {
            case GIF -> GifMetadataReader::readMetadata;
            case WEBP -> WebpMetadataReader::readMetadata;
            case RAF -> RafMetadataReader::readMetadata;
            default ->
                    bytes ->
                            TiffMetadataReader.readMetadata(
                                    new RandomAccessStreamReader(
                                            bytes,
                                            RandomAccessStreamReader.DEFAULT_CHUNK_LENGTH,
                                            sizeBytes));
        };
    }

    private static Metadata exifOfJpeg(InputStream bytes)
            throws IOException, ImageProcessingException {
        return JpegMetadataReader.readMetadata(bytes, ImmutableList.of(new ExifReader()));
    }

    private static Dimensions dimensions(Metadata metadata, MediaFormat format)
            throws UnusableFileException {
        Dimensions known =
                switch (format) {
                    case GIF ->
                            largest(
                                    metadata,
                                    GifHeaderDirectory.class,
                                    GifHeaderDirectory.TAG_IMAGE_WIDTH,
                                    GifHeaderDirectory.TAG_IMAGE_HEIGHT);
                    case WEBP ->
                            largest(
                                    metadata,
                                    WebpDirectory.class,
                                    WebpDirectory.TAG_IMAGE_WIDTH,
                                    WebpDirectory.TAG_IMAGE_HEIGHT);
                    default ->
                            largest(
                                    metadata,
                                    ExifDirectoryBase.class,
                                    ExifDirectoryBase.TAG_IMAGE_WIDTH,
                                    ExifDirectoryBase.TAG_IMAGE_HEIGHT);
                };
        // Some makers keep the size of a raw in tags of their own.
        if (!known.known() && (!format.raw() || metadata.getDirectoryCount() == 0)) {
            throw UnusableFileException.damaged("the " + format + " gives no width and height");
        }
        return known;
    }

    /// The largest image that directories of a kind describe; a raw holds several.
    private static <D extends Directory> Dimensions largest(
            Metadata metadata, Class<D> kind, int widthTag, int heightTag) {
        Dimensions largest = Dimensions.UNKNOWN;
        for (Directory directory : metadata.getDirectories()) {
            if (kind.isInstance(directory) && !(directory instanceof ExifThumbnailDirectory)) {
                Long width = directory.getLongObject(widthTag);
                Long height = directory.getLongObject(heightTag);
                if (width != null && height != null) {
                    largest = largest.orLarger(Dimensions.of(width, height));
                }
            }
        }
        return largest;
    }

    /// The size of the largest image in a HEIF; a phone's is a grid of tiles, each with its own.
    private static Dimensions heif(FileChannel file, long sizeBytes)
            throws IOException, UnusableFileException {
        ImmutableList<Box> boxes = Boxes.in(file, 0, sizeBytes);
        Box meta =
                Boxes.first(boxes, "meta")
                        .orElseThrow(
                                () -> UnusableFileException.damaged("the HEIF has no meta box"));
        Dimensions largest = Dimensions.UNKNOWN;
        ImmutableList<Box> items =
                Boxes.in(file, meta.bodyByte() + META_VERSION_BYTES, meta.endByte());
        for (Box property : inside(file, inside(file, items, "iprp"), "ipco")) {
            if (property.type().equals("ispe")) {
                ByteBuffer size = Boxes.bytes(file, property.bodyByte() + META_VERSION_BYTES, 8);
                if (size.remaining() == 8) {
                    long width = Integer.toUnsignedLong(size.getInt());
                    long height = Integer.toUnsignedLong(size.getInt());
                    largest = largest.orLarger(Dimensions.of(width, height));
                }
            }
        }
        if (!largest.known()) {
            throw UnusableFileException.damaged("the HEIF gives no width and height");
        }
        return largest;
    }

    private static ImmutableList<Box> inside(
            FileChannel file, ImmutableList<Box> boxes, String type)
            throws IOException, UnusableFileException {
        Optional<Box> container = Boxes.first(boxes, type);
        return container.isEmpty()
                ? ImmutableList.of()
                : Boxes.in(file, container.get().bodyByte(), container.get().endByte());
    }

    /// A film by its file type and movie header alone: its samples may be gigabytes before them.
    private static Facts film(FileChannel file, long sizeBytes, MediaFormat format, Parser parser)
            throws IOException, UnusableFileException {
        ImmutableList<Box> boxes = Boxes.in(file, 0, sizeBytes);
        Box movie =
                Boxes.first(boxes, "moov")
                        .orElseThrow(() ->
                                UnusableFileException.damaged(
                                        "the film has no movie header (moov):"
                                                + " its recording was not finished"));
        if (movie.endByte() - movie.startByte() > MAX_MOVIE_HEADER_BYTES) {
            throw UnusableFileException.damaged(
                    "a film's movie header may have at most "
                            + MAX_MOVIE_HEADER_BYTES
                            + " bytes: size="
                            + (movie.endByte() - movie.startByte()));
        }
        Boxes.check(file, movie, MOVIE_CONTAINERS);
        Optional<Box> type = Boxes.first(boxes, "ftyp");
        InputStream header =
                type.isPresent() ? open(file, type.get()) : InputStream.nullInputStream();
        Metadata metadata =
                parse(() -> new SequenceInputStream(header, open(file, movie)), parser, format);
        Dimensions dimensions =
                largest(
                                metadata,
                                QuickTimeVideoDirectory.class,
                                QuickTimeVideoDirectory.TAG_WIDTH,
                                QuickTimeVideoDirectory.TAG_HEIGHT)
                        .orLarger(
                                largest(
                                        metadata,
                                        Mp4VideoDirectory.class,
                                        Mp4VideoDirectory.TAG_WIDTH,
                                        Mp4VideoDirectory.TAG_HEIGHT));
        return new Facts(dimensions, CaptureTime.ofFilm(metadata));
    }

    private static InputStream open(FileChannel file, Box box) throws IOException {
        int count = (int) Math.min(box.endByte() - box.startByte(), MAX_MOVIE_HEADER_BYTES);
        return MovieHeader.open(Boxes.bytes(file, box.startByte(), count));
    }

    private static long timeOfPhoto(Source source, Parser parser, MediaFormat format) {
        try {
            return timeOfPhoto(parse(source, parser, format));
        } catch (UnusableFileException e) {
            // The picture itself is sound.
            return 0;
        }
    }

    private static long timeOfPhoto(Metadata metadata) {
        try {
            return CaptureTime.ofPhoto(metadata);
        } catch (RuntimeException e) {
            return 0;
        }
    }

    private static Metadata parse(Source source, Parser parser, MediaFormat format)
            throws UnusableFileException {
        try (InputStream bytes = source.open()) {
            return parser.parse(bytes);
        } catch (IOException
                | ImageProcessingException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError e) {
            String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw UnusableFileException.damaged("the " + format + " cannot be parsed: " + said);
        }
    }
}
