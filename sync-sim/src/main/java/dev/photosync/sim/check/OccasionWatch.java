package dev.photosync.sim.check;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises the {@link Occasion}s that one run reaches.
///
/// Each event and fact costs a few comparisons, and allocates nothing but where an owner edits or
/// imports a picture or the plan is full. The watch only looks: with it or without, a run is the
/// same.
public final class OccasionWatch {
    private static final Occasion[] ALL = Occasion.values();

    private final Occasions reached = new Occasions();
    // Looked up, never iterated.
    private final Map<String, WatchedDevice> devices = new HashMap<>();
    private final Edits edits = new Edits();
    private final Set<AssetId> importedAgain = new HashSet<>();

    private OccasionWatch() {}

    /// Begins to watch a run that has not begun.
    public static OccasionWatch watch(Trace trace) {
        OccasionWatch watch = new OccasionWatch();
        trace.follow(watch::read);
        trace.witness(watch::see);
        return watch;
    }

    /// What was reached so far.
    public Occasions reached() {
        return reached;
    }

    private void reach(Occasion occasion) {
        reached.reach(occasion);
    }

    private void reachIf(boolean so, Occasion occasion) {
        if (so) {
            reach(occasion);
        }
    }

    private WatchedDevice device(String name) {
        WatchedDevice device = devices.get(name);
        if (device == null) {
            device = new WatchedDevice();
            devices.put(name, device);
        }
        return device;
    }

    private void see(Fact fact) {
        switch (fact) {
            case Fact.Sent sent -> device(sent.device()).sent(sent.send());
            case Fact.Answered answered -> answered(answered);
            case Fact.OwnerChanged changed -> ownerChanged(changed);
            case Fact.EngineSaved saved -> {
                stateChanged(saved.asset(), saved.before(), saved.after());
                reachIf(
                        isLive(saved.before()) && saved.after().state() == AssetState.TRASHED,
                        Occasion.DELETED_ELSEWHERE);
            }
            case Fact.RecordPut put -> recordPut(put);
            case Fact.Recovered recovered -> {
                reachIf(recovered.tornBytes() > 0, Occasion.TORN_JOURNAL);
                reachIf(recovered.refusedBytes() > 0, Occasion.DAMAGED_JOURNAL);
            }
            case Fact.CopyChanged _,
                    Fact.Damaged _,
                    Fact.UploadAssembled _,
                    Fact.ContentFreed _,
                    Fact.ZoneLost _,
                    Fact.Moved _,
                    Fact.Journalled _,
                    Fact.Checkpointed _ -> {}
        }
    }

    private void answered(Fact.Answered answered) {
        WatchedDevice device = device(answered.device());
        WorkKind kind = device.answered(answered.request());
        if (kind == null) {
            reachIf(answered.reply() != null, Occasion.REPLY_REPEATED);
            return;
        }
        if (kind == WorkKind.METADATA) {
            reachIf(device.committed && answered.reply() == null, Occasion.REPLY_LOST_AFTER_COMMIT);
            device.committed = false;
        }
        switch (answered.reply()) {
            case Reply.UploadOpen open ->
                    reachIf(!open.session().confirmed().isEmpty(), Occasion.UPLOAD_RESUMED);
            case Reply.AlreadyStored _ -> reach(Occasion.UPLOAD_SHARED);
            case Reply.Refused refused -> refused(kind, refused.error());
            case null, default -> {}
        }
    }

    private void refused(WorkKind kind, CloudError error) {
        switch (error) {
            case CloudError.UploadExpired _ -> reach(Occasion.UPLOAD_EXPIRED);
            case CloudError.BodyTooLarge _ ->
                    reachIf(kind == WorkKind.UPLOAD, Occasion.BODY_TOO_LARGE);
            case CloudError.LimitExceeded _ -> reach(Occasion.BATCH_SPLIT);
            case CloudError.ServerRecordChanged _ -> reach(Occasion.COMMIT_CONFLICT);
            case CloudError.ChangeTokenExpired _ -> reach(Occasion.FEED_EXPIRED);
            case CloudError.ServiceUnavailable _,
                    CloudError.ZoneBusy _,
                    CloudError.RequestRateLimited _,
                    CloudError.AccountTemporarilyUnavailable _,
                    CloudError.NotAuthenticated _,
                    CloudError.AssetFileNotFound _,
                    CloudError.ZoneNotFound _,
                    CloudError.QuotaExceeded _,
                    CloudError.IncompatibleVersion _,
                    CloudError.HashMismatch _,
                    CloudError.UnknownItem _ -> {}
        }
    }

    private void ownerChanged(Fact.OwnerChanged changed) {
        Revision before = changed.before();
        Revision after = changed.after();
        if (before == null) {
            return;
        }
        if (before.state() == AssetState.PURGED && after.live()) {
            importedAgain.add(changed.asset());
            reach(Occasion.IMPORTED_AGAIN);
        }
        reachIf(
                before.state() != AssetState.PURGED && after.state() == AssetState.PURGED,
                Occasion.PURGED_BY_OWNER);
        if (!before.resources().equals(after.resources())) {
            edits.edited(changed.device(), changed.asset(), before);
        }
    }

    private void recordPut(Fact.RecordPut put) {
        Revision before = put.before();
        Revision after = put.after();
        stateChanged(put.asset(), before, after);
        if (put.byDevice().isEmpty()) {
            reachIf(after.state() == AssetState.PURGED, Occasion.PURGED_BY_AGE);
            return;
        }
        device(put.byDevice()).committed = true;
        reachIf(isNew(before, after, ResourceRole.PAIRED_VIDEO), Occasion.LIVE_PHOTO_COMMITTED);
        reachIf(isNew(before, after, ResourceRole.RAW), Occasion.RAW_PAIR_COMMITTED);
        reachIf(isNew(before, after, ResourceRole.EDIT), Occasion.EDIT_COMMITTED);
    }

