package dev.photosync.core.sketch;

import dev.photosync.core.library.Mix;

/// Which cells of a sketch an entry digest is in: the first one and then ever fewer, the i-th with
/// a probability of 1 / (1 + i / 2).
///
/// The gap to the next cell is drawn as in Yang, Gilad and Alizadeh, "Practical Rateless Set
/// Reconciliation", SIGCOMM 2024, section 4.2. Below cell m an entry is in about 2 ln m cells.
final class Placement {
    private long drawn;
    private int cell;

    /// Begins with an entry's first cell, which is 0.
    void begin(long entryDigest) {
        drawn = entryDigest;
        cell = 0;
    }

    /// The present cell; {@link Integer#MAX_VALUE} once there are no more.
    int cell() {
        return cell;
    }

    /// Goes on to the next cell.
    void advance() {
        drawn = Mix.of(drawn);
        double uniform = ((drawn >>> 11) + 1) * 0x1p-53;
        double next = cell + Math.max(1, Math.ceil((cell + 1.5) * (1 / Math.sqrt(uniform) - 1)));
        cell = (int) Math.min(next, Integer.MAX_VALUE);
    }
}
