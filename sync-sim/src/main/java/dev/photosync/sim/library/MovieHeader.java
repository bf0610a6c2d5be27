package dev.photosync.sim.library;

import com.google.common.collect.ImmutableSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A film's boxes as its parser may have them: those in containers that the parser enters fit in
/// them and fill them.
///
/// The parser sets aside what a box claims before it reads it. It also loses its place at a box
/// that claims less than its own header, or where a container ends with a few bytes of padding, and
/// then takes any bytes for a claim. Here such a box, and what follows it in its container, is left
/// out.
final class MovieHeader {
    private static final ImmutableSet<String> ENTERED =
            ImmutableSet.of(
                    "moov", "trak", "mdia", "minf", "stbl", "meta", "udta", "gmhd", "tmcd", "ilst");
    private static final int HEADER_BYTES = 8;
    private static final int MAX_DEPTH = 16;

    private final ByteBuffer in;
    private final ByteBuffer out;

    private MovieHeader(ByteBuffer boxes) {
        in = boxes;
        out = ByteBuffer.allocate(boxes.remaining());
    }

    static InputStream open(ByteBuffer boxes) {
        MovieHeader header = new MovieHeader(boxes);
        header.copy(boxes.position(), boxes.limit(), MAX_DEPTH);
        return new ByteArrayInputStream(header.out.array(), 0, header.out.position());
    }

    private void copy(int from, int to, int depth) {
        int at = from;
        while (to - at >= HEADER_BYTES) {
            int size = in.getInt(at);
            if (size < HEADER_BYTES || size > to - at) {
                return;
            }
            if (!ENTERED.contains(type(at))) {
                out.put(in.slice(at, size));
            } else if (depth > 0) {
                int begin = out.position();
                out.put(in.slice(at, HEADER_BYTES));
                copy(at + HEADER_BYTES, at + size, depth - 1);
                out.putInt(begin, out.position() - begin);
            }
            at += size;
        }
    }

    private String type(int at) {
        byte[] code = new byte[4];
        in.get(at + 4, code);
        return new String(code, StandardCharsets.ISO_8859_1);
    }
}
