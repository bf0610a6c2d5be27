package dev.photosync.core.gate;

/// What a gate may know of the work it judges.
///
/// A whole lane is judged by {@link LaneProbe}, which no item-specific reason can hold; an item is
/// judged by itself.
public interface Work {
    WorkKind kind();

    /// Bytes that it would add to the cloud plan or to the device, whichever it fills.
    long bytes();

    /// Bytes of its next chunk, which the cellular budget must cover.
    long chunkBytes();

    /// When its own backoff ends; 0 if it has none.
    long retryAtMicros();

    /// Reasons of its own that a reply or the host has given, as a {@link Reasons} set.
    long troubles();

    /// A stand-in for any item of a lane.
    ///
    /// @param kind the lane's kind of work
    record LaneProbe(WorkKind kind) implements Work {
        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public long chunkBytes() {
            return 0;
        }

        @Override
        public long retryAtMicros() {
            return 0;
        }

        @Override
        public long troubles() {
            return Reasons.NONE;
        }
    }
}