    /// An engine or the cloud took a state over.
    private void stateChanged(AssetId asset, @Nullable Revision before, Revision after) {
        reachIf(
                before != null
                        && before.state() == AssetState.PURGED
                        && after.live()
                        && !importedAgain.contains(asset),
                Occasion.RESTORED_FROM_PURGE);
    }

    private static boolean isLive(@Nullable Revision revision) {
        return revision != null && revision.live();
    }

    private static boolean isNew(@Nullable Revision before, Revision after, ResourceRole role) {
        return has(after, role) && (before == null || !has(before, role));
    }

    private static boolean has(Revision revision, ResourceRole role) {
        for (int i = 0; i < revision.resources().size(); i++) {
            Resource resource = revision.resources().get(i);
            if (resource.role() == role) {
                return true;
            }
        }
        return false;
    }

    private void read(TraceEvent event) {
        switch (event) {
            case TraceEvent.Engine e -> engine(device(e.device()), e.event());
            case TraceEvent.EngineStarted e -> {
                reachIf(e.cause() == StartCause.UPDATE, Occasion.UPDATED);
                device(e.device()).started(e.cause() == StartCause.REINSTALL);
            }
            case TraceEvent.EngineStopped e -> stopped(device(e.device()), e);
            case TraceEvent.ActionTaken e -> {
                if (e.action() instanceof Action.CrashAfter) {
                    device(e.target()).crashArmed = true;
                } else if (e.action() instanceof Action.Crash) {
                    device(e.target()).crashedAtMicros = e.atMicros();
                }
            }
            case TraceEvent.HintLost e -> device(e.device()).hintLost = true;
            case TraceEvent.DeviceIs _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.Observed _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.QuotaIs _,
                    TraceEvent.BytesMoved _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void stopped(WatchedDevice device, TraceEvent.EngineStopped stopped) {
        reachIf(stopped.cause() == StopCause.BATTERY_EMPTY, Occasion.BATTERY_DIED);
        boolean crash = stopped.cause() == StopCause.CRASH;
        reachIf(
                crash && device.crashArmed && device.crashedAtMicros != stopped.atMicros(),
                Occasion.CRASHED_BETWEEN_EFFECTS);
        reachIf(crash && device.underway(WorkKind.UPLOAD), Occasion.CRASHED_IN_UPLOAD);
        reachIf(device.committed, Occasion.REPLY_LOST_AFTER_COMMIT);
        device.stopped();
    }

    private void engine(WatchedDevice device, EngineEvent event) {
        switch (event) {
            case EngineEvent.LaneHeld held -> {
                long before = device.held();
                device.laneHeld(held.kind(), held.reasons());
                held(device.held() & ~before);
                ended(before & ~device.held());
            }
            case EngineEvent.Parked parked -> {
                held(parked.reasons());
                device.parked(parked.asset(), parked.reasons());
            }
            case EngineEvent.Finished done -> {
                reachIf(
                        done.kind() == WorkKind.UPLOAD && device.waitedForRoom(done.asset()),
                        Occasion.QUOTA_FREED);
                reachIf(done.kind() == WorkKind.ORIGINAL_ON_DEMAND, Occasion.ORIGINAL_FETCHED);
            }
            case EngineEvent.PollDue _ -> device.pollsAfterLostHint = device.hintLost;
            case EngineEvent.PollDone _ -> device.pollDone();
            case EngineEvent.TookRemote _ -> {
                reachIf(device.newsAfterLostHint(), Occasion.HINT_LOST);
                reachIf(device.adopts(), Occasion.REINSTALLED);
            }
            case EngineEvent.Merged merged -> {
                boolean copied = merged.copy() != null;
                reach(copied ? Occasion.MERGED_WITH_COPY : Occasion.MERGED);
                reachIf(copied && edits.thirdMet(merged.asset()), Occasion.MERGED_THREE_EDITS);
            }
            case EngineEvent.Evicted _ -> reach(Occasion.EVICTED);
            case EngineEvent.ResyncBegan _ -> device.resyncBegan();
            case EngineEvent.ListingInstead _ -> {}
            case EngineEvent.ResyncDone _ ->
                    reach(
                            device.listed()
                                    ? Occasion.RESYNC_BY_LISTING
                                    : Occasion.RESYNC_BY_SKETCHES);
            case EngineEvent.ZoneLost _ -> reach(Occasion.ZONE_LOST);
            case EngineEvent.RequestFailed failed -> {
                reachIf(failed.problem().equals("CONNECTION_RESET"), Occasion.CONNECTION_RESET);
                reachIf(failed.problem().equals("TIMED_OUT"), Occasion.TIMED_OUT);
            }
            case EngineEvent.Queued _,
                    EngineEvent.Began _,
                    EngineEvent.Requeued _,
                    EngineEvent.Unparked _,
                    EngineEvent.Dropped _,
                    EngineEvent.Committed _ -> {}
        }
    }

    private void held(long reasons) {
        if (reasons == 0) {
            return;
        }
        for (Occasion occasion : ALL) {
            reachIf((occasion.reasons() & reasons) != 0, occasion);
        }
    }

    private void ended(long reasons) {
        reachIf((reasons & Reason.THROTTLED.bit()) != 0, Occasion.THROTTLED_NO_MORE);
        reachIf((reasons & Reason.SERVER_DOWN.bit()) != 0, Occasion.OUTAGE_OVER);
        reachIf((reasons & Reason.TOKEN_EXPIRED.bit()) != 0, Occasion.SIGN_IN_RENEWED);
    }
}
