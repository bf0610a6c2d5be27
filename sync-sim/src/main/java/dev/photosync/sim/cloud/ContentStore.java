package dev.photosync.sim.cloud;

import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import java.util.HashMap;
import java.util.List;
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
    private Map<ContentHash, Blob> blobs = new HashMap<>();
    private final Consumer<ContentHash> freed;
    private long usedBytes;

    /// Means nothing: kept so that the compiler does not leave out the reads it comes from.
    private int readAhead;

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

    /// Makes room for so many contents beforehand, if nothing is stored yet.
    void expect(int contents) {
        if (blobs.isEmpty()) {
            blobs = HashMap.newHashMap(contents);
        }
    }

    /// Brings what is known of some records' content into the processor's caches; the memory serves
    /// many such reads at a time.
    void readAhead(List<Revision> records) {
        int known = 0;
        for (Revision record : records) {
            for (Resource resource : record.resources()) {
                known += has(resource.hash()) ? 1 : 0;
            }
        }
        readAhead = known;
    }

    /// Stores content that no record names yet.
    void put(ContentHash content, long sizeBytes) {
        blob(content, sizeBytes);
    }

    /// A record names its content from now on.
    void name(Revision revision) {
        for (Resource resource : revision.resources()) {
            blob(resource.hash(), resource.sizeBytes()).records++;
        }
    }

    private Blob blob(ContentHash content, long sizeBytes) {
        return blobs.computeIfAbsent(
                content,
                _ -> {
                    usedBytes += sizeBytes;
                    return new Blob(sizeBytes);
                });
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
