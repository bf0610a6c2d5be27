package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.photosync.sim.defect.Defect.Report;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The defects that can be planted. None is a switch in the engine: each is the engine's boundary
/// disturbed, or one of its rules replaced.
public final class Defects {
    /// The one that breaks something in every run with an asset in it, by which it is proved that a
    /// check can fail.
    public static final String CANARY = "canary";

    private static final ImmutableList<Defect> PLANTED =
            ImmutableList.of(
                    planted(
                            "cursor-expired-ignored",
                            "the cloud's word that the cursor has expired is taken for \"nothing new\"",
                            Guarantee.CONVERGES,
                            "https://github.com/paulw11/Seam3/issues/35",
                            "an expired change token is not handled, and nothing syncs any more",
                            FeedFlaws.IgnoresExpiry::new),
                    planted(
                            "unchanged-cursor-loops",
                            "while more is to come the cursor stays, and the same page is read for ever",
                            Guarantee.NO_LIVELOCK,
                            "https://github.com/mentrena/SyncKit/issues/100",
                            "more is said to come with the same token, and sync loops",
                            FeedFlaws.CursorStays::new),
                    planted(
                            "record-dropped-on-error",
                            "a save that fails for the moment is taken off the list as if it were done",
                            Guarantee.CONVERGES,
                            "https://github.com/owncloud/client/issues/2071",
                            "after a server error some files are skipped and never synced again",
                            SaveFlaws.ForgetsFailed::new),
                    planted(
                            "lost-zone-deletes",
                            "a zone that the cloud has lost is taken for the owner's wish to delete all",
                            Guarantee.NO_SILENT_DELETION,
                            "https://github.com/pointfreeco/sqlite-data/issues/551",
                            "a purged cloud zone deletes the local library",
                            FeedFlaws.LostZoneDeletes::new),
                    planted(
                            "deleted-uploaded-again",
                            "what was deleted elsewhere is uploaded again by a device that still has it",
                            Guarantee.NO_RESURRECTION,
                            "https://github.com/immich-app/immich/issues/4875",
                            "a photo deleted on the web is uploaded again by the phone",
                            FeedFlaws.KeepsDeleted::new),
                    planted(
                            "tombstone-blocks-return",
                            "what was once purged is never uploaded again, whoever brings it back",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/immich-app/immich/issues/19837",
                            "deleted photos cannot be uploaded again",
                            () -> MergeFlaws.planning(MergeFlaws::tombstoneStands)),
                    planted(
                            "reinstall-imports-anew",
                            "after a reinstall every picture on the device is uploaded as a new one",
                            Guarantee.ONE_IDENTITY,
                            "https://github.com/Piwigo/Piwigo-Mobile/issues/538",
                            "a reinstall uploads 12,000 photos once more, as duplicates",
                            SaveFlaws.ImportsAnew::new),
                    planted(
                            "live-photo-half-dropped",
                            "the film of a Live Photo is taken for a copy of its still and left out",
                            Guarantee.PARTS_TOGETHER,
                            "https://github.com/immich-app/immich/issues/27733",
                            "finding duplicates part by part leaves Live Photos without their film",
                            SaveFlaws.LeavesFilmOut::new),
                    planted(
                            "remaining-counter-stuck",
                            "what was once interrupted is counted as remaining when it is done",
                            Guarantee.BOUNDED,
                            "https://github.com/immich-app/immich/issues/15725",
                            "the count of what remains stays at 29 while files are uploaded",
                            WaitFlaws.CounterSticks::new),
                    planted(
                            "cursor-before-changes",
                            "the cursor is saved at once, and what lies before it with the next save",
                            Guarantee.CURSOR_FORWARD,
                            "https://github.com/apple/sample-cloudkit-privatedb-sync/issues/4",
                            "the change token is saved before the changes; an exit loses them",
                            FeedFlaws.CursorFirst::new),
                    planted(
                            "evict-at-upload-start",
                            "an original may leave the device as soon as its upload has begun",
                            Guarantee.EVICTION_CONFIRMED,
                            "https://github.com/nextcloud/android/issues/16583",
                            "files are deleted from the device although their upload failed",
                            UploadFlaws.EvictsAtStart::new),
                    planted(
                            "retry-makes-another",
                            "a new asset whose save got no answer is saved once more under another id",
                            Guarantee.ONE_IDENTITY,
                            "https://github.com/gotev/android-upload-service/issues/424",
                            "on a slow network one file arrives several times",
                            SaveFlaws.RetriesAsNew::new),
                    planted(
                            "gate-only-at-start",
                            "power and mobile data are asked about before an upload, not during it",
                            Guarantee.CLOSED_GATE,
                            "https://github.com/nextcloud/android/issues/7206",
                            "an upload for the charger only goes on after unplugging",
                            GateFlaws.OnlyAtStart::new),
                    planted(
                            "full-quota-blocks-all",
                            "what the plan has no room for stands before all that it has room for",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/owncloud/client/issues/133",
                            "one large file that the server refuses stops all after it (there by a"
                                    + " server error, not a full quota)",
                            GateFlaws.NoRoomForOneIsForAll::new),
                    planted(
                            "no-wake-up",
                            "a charger or a Wi-Fi network that comes back is not noticed",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/nextcloud/android/issues/2055",
                            "photos stay in the queue after Wi-Fi is switched on again",
                            () -> new WaitFlaws.Latch(WaitFlaws::unwoken)),
                    planted(
                            "last-clock-wins",
                            "of two concurrent changes the one with the later device time is kept, whole",
                            Guarantee.EDITS_KEPT,
                            "https://github.com/JediBrooker/WatchShelf/issues/61",
                            "a watch whose clock is slow loses what was done on it",
                            () -> MergeFlaws.planning(MergeFlaws::lastStampWins)),
                    planted(
                            "queue-survives-account",
                            "what was queued under one account goes up to whichever is signed in",
                            Guarantee.ACCOUNTS_APART,
                            "https://github.com/immich-app/immich/issues/26974",
                            "an upload goes on after a logout, into the account that logs in next",
                            GateFlaws.KeepsQueue::new),
                    planted(
                            "unknown-fields-dropped",
                            "a newer record is read as an older one, and so written back",
                            Guarantee.EDITS_KEPT,
                            "https://github.com/memrynote/memry/issues/2183",
                            "a field written by a newer client is lost when an older one saves",
                            FeedFlaws.DropsUnknownFields::new),
                    planted(
                            "backoff-never-resets",
                            "each wait is twice the last, past any limit and whatever has succeeded since",
                            Guarantee.BOUNDED,
                            "https://github.com/penumbra-zone/web/issues/871",
                            "a sync's backoff adds up however far apart its failures are",
                            WaitFlaws.WaitsGrow::new),
                    planted(
                            "stale-copy-wins",
                            "a device back from a partition overwrites newer edits by what it has",
                            Guarantee.EDITS_KEPT,
                            "https://github.com/nextcloud/desktop/issues/8171",
                            "after a week apart a sync overwrites new versions with old ones",
                            () -> MergeFlaws.planning(MergeFlaws::ownCopyWins)),
                    planted(
                            "resume-mixes-content",
                            "an upload is resumed where it was although the content has changed",
                            Guarantee.PARTS_TOGETHER,
                            "https://github.com/nextcloud/android/issues/1454",
                            "is an upload resumed if the file changes in between? it would be corrupt",
                            UploadFlaws.MixesContent::new),
                    planted(
                            "slot-leaks",
                            "an upload whose connection breaks is never heard of, and keeps its slot",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/Infomaniak/ios-kDrive/issues/735",
                            "uploads are stuck waiting, their background task lost",
                            UploadFlaws.LosesCallbacks::new),
                    planted(
                            "low-power-pause-stays",
                            "sync stays paused for Low Power Mode after it has ended",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/nextcloud/android/issues/16674",
                            "nothing is uploaded after energy saving was turned off",
                            () -> new WaitFlaws.Latch(WaitFlaws::lowPower)),
                    planted(
                            "quota-latch-stays",
                            "the room in the plan is only ever seen to shrink",
                            Guarantee.TRUE_REASONS,
                            "https://github.com/haiwen/seafile/issues/2289",
                            "files do not sync after a quota overrun was resolved",
                            WaitFlaws.QuotaOnlyShrinks::new));

    private static final Defect THE_CANARY =
            new Defect(
                    CANARY,
                    "the first asset of each device is purged from it at once",
                    Guarantee.NO_SILENT_DELETION,
                    Optional.empty(),
                    CanaryFlaw::new);

    private static final ImmutableMap<String, Defect> ALL =
            ImmutableMap.<String, Defect>builder()
                    .putAll(Maps.uniqueIndex(PLANTED, Defect::name))
                    .put(CANARY, THE_CANARY)
                    .buildOrThrow();

    private Defects() {}

    /// The planted defects, in the order of the table that asks for them; without the canary.
    public static ImmutableList<Defect> planted() {
        return PLANTED;
    }

    /// All defects by name, the canary last.
    public static ImmutableMap<String, Defect> all() {
        return ALL;
    }

    /// @throws NullPointerException if there is no such defect
    public static Defect named(String name) {
        return Objects.requireNonNull(ALL.get(name), () -> "unknown defect: name=" + name);
    }

    private static Defect planted(
            String name,
            String story,
            Guarantee breaks,
            String url,
            String says,
            Supplier<Flaw> flaw) {
        return new Defect(name, story, breaks, Optional.of(new Report(url, says)), flaw);
    }
}
