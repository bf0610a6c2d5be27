package dev.photosync.core.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.core.sketch.RangeSample;
import dev.photosync.core.sketch.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A cloud in memory that answers at once and can be told to refuse.
final class FakeCloud {
    long planBytes = Long.MAX_VALUE / 4;
    int batchLimit = 400;
    private LibrarySnapshot records = LibrarySnapshot.empty();
    private long generation = 1;
    private final List<AssetId> history = new ArrayList<>();
    private final Map<Cursor, LibrarySnapshot> sketched = new LinkedHashMap<>();
    private int forgotten;
    private final Map<ContentHash, Long> contents = new LinkedHashMap<>();
    private final Map<ContentHash, UploadSession> sessions = new LinkedHashMap<>();
    private long nextSession = 1;
    private final List<Refusal> refusals = new ArrayList<>();

    private record Refusal(Predicate<Request> when, CloudError error, boolean always) {}

    LibrarySnapshot records() {
        return records;
    }

    @Nullable Revision get(AssetId id) {
        return records.get(id);
    }

    boolean holds(Resource resource) {
        return contents.containsKey(resource.hash());
    }

    int contentCount() {
        return contents.size();
    }

    long openSessions() {
        return sessions.size();
    }

    /// Refuses the next request of a kind.
    void refuseOnce(Class<? extends Request> kind, CloudError error) {
        refusals.add(new Refusal(kind::isInstance, error, false));
    }

    /// Refuses every such request until {@link #relent}.
    void refuseAll(Predicate<Request> when, CloudError error) {
        refusals.add(new Refusal(when, error, true));
    }

    void relent() {
        refusals.clear();
    }

    /// Another device has written this.
    void put(AssetId id, Revision revision) {
        for (Resource resource : revision.resources()) {
            contents.put(resource.hash(), resource.sizeBytes());
        }
        write(id, revision);
    }

    void forgetContent(ContentHash hash) {
        contents.remove(hash);
    }

    void expireUploads() {
        sessions.clear();
    }

    void forgetHistory() {
        forgotten = history.size();
    }

    void loseZone() {
        records = LibrarySnapshot.empty();
        contents.clear();
        sessions.clear();
        history.clear();
        forgotten = 0;
        generation++;
    }

    Cursor end() {
        return new Cursor(generation, history.size());
    }

    long freeBytes() {
        return planBytes - contents.values().stream().mapToLong(Long::longValue).sum();
    }

    Reply serve(Request request) {
        for (Refusal refusal : refusals) {
            if (refusal.when().test(request)) {
                if (!refusal.always()) {
                    refusals.remove(refusal);
                }
                return new Reply.Refused(refusal.error());
            }
        }
        return switch (request) {
            case Request.FetchChanges fetch -> changes(fetch);
            case Request.ListRecords list -> list(list);
            case Request.OpenSketch open -> sketch(open);
            case Request.ExtendSketch extend -> extend(extend);
            case Request.FetchRecords fetch -> fetch(fetch);
            case Request.CommitBatch commit -> commit(commit.saves());
            case Request.OpenUpload open -> open(open);
            case Request.UploadPart part -> part(part);
            case Request.CompleteUpload complete -> complete(complete);
            case Request.FetchOriginal fetch ->
                    contents.containsKey(fetch.content())
                            ? new Reply.Content(fetch.lengthBytes())
                            : refuse(new CloudError.UnknownItem());
            case Request.FetchOptimised fetch ->
                    fetch.revision().resources().stream().allMatch(this::holds)
                            ? new Reply.Content(fetch.lengthBytes())
                            : refuse(new CloudError.UnknownItem());
        };
    }

    private Reply changes(Request.FetchChanges fetch) {
        Cursor cursor = fetch.cursor();
        boolean start = cursor.equals(Cursor.START);
        if (!start && cursor.generation() != generation) {
            return refuse(new CloudError.ZoneNotFound());
        }
        int from = start ? 0 : (int) cursor.position();
        if (from < forgotten) {
            return refuse(new CloudError.ChangeTokenExpired());
        }
        Map<AssetId, Revision> page = new LinkedHashMap<>();
        int at = from;
        while (at < history.size() && page.size() < fetch.limit()) {
            AssetId id = history.get(at++);
            page.put(id, existing(id));
        }
        return new Reply.ChangePage(
                changes(page),
                new Cursor(generation, at),
                at < history.size(),
                Math.max(0, roomBytes()),
                ImmutableSet.copyOf(sessions.keySet()));
    }

    private Reply list(Request.ListRecords list) {
        Map<AssetId, Revision> page = new LinkedHashMap<>();
        boolean[] more = new boolean[1];
        records.forEach((id, revision) -> {
            AssetId after = list.after();
            if (after == null || id.compareTo(after) > 0) {
                if (page.size() < list.limit()) {
                    page.put(id, revision);
                } else {
                    more[0] = true;
                }
            }
        });
        return new Reply.RecordPage(changes(page), more[0], end());
    }

