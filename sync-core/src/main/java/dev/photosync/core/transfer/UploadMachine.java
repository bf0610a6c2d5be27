package dev.photosync.core.transfer;

import com.google.common.collect.Range;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.library.Resource;
import org.jspecify.annotations.Nullable;

/// The upload of one resource: open, send the parts the cloud does not have yet, complete.
///
/// It keeps nothing that must survive a crash. The cloud finds an open session by its content, so
/// that opening again *is* resuming: what earlier attempts delivered, before a restart or from
/// before a dropped connection, comes back as the session's confirmed ranges.
public final class UploadMachine {
    private final Resource resource;
    private @Nullable UploadSession session;
    private boolean stored;
    private int restarts;

    public UploadMachine(Resource resource) {
        this.resource = resource;
    }

    public Resource resource() {
        return resource;
    }

    /// Whether the cloud holds the whole content durably.
    public boolean stored() {
        return stored;
    }

    /// Whether the cloud has opened the upload, and so keeps room for it.
    public boolean promised() {
        return session != null;
    }

    /// What to ask of the cloud next.
    ///
    /// @param partBytes the longest part to send
    /// @throws IllegalStateException if everything is stored already
    public Request next(long partBytes) {
        if (stored) {
            throw new IllegalStateException("nothing is left to upload: resource=" + resource);
        }
        if (session == null) {
            return open();
        }
        // The first gap between what the cloud has confirmed.
        long from = 0;
        long to = resource.sizeBytes();
        for (Range<Long> range : session.confirmed().asRanges()) {
            if (range.lowerEndpoint() > from) {
                to = Math.min(to, range.lowerEndpoint());
                break;
            }
            from = Math.max(from, range.upperEndpoint());
        }
        return from >= to
                ? new Request.CompleteUpload(session.id(), resource.hash())
                : new Request.UploadPart(
                        session.id(), resource.hash(), from, Math.min(partBytes, to - from));
    }

    /// Asks for the upload to be opened, or where it stands if it is: a request that costs nothing.
    public Request open() {
        return new Request.OpenUpload(resource.hash(), resource.sizeBytes());
    }

    /// Bytes that the cloud has not confirmed yet.
    public long remainingBytes() {
        if (stored) {
            return 0;
        }
        if (session == null) {
            return resource.sizeBytes();
        }
        long confirmed = 0;
        for (Range<Long> range : session.confirmed().asRanges()) {
            confirmed += range.upperEndpoint() - range.lowerEndpoint();
        }
        return resource.sizeBytes() - confirmed;
    }

    /// The cloud's word on the session: opened, or one part further.
    public void onSession(UploadSession current) {
        session = current;
    }

    /// The cloud has the content.
    public void onStored() {
        stored = true;
    }

    /// The session is gone, or its content did not match: the next request opens a new one.
    public void startOver() {
        session = null;
        restarts++;
    }

    /// How often it had to start over.
    public int restarts() {
        return restarts;
    }
}
