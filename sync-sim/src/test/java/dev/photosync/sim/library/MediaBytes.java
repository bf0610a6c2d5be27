package dev.photosync.sim.library;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// The smallest files that are sound photos and films.
final class MediaBytes {
    private static final int ASCII = 2;
    private static final int LONG = 4;

    /// The seconds from 1904, where movie headers count from, to 1970.
    static final long SECONDS_1904_TO_1970 = 2_082_844_800L;

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /// One tag of an image file directory.
    @SuppressWarnings("ArrayRecordComponent")
    record Tag(int id, int type, int count, byte[] value) {
        static Tag ascii(int id, String text) {
            byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
            return new Tag(id, ASCII, bytes.length, bytes);
        }

        static Tag number(int id, int value) {
            return new Tag(id, LONG, 1, bytes(out -> out.writeInt(value)));
        }
    }

    private MediaBytes() {}

    /// A JPEG without metadata; the salt makes its bytes differ from those of others.
    static byte[] jpeg(int width, int height, int salt) {
        return jpeg(width, height, salt, new byte[0]);
    }

    /// A JPEG that was taken at this time.
    static byte[] jpegTakenAt(String exifTime, int salt) {
        return jpeg(40, 30, salt, exif(Tag.ascii(0x9003, exifTime)));
    }

    static byte[] jpeg(int width, int height, int salt, byte[] tiff) {
        return bytes(out -> {
            out.writeShort(0xFFD8);
            if (tiff.length > 0) {
                out.writeShort(0xFFE1);
                out.writeShort(2 + 6 + tiff.length);
                out.writeBytes("Exif\0\0");
                out.write(tiff);
            }
            out.writeShort(0xFFFE);
            out.writeShort(6);
            out.writeInt(salt);
            out.writeShort(0xFFC0);
            out.writeShort(11);
            out.writeByte(8);
            out.writeShort(height);
            out.writeShort(width);
            out.writeInt(0x01_01_11_00);
            out.writeShort(0xFFDA);
            out.writeShort(8);
            out.write(new byte[] {1, 1, 0, 0, 63, 0});
            out.write(new byte[20]);
            out.writeShort(0xFFD9);
        });
    }

    /// An Exif block whose sub-directory holds these tags, to be given in order of id.
    static byte[] exif(Tag... tags) {
        return bytes(out -> {
            tiffHeader(out);
            directory(out, 8, Tag.number(0x8769, 8 + 2 + 12 + 4));
            directory(out, 8 + 2 + 12 + 4, tags);
        });
    }

    /// A TIFF that is all header: one directory with these tags, to be given in order of id.
    static byte[] tiff(Tag... tags) {
        return bytes(out -> {
            tiffHeader(out);
            directory(out, 8, tags);
        });
    }

    static byte[] tiff(int width, int height) {
        return tiff(Tag.number(0x100, width), Tag.number(0x101, height));
    }

    static byte[] png(int width, int height) {
        return bytes(out -> {
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(
                    out,
                    "IHDR",
                    bytes(header -> {
                        header.writeInt(width);
                        header.writeInt(height);
                        header.write(new byte[] {8, 2, 0, 0, 0});
                    }));
            chunk(out, "IDAT", new byte[8]);
            chunk(out, "IEND", new byte[0]);
        });
    }

    /// A HEIF of tiles, each 512 pixels square.
    static byte[] heif(int width, int height, int salt) {
        byte[] properties = concat(extents(512, 512), extents(width, height));
        byte[] meta = concat(new byte[4], box("iprp", box("ipco", properties)));
        return concat(
                box("ftyp", text("heic\0\0\0\0mif1heic")),
                box("meta", meta),
                box("mdat", bytes(out -> out.writeInt(salt))));
    }

    /// A film with its samples before its movie header, as phones write it.
    static byte[] film(String brand, long createdSecondsSince1904, int salt) {
        byte[] header =
                bytes(out -> {
                    out.writeInt(0);
                    out.writeInt((int) createdSecondsSince1904);
                    out.writeInt((int) createdSecondsSince1904);
                    out.writeInt(600);
                    out.writeInt(1200);
                    out.write(new byte[80]);
                });
        return concat(
                box("ftyp", text(brand + "\0\0\0\0" + brand)),
                box("mdat", bytes(out -> out.writeInt(salt))),
                box("moov", box("mvhd", header)));
    }

    static byte[] box(String type, byte[] contents) {
        return bytes(out -> {
            out.writeInt(8 + contents.length);
            out.writeBytes(type);
            out.write(contents);
        });
    }

    static byte[] concat(byte[]... parts) {
        return bytes(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] extents(int width, int height) {
        return box(
                "ispe",
                bytes(out -> {
                    out.writeInt(0);
                    out.writeInt(width);
                    out.writeInt(height);
                }));
    }

    private static void tiffHeader(DataOutputStream out) throws IOException {
        out.writeInt(0x4D4D002A);
        out.writeInt(8);
    }

    private static void directory(DataOutputStream out, int at, Tag... tags) throws IOException {
        int valueAt = at + 2 + 12 * tags.length + 4;
        out.writeShort(tags.length);
        for (Tag tag : tags) {
            out.writeShort(tag.id);
            out.writeShort(tag.type);
            out.writeInt(tag.count);
            if (tag.value.length <= 4) {
                out.write(tag.value);
                out.write(new byte[4 - tag.value.length]);
            } else {
                out.writeInt(valueAt);
                valueAt += tag.value.length;
            }
        }
        out.writeInt(0);
        for (Tag tag : tags) {
            if (tag.value.length > 4) {
                out.write(tag.value);
            }
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] contents)
            throws IOException {
        CRC32 crc = new CRC32();
        crc.update(text(type));
        crc.update(contents);
        out.writeInt(contents.length);
        out.writeBytes(type);
        out.write(contents);
        out.writeInt((int) crc.getValue());
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
