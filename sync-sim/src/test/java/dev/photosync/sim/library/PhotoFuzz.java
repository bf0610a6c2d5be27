package dev.photosync.sim.library;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import dev.photosync.sim.input.InputFolder;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// What must hold when the photo importer is given a file of any bytes: a picture of the file's
/// size, or a reason for skipping it, without setting aside much more than the file holds. A target
/// of the coverage-guided fuzzer.
public final class PhotoFuzz {
    private static final InputFolder FOLDER = new InputFolder();
    private static final ImmutableList<String> NAMES =
            ImmutableList.of("any.jpg", "any.heic", "any.dng", "any.mov");

    private static final long LARGEST_BYTES = 16 << 20;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private PhotoFuzz() {}

    /// The first byte chooses the file's name, which tells a raw from any other TIFF.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String name = NAMES.get(input[0] & 3);
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        // The first time, classes may have been loaded.
        long allocated = allocatedBytes(name, bytes);
        if (allocated > LARGEST_BYTES) {
            allocated = allocatedBytes(name, bytes);
        }
        check(allocated <= LARGEST_BYTES, "a bound of memory: allocatedBytes=" + allocated);
    }

    private static long allocatedBytes(String name, byte[] bytes) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        try {
            MediaFile file = new MediaReader(1 << 20).read(FOLDER.put("any", bytes), name);
            check(file.sizeBytes() == bytes.length, "a picture of the file's size");
        } catch (UnusableFileException e) {
            check(!e.of(name).reason().isBlank(), "a reason for skipping");
        }
        return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("there must be " + what);
        }
    }
}
