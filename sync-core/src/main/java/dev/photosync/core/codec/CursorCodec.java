package dev.photosync.core.codec;

import dev.photosync.core.cloud.Cursor;

/// How a place in the change feed is written: two varints, its generation and its position.
public final class CursorCodec {
    private CursorCodec() {}

    /// Writes a cursor.
    public static void write(PayloadWriter out, Cursor cursor) {
        out.putVarint(cursor.generation());
        out.putVarint(cursor.position());
    }

    /// Reads what {@link #write} writes.
    public static Cursor read(PayloadReader in) throws MalformedException {
        return new Cursor(in.readVarint(), in.readVarint());
    }
}
