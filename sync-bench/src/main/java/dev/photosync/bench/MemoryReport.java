package dev.photosync.bench;

import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The heap that a snapshot takes beyond its revisions, as a difference of the heap in use.
final class MemoryReport {
    private static final int ASSETS = 1_000_000;
    private static final int ID_BYTES = 16;
    private static final int DIGEST_BYTES = 8;

    private MemoryReport() {}

    public static void main(String[] args) throws InterruptedException {
        List<Map.Entry<AssetId, Revision>> entries =
                new ArrayList<>(Libraries.draw(ASSETS, 1).entrySet());
        long before = usedBytes();
        LibrarySnapshot.Builder builder = LibrarySnapshot.builder();
        for (Map.Entry<AssetId, Revision> entry : entries) {
            builder.add(entry.getKey(), entry.getValue());
        }
        LibrarySnapshot loaded = builder.build();
        builder = LibrarySnapshot.builder();
        double perAsset = (usedBytes() - before) / (double) ASSETS;
        if (loaded.size() != entries.size()) {
            throw new IllegalStateException("not all are loaded: size=" + loaded.size());
        }
        double beyond = perAsset - ID_BYTES - DIGEST_BYTES;
        Page.print(
                "| Heap for an asset, in bytes | |",
                "|---|---:|",
                "| in all, but for its revision | " + Measured.Value.digits(perAsset) + " |",
                "| its id | " + ID_BYTES + " |",
                "| its digest, a field that its revision does without | " + DIGEST_BYTES + " |",
                "| what is left: a reference and a share of the nodes | "
                        + Measured.Value.digits(beyond)
                        + " |");
        Page.measure("MemoryReport beyond", beyond, "B");
        if (builder.build().size() != 0) {
            throw new IllegalStateException("the builder was to be empty");
        }
    }

    private static long usedBytes() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
