package dev.photosync.core.sketch;

import com.google.common.primitives.ImmutableLongArray;
import dev.photosync.core.library.LibrarySnapshot;
import java.util.Arrays;

/// Finds out, from sketches of another library, which entries only one of the two has.
///
/// Takes the own library's cells from the other's and *peels*: a cell that one entry is left in
/// names it, which takes it out of its other cells, where that may leave one. Costs O(n log m) to
/// sketch n own entries and O(d log m) to peel d. Whatever a peer sends, it ends after at most as
/// many entries as there are cells.
public final class SketchDecoder {
    private final LibrarySnapshot own;
    private final Placement placement = new Placement();
    private Cells cells = new Cells(0, 0);
    private long[] found = new long[16];
    private byte[] sides = new byte[16];
    private int count;
    private int[] suspected = new int[64];
    private int suspects;

    /// How far it has come.
    public enum Progress {
        /// More cells are needed.
        MORE,
        /// Every entry that differs has been found.
        DONE,
        /// The cells are no library's, or not those that come next.
        MALFORMED
    }

    public SketchDecoder(LibrarySnapshot own) {
        this.own = own;
    }

    /// How many cells it has taken: the next sketch must begin there.
    public int taken() {
        return cells.end();
    }

    /// Takes the next cells.
    public Progress take(Sketch next) {
        if (next.first() != taken() || next.size() == 0 || next.size() > Sketch.MAX_CELLS) {
            return Progress.MALFORMED;
        }
        Cells ours = Sketch.of(own, next.first(), next.size()).cells;
        Cells fresh = next.cells.minus(ours);
        for (int i = 0; i < count; i++) {
            fresh.place(found[i], -sides[i], placement);
        }
        cells.append(fresh);
        for (int cell = next.first(); cell < cells.end(); cell++) {
            push(cell);
        }
        return peel();
    }

    private Progress peel() {
        while (suspects > 0) {
            int cell = suspected[--suspects];
            int side = cells.single(cell);
            if (side == 0) {
                continue;
            }
            if (count == cells.end()) {
                return Progress.MALFORMED;
            }
            long entryDigest = cells.sums[cell];
            note(entryDigest, side);
            cells.place(entryDigest, -side, placement);
            placement.begin(entryDigest);
            while (placement.cell() < cells.end()) {
                push(placement.cell());
                placement.advance();
            }
        }
        // Every entry is in the first cell.
        return cells.isEmpty(0) ? Progress.DONE : Progress.MORE;
    }

    private void note(long entryDigest, int side) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
            sides = Arrays.copyOf(sides, 2 * count);
        }
        found[count] = entryDigest;
        sides[count++] = (byte) side;
    }

    private void push(int cell) {
        if (suspects == suspected.length) {
            suspected = Arrays.copyOf(suspected, 2 * suspects);
        }
        suspected[suspects++] = cell;
    }

    /// The digests of the entries found so far that only the other library has.
    public ImmutableLongArray missing() {
        return found(1);
    }

    /// The digests of those that only the own library has.
    public ImmutableLongArray surplus() {
        return found(-1);
    }

    private ImmutableLongArray found(int side) {
        ImmutableLongArray.Builder builder = ImmutableLongArray.builder();
        for (int i = 0; i < count; i++) {
            if (sides[i] == side) {
                builder.add(found[i]);
            }
        }
        return builder.build();
    }
}
