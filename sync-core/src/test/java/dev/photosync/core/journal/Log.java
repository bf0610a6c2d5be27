package dev.photosync.core.journal;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Bytes;

/// A journal in memory, with the offsets at which its frames begin and end.
///
/// @param records what was appended
/// @param edges the offset of each frame, and after the last its end
/// @param bytes the frames, one after the other
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Log(ImmutableList<JournalRecord> records, int[] edges, byte[] bytes) {
    static Log of(ImmutableList<JournalRecord> records) {
        byte[][] frames = records.stream().map(JournalCodec::encode).toArray(byte[][]::new);
        int[] edges = new int[frames.length + 1];
        for (int i = 0; i < frames.length; i++) {
            edges[i + 1] = edges[i] + frames[i].length;
        }
        return new Log(records, edges, Bytes.concat(frames));
    }

    static Log random(long seed, int length) {
        return of(new RandomRecords(seed).history(length));
    }

    /// The number of frames that end at or before an offset.
    int framesBefore(int offset) {
        int frames = 0;
        while (frames < records.size() && edges[frames + 1] <= offset) {
            frames++;
        }
        return frames;
    }

    /// What recovery must read back from these bytes if the first frames are all that is whole.
    Recovered prefix(int frames, int logBytes) {
        return new Recovered(records.subList(0, frames), edges[frames], logBytes - edges[frames]);
    }

    byte[] with(int offset, int xor) {
        byte[] damaged = bytes.clone();
        damaged[offset] ^= (byte) xor;
        return damaged;
    }
}
