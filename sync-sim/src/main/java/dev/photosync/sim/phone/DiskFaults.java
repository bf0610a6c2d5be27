package dev.photosync.sim.phone;

import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.kernel.RandomStreams;

/// Where a phone's disk fails when it does: the byte at which a write ends too early, and the bit
/// that changes by itself. Each is drawn from a stream of its own.
final class DiskFaults {
    private final RandomStream cuts;
    private final RandomStream flips;

    DiskFaults(RandomStreams streams, String device) {
        this.cuts = streams.stream("cut writes/" + device);
        this.flips = streams.stream("flipped bits/" + device);
    }

    /// How many of so many bytes are written, from none to all.
    int cut(int bytes) {
        return cuts.nextInt(bytes + 1);
    }

    /// Changes one bit, if there is one.
    void flip(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[flips.nextInt(bytes.length)] ^= (byte) (1 << flips.nextInt(Byte.SIZE));
        }
    }
}