    private Reply sketch(Request.OpenSketch open) {
        sketched.put(end(), records);
        long differing = RangeSample.of(records).differing(open.sample());
        int cells = Sketch.cellsFor(differing, records.size(), open.assets());
        return new Reply.SketchPage(Sketch.of(records, 0, cells), records.digest(), end());
    }

    private Reply extend(Request.ExtendSketch extend) {
        LibrarySnapshot state = sketched.get(extend.asOf());
        return state == null
                ? refuse(new CloudError.ChangeTokenExpired())
                : new Reply.SketchPage(
                        Sketch.of(state, extend.first(), extend.cells()),
                        state.digest(),
                        extend.asOf());
    }

    private Reply fetch(Request.FetchRecords fetch) {
        LibrarySnapshot state = sketched.get(fetch.asOf());
        if (state == null) {
            return refuse(new CloudError.ChangeTokenExpired());
        }
        Map<AssetId, Revision> page = new LinkedHashMap<>();
        state.forEachDigest((high, low, digest) -> {
            if (fetch.entryDigests().contains(digest)) {
                AssetId id = new AssetId(high, low);
                page.put(id, existing(id));
            }
        });
        return new Reply.RecordPage(changes(page), false, fetch.asOf());
    }

    /// Forgets the states that devices were told of.
    void forgetSketches() {
        sketched.clear();
    }

    private Reply commit(ImmutableList<RecordSave> saves) {
        if (saves.size() > batchLimit) {
            return refuse(new CloudError.LimitExceeded());
        }
        ImmutableList.Builder<RecordChange> changed = ImmutableList.builder();
        for (RecordSave save : saves) {
            Revision current = records.get(save.id());
            if (current != null
                    && !current.equals(save.expected())
                    && !current.equals(save.desired())) {
                changed.add(new RecordChange(save.id(), current));
            }
        }
        ImmutableList<RecordChange> conflicts = changed.build();
        if (!conflicts.isEmpty()) {
            return refuse(new CloudError.ServerRecordChanged(conflicts));
        }
        for (RecordSave save : saves) {
            for (Resource resource : save.desired().resources()) {
                if (!holds(resource)) {
                    return refuse(new CloudError.AssetFileNotFound(save.id(), resource.hash()));
                }
            }
        }
        for (RecordSave save : saves) {
            if (!save.desired().equals(records.get(save.id()))) {
                write(save.id(), save.desired());
            }
        }
        return new Reply.Committed(freeBytes());
    }

    private long roomBytes() {
        return freeBytes() - sessions.values().stream().mapToLong(UploadSession::sizeBytes).sum();
    }

    private Reply open(Request.OpenUpload open) {
        if (contents.containsKey(open.content())) {
            return new Reply.AlreadyStored(open.content());
        }
        UploadSession found = sessions.get(open.content());
        if (found == null) {
            long room = roomBytes();
            if (open.sizeBytes() > room) {
                return refuse(new CloudError.QuotaExceeded(Math.max(0, room)));
            }
            found =
                    new UploadSession(
                            nextSession++,
                            open.content(),
                            open.sizeBytes(),
                            ImmutableRangeSet.of());
            sessions.put(open.content(), found);
        }
        return new Reply.UploadOpen(found);
    }

    private Reply part(Request.UploadPart part) {
        UploadSession session = sessions.get(part.content());
        if (session == null || session.id() != part.session()) {
            return refuse(new CloudError.UploadExpired());
        }
        Range<Long> bytes =
                Range.closedOpen(part.offsetBytes(), part.offsetBytes() + part.lengthBytes());
        UploadSession after =
                new UploadSession(
                        session.id(),
                        session.content(),
                        session.sizeBytes(),
                        session.confirmed().union(ImmutableRangeSet.of(bytes)));
        sessions.put(part.content(), after);
        return new Reply.PartStored(after);
    }

    private Reply complete(Request.CompleteUpload complete) {
        if (contents.containsKey(complete.content())) {
            return new Reply.ContentStored(complete.content());
        }
        UploadSession session = sessions.remove(complete.content());
        if (session == null || session.id() != complete.session()) {
            return refuse(new CloudError.UploadExpired());
        }
        if (!session.confirmed().encloses(Range.closedOpen(0L, session.sizeBytes()))) {
            return refuse(new CloudError.HashMismatch());
        }
        if (session.sizeBytes() > freeBytes()) {
            return refuse(new CloudError.QuotaExceeded(Math.max(0, freeBytes())));
        }
        contents.put(complete.content(), session.sizeBytes());
        return new Reply.ContentStored(complete.content());
    }

    private void write(AssetId id, Revision revision) {
        records = records.with(id, revision);
        history.add(id);
    }

    private Revision existing(AssetId id) {
        Revision revision = records.get(id);
        if (revision == null) {
            throw new IllegalStateException("a record in the history exists: id=" + id);
        }
        return revision;
    }

    private static ImmutableList<RecordChange> changes(Map<AssetId, Revision> page) {
        return page.entrySet().stream()
                .map(entry -> new RecordChange(entry.getKey(), entry.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    private static Reply refuse(CloudError error) {
        return new Reply.Refused(error);
    }
}
