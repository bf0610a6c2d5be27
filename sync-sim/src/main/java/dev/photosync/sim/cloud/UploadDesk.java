package dev.photosync.sim.cloud;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.library.ContentHash;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Uploads that are open: found by content, confirmed part by part, forgotten when left alone.
///
/// A part is what its sender says it is a piece of; that it is a piece of something else than what
/// the upload was opened for shows when the parts are put together.
final class UploadDesk {
    private static final class Session {
        final long id;
        final ContentHash content;
        final String device;
        final long sizeBytes;
        final RangeSet<Long> confirmed = TreeRangeSet.create();
        final Set<ContentHash> pieces = new LinkedHashSet<>();
        long touchedMicros;

        Session(long id, ContentHash content, String device, long sizeBytes) {
            this.id = id;
            this.content = content;
            this.device = device;
            this.sizeBytes = sizeBytes;
        }

        UploadSession view() {
            return new UploadSession(id, content, sizeBytes, ImmutableRangeSet.copyOf(confirmed));
        }
    }

    /// Told what an upload was of and what its parts were pieces of, when they are put together.
    interface Assembly {
        void of(ContentHash content, ImmutableSet<ContentHash> pieces);
    }

    private final long keepMicros;
    private final Assembly assembly;
    private final Map<ContentHash, Session> sessions = new LinkedHashMap<>();
    private long nextId = 1;
    private long reservedBytes;

    UploadDesk(long keepMicros, Assembly assembly) {
        this.keepMicros = keepMicros;
        this.assembly = assembly;
    }

    /// Room that open uploads have been promised.
    long reservedBytes(long nowMicros) {
        expire(nowMicros);
        return reservedBytes;
    }

    /// What a device has open uploads of.
    ImmutableSet<ContentHash> openBy(String device, long nowMicros) {
        expire(nowMicros);
        if (sessions.isEmpty()) {
            return ImmutableSet.of();
        }
        return sessions.values().stream()
                .filter(session -> session.device.equals(device))
                .map(session -> session.content)
                .collect(ImmutableSet.toImmutableSet());
    }

    /// The open upload of this content; null if there is none.
    @Nullable UploadSession find(ContentHash content, long nowMicros) {
        expire(nowMicros);
        Session session = sessions.get(content);
        if (session == null) {
            return null;
        }
        touch(session, nowMicros);
        return session.view();
    }

    UploadSession open(ContentHash content, String device, long sizeBytes, long nowMicros) {
        Session session = new Session(nextId++, content, device, sizeBytes);
        reservedBytes += sizeBytes;
        touch(session, nowMicros);
        return session.view();
    }

    /// Stores a part; null if the session is gone.
    @Nullable UploadSession part(
            long id, ContentHash content, long offset, long length, long nowMicros) {
        expire(nowMicros);
        Session session = session(id, content);
        if (session == null) {
            return null;
        }
        session.pieces.add(content);
        session.confirmed.add(
                Range.closedOpen(offset, Math.min(session.sizeBytes, offset + length)));
        touch(session, nowMicros);
        return session.view();
    }

    /// Ends a session and says how long its content is; -1 if the session is gone, -2 if parts are
    /// missing or are pieces of something else.
    long complete(long id, ContentHash content, long nowMicros) {
        expire(nowMicros);
        Session session = session(id, content);
        if (session == null) {
            return -1;
        }
        session.pieces.add(content);
        assembly.of(content, ImmutableSet.copyOf(session.pieces));
        boolean whole =
                session.sizeBytes == 0
                        || session.confirmed.encloses(Range.closedOpen(0L, session.sizeBytes));
        boolean same = session.pieces.size() == 1 && session.content.equals(content);
        close(session);
        return whole && same ? session.sizeBytes : -2;
    }

    /// The open session of this number, whatever its content.
    private @Nullable Session session(long id, ContentHash content) {
        Session session = sessions.get(content);
        if (session != null && session.id == id) {
            return session;
        }
        for (Session other : sessions.values()) {
            if (other.id == id) {
                return other;
            }
        }
        return null;
    }

    /// Forgets every open upload.
    void forgetAll() {
        sessions.clear();
        reservedBytes = 0;
    }

    private void touch(Session session, long nowMicros) {
        session.touchedMicros = nowMicros;
        // The map stays in order of last use, so that expiry looks at the oldest alone.
        sessions.remove(session.content);
        sessions.put(session.content, session);
    }

    private void close(Session session) {
        sessions.remove(session.content);
        reservedBytes -= session.sizeBytes;
    }

    private void expire(long nowMicros) {
        Iterator<Session> oldest = sessions.values().iterator();
        while (oldest.hasNext()) {
            Session session = oldest.next();
            if (nowMicros - session.touchedMicros < keepMicros) {
                return;
            }
            oldest.remove();
            reservedBytes -= session.sizeBytes;
        }
    }
}
