package dev.photosync.core.transfer;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;

/// The download of one asset's copy, in chunks: the optimised one, or every resource of the
/// original. Its parts become visible together, when the last has arrived.
public final class DownloadMachine {
    private final AssetId asset;
    private final Revision revision;
    private final Rendition wanted;
    private final ImmutableList<Resource> resources;
    private final long totalBytes;
    private int index;
    private long offsetBytes;
    private boolean complete;

    /// @param asset whose copy
    /// @param revision of which revision
    /// @param kind the lane, which says which copy
    public DownloadMachine(AssetId asset, Revision revision, WorkKind kind) {
        this.asset = asset;
        this.revision = revision;
        this.wanted = kind == WorkKind.OPTIMISED ? Rendition.OPTIMISED : Rendition.ORIGINAL;
        this.resources = revision.resources();
        this.totalBytes =
                wanted == Rendition.OPTIMISED
                        ? Rendition.optimisedBytes(revision)
                        : revision.sizeBytes();
        this.complete = wanted == Rendition.ORIGINAL && resources.isEmpty();
    }

    public Revision revision() {
        return revision;
    }

    public Rendition wanted() {
        return wanted;
    }

    public boolean complete() {
        return complete;
    }

    /// The size of the whole copy.
    public long totalBytes() {
        return totalBytes;
    }

    /// Bytes still to come.
    public long remainingBytes() {
        if (complete || wanted == Rendition.OPTIMISED) {
            return complete ? 0 : totalBytes - offsetBytes;
        }
        long sum = -offsetBytes;
        for (int i = index; i < resources.size(); i++) {
            sum += resources.get(i).sizeBytes();
        }
        return sum;
    }

    /// What to ask of the cloud next.
    public Request next(long chunkBytes) {
        if (wanted == Rendition.OPTIMISED) {
            long length = Math.min(chunkBytes, totalBytes - offsetBytes);
            return new Request.FetchOptimised(asset, revision, offsetBytes, length);
        }
        Resource resource = resources.get(index);
        long length = Math.min(chunkBytes, resource.sizeBytes() - offsetBytes);
        return new Request.FetchOriginal(resource.hash(), offsetBytes, length);
    }

    /// A chunk has arrived.
    public void onContent(long lengthBytes) {
        offsetBytes += lengthBytes;
        if (wanted == Rendition.OPTIMISED) {
            complete = offsetBytes >= totalBytes;
            return;
        }
        while (index < resources.size() && offsetBytes >= resources.get(index).sizeBytes()) {
            offsetBytes = 0;
            index++;
        }
        complete = index == resources.size();
    }
}
