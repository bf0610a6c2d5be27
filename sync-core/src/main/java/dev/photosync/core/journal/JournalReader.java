package dev.photosync.core.journal;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.codec.Damage;
import dev.photosync.core.codec.Frame;
import dev.photosync.core.codec.MalformedException;
import org.jspecify.annotations.Nullable;

/// Reads a journal back after a restart.
///
/// A crash while appending leaves a last frame that is cut short, or has holes; nobody was told
/// that its record is durable, so that it is dropped and reported as torn. Other damage is refused.
/// The two differ in what follows: after a torn frame there is nothing, after a damaged one there
/// are further whole frames. As its length may be what is damaged, they are looked for at every
/// offset.
///
/// **What this cannot tell.** A last frame that was durable and then rotted looks torn, and a log
/// that lost its end at the edge of a frame looks complete. A host that remembers how many bytes
/// were durable can compare them with {@link Recovered#validBytes}.
///
/// **Cost.** Linear in the log. The search after damage computes checksums over at most eight times
/// as many bytes as it searches. Frames written here never come near that; a log made to exceed it
/// is refused.
public final class JournalReader {
    private static final int SEARCH_FACTOR = 8;

    private JournalReader() {}

    /// The records of a log, without its torn tail. Any bytes are allowed.
    ///
    /// @throws CorruptJournalException if a damaged frame is followed by a whole one, or if a frame
    ///   is whole but not one that this release reads, such as a later release's
    public static Recovered recover(byte[] log) throws CorruptJournalException {
        ImmutableList.Builder<JournalRecord> records = ImmutableList.builder();
        int offset = 0;
        while (offset < log.length) {
            Frame frame;
            try {
                frame = Frame.at(log, offset, Frame.JOURNAL_MAGIC);
            } catch (MalformedException malformed) {
                Recovered before = new Recovered(records.build(), offset, log.length - offset);
                String sequel = sequel(log, offset + 1);
                if (sequel == null) {
                    return before;
                }
                throw corrupt(malformed.damage(), sequel, before);
            }
            try {
                records.add(JournalCodec.decode(log, frame));
            } catch (MalformedException unknown) {
                Recovered before = new Recovered(records.build(), offset, log.length - offset);
                throw corrupt(unknown.damage(), " in a frame whose checksum is right", before);
            }
            offset = frame.end();
        }
        return new Recovered(records.build(), offset, 0);
    }

    /// What shows that damage before an offset is not a torn tail; null if nothing does.
    private static @Nullable String sequel(byte[] log, int from) {
        long budgetBytes = (long) SEARCH_FACTOR * (log.length - from);
        for (int offset = from; offset < log.length; offset++) {
            int bytes = Frame.plausibleBytes(log, offset, Frame.JOURNAL_MAGIC);
            if (bytes == 0) {
                continue;
            }
            budgetBytes -= bytes;
            if (budgetBytes < 0) {
                return ", followed by more that look like frames than are searched";
            }
            if (Frame.isWhole(log, offset)) {
                return ", followed by a whole frame at offset=" + offset;
            }
        }
        return null;
    }

    private static CorruptJournalException corrupt(Damage damage, String why, Recovered before) {
        return new CorruptJournalException(
                new Damage(damage.offset(), damage.expected(), damage.found() + why), before);
    }
}
