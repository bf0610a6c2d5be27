package dev.photosync.sim.cloud;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.scenario.Scenario.AccountSetup;
import dev.photosync.sim.scenario.Scenario.CloudSetup;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One account in the cloud: its zone, its content, its plan and what else fills the plan.
public final class CloudAccount {
    /// How long Recently Deleted keeps an asset.
    public static final long TRASH_MICROS = 30L * 24 * 3600 * 1_000_000;

    private final String name;
    private final CloudSetup setup;
    private final Trace trace;
    private final Zone zone;
    private final SketchDesk sketches;
    private final ContentStore content;
    private final UploadDesk uploads;
    private final RecentlyDeleted trash = new RecentlyDeleted();
    private final SignIns signIns = new SignIns();
    private final Plan plan;
    private boolean locked;

    public CloudAccount(String name, AccountSetup account, CloudSetup setup, Trace trace) {
        this.name = name;
        this.setup = setup;
        this.trace = trace;
        this.content = new ContentStore(hash -> trace.show(new Fact.ContentFreed(name, hash)));
        this.zone = new Zone(setup.historyChanges());
        this.sketches = new SketchDesk(zone);
        this.uploads =
                new UploadDesk(
                        setup.uploadSessionMicros(),
                        (hash, pieces) -> trace.show(new Fact.UploadAssembled(name, hash, pieces)));
        this.plan = new Plan(account.planBytes(), account.usedBytes());
    }

    public String name() {
        return name;
    }

    /// The records as they stand.
    public LibrarySnapshot records() {
        return zone.records();
    }

    /// Whether a device's library is this account's, revision by revision.
    public boolean agreesWith(LibrarySnapshot device) {
        return device.equals(zone.records());
    }

    /// Whether the cloud holds all the content that a revision names.
    public boolean holdsContentOf(Revision revision) {
        return revision.resources().stream().allMatch(part -> content.has(part.hash()));
    }

    /// Whether the cloud holds some content.
    public boolean holds(ContentHash hash) {
        return content.has(hash);
    }

    /// How many records name some content.
    public int recordsNaming(ContentHash hash) {
        return content.records(hash);
    }

    /// The records that changed after one place of the feed and up to another, in order, as far as
    /// the feed remembers; none if both are not of this zone.
    public List<AssetId> changedBetween(Cursor after, Cursor upTo) {
        return zone.changedBetween(after, upTo);
    }

    /// What the plan has left; negative after other apps have overfilled it.
    public long freeBytes() {
        return plan.freeBytes(content.usedBytes());
    }

    /// What a new upload may take: what the plan has left and open uploads have not been promised.
    private long roomBytes(long nowMicros) {
        return freeBytes() - uploads.reservedBytes(nowMicros);
    }

    /// Puts a library in the account before the run begins.
    public Cursor prefill(LibrarySnapshot library) {
        zone.prefill(library);
        content.expect(library.size());
        library.forEachFew((ids, revisions) -> {
            content.readAhead(revisions);
            for (int i = 0; i < ids.size(); i++) {
                content.name(revisions.get(i));
                trash.put(ids.get(i), null, revisions.get(i), 0);
            }
        });
        return zone.end();
    }

    /// Reports plan and usage to the trace.
    public void reportQuota(long nowMicros) {
        trace.add(
                new TraceEvent.QuotaIs(
                        nowMicros,
                        name,
                        plan.bytes(),
                        content.usedBytes(),
                        plan.otherBytes(),
                        uploads.reservedBytes(nowMicros)));
    }

    public void plan(long bytes) {
        plan.bytes(bytes);
    }

    /// Other apps take more of the plan, or give some back; never below nothing.
    public void useMore(String by, long bytes) {
        plan.useMore(by, bytes);
    }

    public void lock(boolean value) {
        locked = value;
    }

    public boolean locked() {
        return locked;
    }

    /// No longer accepts the sign-ins made so far.
    public void expireSignIns() {
        signIns.expire();
    }

