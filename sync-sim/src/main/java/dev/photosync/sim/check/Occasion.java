package dev.photosync.sim.check;

import dev.photosync.core.gate.Reason;
import java.util.Locale;

/// A situation that some runs of a search must reach, or the search has a hole.
///
/// Each is recognised by {@link OccasionWatch} from what a run's trace tells and its facts show.
public enum Occasion {
    UPLOAD_RESUMED("an upload goes on where it had stopped"),
    UPLOAD_SHARED("the cloud has the content already, and nothing is uploaded"),
    UPLOAD_EXPIRED("an upload session has expired, and the upload starts over"),
    BODY_TOO_LARGE("a part is too large for something on the way, and is halved"),
    BATCH_SPLIT("a batch of records is over the limit, and is halved"),
    COMMIT_CONFLICT("a record was changed elsewhere before it could be saved"),
    LIVE_PHOTO_COMMITTED("both halves of a Live Photo are committed"),
    RAW_PAIR_COMMITTED("a picture is committed with its raw"),
    EDIT_COMMITTED("an edit is committed"),
    MERGED("concurrent changes are merged, and nothing is lost"),
    MERGED_WITH_COPY("two concurrent edits meet, and one becomes a copy"),
    MERGED_THREE_EDITS("three concurrent edits of one picture meet"),
    DELETED_ELSEWHERE("a deletion arrives on another device"),
    RESTORED_FROM_PURGE("a restore beats a purge"),
    IMPORTED_AGAIN("a picture that was deleted for good is imported again"),
    PURGED_BY_OWNER("an owner deletes for good"),
    PURGED_BY_AGE("a picture leaves Recently Deleted after 30 days"),
    EVICTED("an original makes room on a full device"),
    ORIGINAL_FETCHED("an original is fetched because its owner looks at it"),
    RESYNC_BY_SKETCHES("a resync finds by sketches what differs"),
    RESYNC_BY_LISTING("a resync reads the listing"),
    FEED_EXPIRED("the change feed's history is gone"),
    ZONE_LOST("a device finds the cloud's library gone, and offers what it has"),
    REINSTALLED("a reinstalled engine finds in the cloud what its device has"),
    UPDATED("a device is updated"),
    TORN_JOURNAL("a journal that a crash has torn is recovered"),
    DAMAGED_JOURNAL("a journal that is damaged in its middle is recovered"),
    CRASHED_IN_UPLOAD("the engine dies with an upload under way"),
    CRASHED_BETWEEN_EFFECTS("the engine dies between two effects of one input"),
    BATTERY_DIED("the battery is empty, and the engine dies"),
    REPLY_LOST_AFTER_COMMIT("records are saved, and their device does not learn of it"),
    REPLY_REPEATED("an answer comes a second time, and is ignored"),
    CONNECTION_RESET("a connection breaks under a request"),
    TIMED_OUT("a request times out"),
    HINT_LOST("news is found although its hint was lost"),
    QUOTA_FULL("the plan is full", Reason.CLOUD_QUOTA),
    QUOTA_FREED("what waited for room in the plan is uploaded"),
    THROTTLED("the cloud asks for fewer requests", Reason.THROTTLED),
    THROTTLED_NO_MORE("throttling ends, and sync goes on"),
    OUTAGE("the cloud is down", Reason.SERVER_DOWN),
    OUTAGE_OVER("an outage ends, and sync goes on"),
    BACKED_OFF("requests fail, and everything waits", Reason.RETRY_WAIT),
    SIGN_IN_EXPIRED("the cloud no longer accepts a sign-in", Reason.TOKEN_EXPIRED),
    SIGN_IN_RENEWED("a sign-in that had expired is renewed"),
    SIGNED_OUT("nobody is signed in", Reason.SIGNED_OUT),
    ACCOUNT_SWITCHED("a device is signed in to another account", Reason.WRONG_ACCOUNT),
    ZONE_LOCKED("the library is locked on the server", Reason.ZONE_BUSY),
    PROTOCOL_TOO_OLD("the cloud no longer speaks a release's protocol", Reason.CLIENT_TOO_OLD),
    RECORD_UNREADABLE(
            "a record that a release cannot read stops its change feed", Reason.UNKNOWN_RECORD),
    CLOCK_REFUSED("a device's clock is too wrong for the cloud", Reason.CLOCK_SKEW),
    PORTAL_MET("a captive portal stands before the network", Reason.CAPTIVE_PORTAL),
    BUDGET_SPENT("the day's cellular data is used up", Reason.CELLULAR_BUDGET),
    BACKGROUND_SPENT("the background time on battery is used up", Reason.BACKGROUND_BUDGET),
    LOW_POWER_PAUSE("Low Power Mode pauses sync", Reason.LOW_POWER_MODE),
    STORAGE_FULL("the device is full", Reason.DEVICE_FULL),
    CONTENT_GONE("a picture itself is not in the cloud and not here", Reason.CONTENT_MISSING),
    FILE_UNREADABLE("a picture's file cannot be read", Reason.SOURCE_UNREADABLE);

    private final String sentence;
    private final long reasons;

    Occasion(String sentence) {
        this.sentence = sentence;
        this.reasons = 0;
    }

    /// @param reason which holds when it is reached
    Occasion(String sentence, Reason reason) {
        this.sentence = sentence;
        this.reasons = reason.bit();
    }

    /// What happens, as a clause.
    public String sentence() {
        return sentence;
    }

    /// The name as reports write it: {@code upload-resumed}.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason whose hold is the occasion, as a set; none if it is recognised otherwise.
    long reasons() {
        return reasons;
    }
}
