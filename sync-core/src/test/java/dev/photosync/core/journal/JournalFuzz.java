package dev.photosync.core.journal;

import com.google.common.primitives.Bytes;
import dev.photosync.core.cloud.Reply.ChangePage;
import dev.photosync.core.codec.ChangePageCodec;
import dev.photosync.core.codec.Damage;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.codec.PayloadWriter;
import java.util.Arrays;

/// What must hold when the readers of the journal, of checkpoints and of pages of the feed are
/// given any bytes: a typed refusal or a value that is written as it was read, nothing else. A
/// target of the coverage-guided fuzzer; {@link JournalFuzzTest} gives it the inputs that were
/// worth keeping.
public final class JournalFuzz {
    private static final int MOST_FRAMES = 8;

    private JournalFuzz() {}

    /// The first byte says how the rest is used: as a log, checkpoint or page, or as payloads that
    /// are put into frames first, since no guessing gets past a checksum.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 7) {
            case 0 -> readLog(rest);
            case 1 -> readLog(framed(rest));
            case 2 -> readCheckpoint(rest);
            case 3 -> readCheckpoint(frame(Frame.IMAGE_MAGIC, rest, 0, rest.length));
            case 4 -> readPage(rest);
            default -> readPage(frame(Frame.PAGE_MAGIC, rest, 0, rest.length));
        }
    }

    private static void readLog(byte[] log) {
        Recovered read;
        try {
            read = JournalReader.recover(log);
        } catch (CorruptJournalException e) {
            checkWithin(log, e.damage());
            check(
                    e.salvaged().validBytes() <= e.damage().offset(),
                    "salvage before it",
                    e.damage().offset());
            read = e.salvaged();
        }
        check(
                read.validBytes() + read.tornBytes() == log.length,
                "every byte accounted for",
                read.validBytes());
        byte[] written =
                Bytes.concat(
                        read.records().stream().map(JournalCodec::encode).toArray(byte[][]::new));
        check(
                Arrays.equals(written, Arrays.copyOf(log, read.validBytes())),
                "records written as they were read",
                read.records().size());
    }

    private static void readCheckpoint(byte[] checkpoint) {
        EngineImage image;
        try {
            image = EngineImageCodec.decode(checkpoint);
        } catch (CorruptCheckpointException e) {
            checkWithin(checkpoint, e.damage());
            return;
        }
        check(
                Arrays.equals(EngineImageCodec.encode(image), checkpoint),
                "an image written as it was read",
                checkpoint.length);
    }

    private static void readPage(byte[] bytes) {
        ChangePage page;
        try {
            page = ChangePageCodec.decode(bytes);
        } catch (MalformedException e) {
            checkWithin(bytes, e.damage());
            return;
        }
        check(
                Arrays.equals(ChangePageCodec.encode(page), bytes),
                "a page written as it was read",
                bytes.length);
    }

    /// The bytes cut into payloads, each as long as the byte before it says, and framed.
    private static byte[] framed(byte[] bytes) {
        byte[][] frames = new byte[MOST_FRAMES][0];
        int at = 0;
        for (int i = 0; i < MOST_FRAMES && at < bytes.length; i++) {
            int length = Math.min(Byte.toUnsignedInt(bytes[at]), bytes.length - at - 1);
            frames[i] = frame(Frame.JOURNAL_MAGIC, bytes, at + 1, length);
            at += 1 + length;
        }
        return Bytes.concat(frames);
    }

    private static byte[] frame(byte magic, byte[] bytes, int from, int length) {
        PayloadWriter payload = new PayloadWriter();
        for (int i = from; i < from + length; i++) {
            payload.putByte(bytes[i]);
        }
        return Frame.seal(magic, 1, payload);
    }

    private static void checkWithin(byte[] bytes, Damage damage) {
        int offset = damage.offset();
        check(offset >= 0 && offset <= bytes.length, "an offset in what is read", offset);
    }

    private static void check(boolean holds, String what, long found) {
        if (!holds) {
            throw new AssertionError("there must be " + what + ": found=" + found);
        }
    }
}