    /// A device signs in, which the cloud accepts.
    public void signIn(String device) {
        signIns.renew(device);
    }

    /// Whether the cloud accepts a device's sign-in.
    public boolean acceptsSignInOf(String device) {
        return signIns.accepts(device);
    }

    public void forgetHistory() {
        zone.forgetHistory();
    }

    public void forgetUploads() {
        uploads.forgetAll();
    }

    /// Loses the zone: every record, but not the plan.
    public void loseZone() {
        LibrarySnapshot lost = zone.records();
        lost.forEach((id, revision) -> content.unname(revision));
        zone.lose();
        sketches.forgetAll();
        trash.clear();
        uploads.forgetAll();
        trace.show(new Fact.ZoneLost(name, lost));
    }

    /// Purges what has been in Recently Deleted for 30 days.
    ///
    /// @return how many were purged
    int purgeOld(long nowMicros) {
        List<AssetId> old = trash.thereFor(TRASH_MICROS, nowMicros);
        List<Fact.RecordPut> puts = new ArrayList<>();
        for (AssetId id : old) {
            Revision revision = zone.get(id);
            if (revision != null) {
                Revision purged = revision.withState(AssetState.PURGED, nowMicros);
                puts.add(new Fact.RecordPut(name, id, revision, purged, ""));
            }
        }
        put(puts, nowMicros);
        puts.forEach(trace::show);
        return old.size();
    }

    /// Serves a request of an authenticated device.
    public Reply serve(Request request, String device, long nowMicros) {
        if (locked) {
            return refuse(new CloudError.ZoneBusy(30_000_000));
        }
        return switch (request) {
            case Request.FetchChanges fetch -> fetchChanges(fetch, device, nowMicros);
            case Request.ListRecords list -> list(list);
            case Request.OpenSketch open -> sketches.open(open);
            case Request.ExtendSketch extend -> sketches.extend(extend);
            case Request.FetchRecords fetch -> sketches.fetch(fetch);
            case Request.CommitBatch commit -> commit(commit.saves(), device, nowMicros);
            case Request.OpenUpload open -> open(open, device, nowMicros);
            case Request.UploadPart part -> {
                UploadSession session =
                        uploads.part(
                                part.session(),
                                part.content(),
                                part.offsetBytes(),
                                part.lengthBytes(),
                                nowMicros);
                yield session == null
                        ? refuse(new CloudError.UploadExpired())
                        : new Reply.PartStored(session);
            }
            case Request.CompleteUpload complete -> complete(complete, nowMicros);
            case Request.FetchOriginal fetch ->
                    content.has(fetch.content())
                            ? new Reply.Content(fetch.lengthBytes())
                            : refuse(new CloudError.UnknownItem());
            case Request.FetchOptimised fetch ->
                    holdsContentOf(fetch.revision())
                            ? new Reply.Content(fetch.lengthBytes())
                            : refuse(new CloudError.UnknownItem());
        };
    }

    private Reply fetchChanges(Request.FetchChanges fetch, String device, long nowMicros) {
        if (zone.foreign(fetch.cursor())) {
            return refuse(new CloudError.ZoneNotFound());
        }
        if (zone.expired(fetch.cursor())) {
            return refuse(new CloudError.ChangeTokenExpired());
        }
        Zone.Page page = zone.changesAfter(fetch.cursor(), fetch.limit());
        return new Reply.ChangePage(
                page.records(),
                page.next(),
                page.more(),
                Math.max(0, roomBytes(nowMicros)),
                uploads.openBy(device, nowMicros));
    }

    private Reply list(Request.ListRecords list) {
        if (zone.foreign(list.since())) {
            return refuse(new CloudError.ZoneNotFound());
        }
        Zone.Page page = zone.list(list.after(), list.limit());
        return new Reply.RecordPage(page.records(), page.more(), page.next());
    }

