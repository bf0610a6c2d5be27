package dev.photosync.sim.cloud;

import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Content by its hash, stored and charged once however many records name it.
final class ContentStore {
    private static final class Blob {
        final long sizeBytes;
        int records;

        Blob(long sizeBytes) {
            this.sizeBytes = sizeBytes;
        }
    }

    // Looked up, never iterated.
    private final Map<ContentHash, Blob> blobs = new HashMap<>();
    private final Consumer<ContentHash> freed;
    private long usedBytes;

    /// @param freed told of content that is stored no more
    ContentStore(Consumer<ContentHash> freed) {
        this.freed = freed;
    }

    long usedBytes() {
        return usedBytes;
    }

    boolean has(ContentHash content) {
        return blobs.containsKey(content);
    }

    /// How many records name it.
    int records(ContentHash content) {
        Blob blob = blobs.get(content);
        return blob == null ? 0 : blob.records;
    }

    /// Stores content that no record names yet.
    void put(ContentHash content, long sizeBytes) {
        if (blobs.putIfAbsent(content, new Blob(sizeBytes)) == null) {
            usedBytes += sizeBytes;
        }
    }

    /// A record names its content from now on.
    void name(Revision revision) {
        for (Resource resource : revision.resources()) {
            put(resource.hash(), resource.sizeBytes());
            Blob blob = blobs.get(resource.hash());
            if (blob != null) {
                blob.records++;
            }
        }
    }

    /// A record no longer names its content; what nothing names is freed.
    void unname(Revision revision) {
        for (Resource resource : revision.resources()) {
            Blob blob = blobs.get(resource.hash());
            if (blob != null && --blob.records <= 0) {
                blobs.remove(resource.hash());
                usedBytes -= blob.sizeBytes;
                freed.accept(resource.hash());
            }
        }
    }
}