    private Reply open(Request.OpenUpload open, String device, long nowMicros) {
        if (content.has(open.content())) {
            return new Reply.AlreadyStored(open.content());
        }
        UploadSession session = uploads.find(open.content(), nowMicros);
        if (session != null) {
            return new Reply.UploadOpen(session);
        }
        long room = roomBytes(nowMicros);
        if (open.sizeBytes() > room) {
            return refuse(new CloudError.QuotaExceeded(Math.max(0, room)));
        }
        UploadSession opened = uploads.open(open.content(), device, open.sizeBytes(), nowMicros);
        reportQuota(nowMicros);
        return new Reply.UploadOpen(opened);
    }

    private Reply complete(Request.CompleteUpload complete, long nowMicros) {
        if (content.has(complete.content())) {
            return new Reply.ContentStored(complete.content());
        }
        long size = uploads.complete(complete.session(), complete.content(), nowMicros);
        if (size == -1) {
            return refuse(new CloudError.UploadExpired());
        }
        if (size == -2) {
            return refuse(new CloudError.HashMismatch());
        }
        if (size > freeBytes()) {
            // What it was promised is free again.
            reportQuota(nowMicros);
            return refuse(new CloudError.QuotaExceeded(Math.max(0, freeBytes())));
        }
        content.put(complete.content(), size);
        reportQuota(nowMicros);
        return new Reply.ContentStored(complete.content());
    }

    private Reply commit(ImmutableList<RecordSave> saves, String device, long nowMicros) {
        if (saves.size() > setup.batchLimit()) {
            return refuse(new CloudError.LimitExceeded());
        }
        ImmutableList.Builder<RecordChange> changed = ImmutableList.builder();
        List<Fact.RecordPut> puts = new ArrayList<>(saves.size());
        CloudError absent = null;
        for (RecordSave save : saves) {
            Revision current = zone.get(save.id());
            if (current != null && !expected(save, current)) {
                changed.add(new RecordChange(save.id(), current));
            }
            absent = absent == null ? absent(save, current) : absent;
            // Saved once more by a device that missed the reply, it is no news to the others.
            if (!save.desired().equals(current)) {
                puts.add(new Fact.RecordPut(name, save.id(), current, save.desired(), device));
            }
        }
        ImmutableList<RecordChange> conflicts = changed.build();
        if (!conflicts.isEmpty()) {
            return refuse(new CloudError.ServerRecordChanged(conflicts));
        }
        if (absent != null) {
            return refuse(absent);
        }
        put(puts, nowMicros);
        for (Fact.RecordPut put : puts) {
            trace.show(put);
            trace.add(new TraceEvent.CloudCommitted(nowMicros, name, put.asset(), device));
        }
        reportQuota(nowMicros);
        return new Reply.Committed(Math.max(0, roomBytes(nowMicros)));
    }

    /// That a file is not there which a save names; null if all are. Those that the record names
    /// already are there.
    private @Nullable CloudError absent(RecordSave save, @Nullable Revision current) {
        ImmutableList<Resource> files = save.desired().resources();
        if (current != null && files.equals(current.resources())) {
            return null;
        }
        for (Resource file : files) {
            if (!content.has(file.hash())) {
                return new CloudError.AssetFileNotFound(save.id(), file.hash());
            }
        }
        return null;
    }

    private static boolean expected(RecordSave save, Revision current) {
        return current.equals(save.expected()) || current.equals(save.desired());
    }

    /// Puts records in the zone, all at once, and sees to their contents and what is trashed.
    private void put(List<Fact.RecordPut> puts, long nowMicros) {
        for (Fact.RecordPut put : puts) {
            Revision before = put.before();
            trash.put(put.asset(), before, put.after(), nowMicros);
            if (before == null || !before.resources().equals(put.after().resources())) {
                content.name(put.after());
                if (before != null) {
                    content.unname(before);
                }
            }
        }
        zone.put(puts);
    }

    private static Reply refuse(CloudError error) {
        return new Reply.Refused(error);
    }
}
