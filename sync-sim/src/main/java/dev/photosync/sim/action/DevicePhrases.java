package dev.photosync.sim.action;

import static dev.photosync.sim.text.Quantities.COUNT;
import static dev.photosync.sim.text.Quantities.SIZE;
import static dev.photosync.sim.text.Quantities.SOME_DURATION;
import static dev.photosync.sim.text.Quantities.SWITCH;
import static dev.photosync.sim.text.Quantities.TITLE;
import static dev.photosync.sim.text.Quantities.WHOLE_PERCENT;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.action.Action.*;
import dev.photosync.sim.text.PhraseTable;
import dev.photosync.sim.text.Quantities;
import dev.photosync.sim.text.Quantity;
import java.util.Locale;

/// The phrases for what happens to a device.
final class DevicePhrases {
    static final PhraseTable<Action> TABLE;

    private static final Quantity<PowerPolicy> POLICY =
            Quantities.oneOf(
                    "a power policy",
                    ImmutableList.copyOf(PowerPolicy.values()),
                    policy -> policy.name().toLowerCase(Locale.ROOT));

    static {
        PhraseTable.Builder<Action> table = PhraseTable.of("something that happens to a device");
        pictures(table);
        networks(table);
        connections(table);
        settings(table);
        powerAndStorage(table);
        software(table);
        TABLE = table.build();
    }

    private DevicePhrases() {}

    private static void pictures(PhraseTable.Builder<Action> table) {
        table.say("take {count} photo(s)", "the owner takes still pictures")
                .with(TakePhotos.class, COUNT, TakePhotos::new, TakePhotos::count);
        table.say("take {count} video(s)", "the owner films, at usual lengths")
                .with(TakeVideos.class, COUNT, TakeVideos::new, TakeVideos::count);
        table.say("take a {size} video", "the owner films one video of that size")
                .with(TakeVideo.class, SIZE, TakeVideo::new, TakeVideo::sizeBytes);
        table.say("take {count} raw|RAW photo(s)", "the owner takes pictures as RAW and JPEG")
                .with(TakeRawPhotos.class, COUNT, TakeRawPhotos::new, TakeRawPhotos::count);
        table.say(
                        "take {count} spatial photo(s)",
                        "the owner takes pictures of a kind that old releases cannot read")
                .with(
                        TakeSpatialPhotos.class,
                        COUNT,
                        TakeSpatialPhotos::new,
                        TakeSpatialPhotos::count);
        table.say("edit {count} photo(s)", "the first so many photos are edited")
                .with(EditPhotos.class, COUNT, EditPhotos::new, EditPhotos::count);
        table.say(
                        "favourite|favorite {count} photo(s)",
                        "the first so many photos become favourites")
                .with(FavouritePhotos.class, COUNT, FavouritePhotos::new, FavouritePhotos::count);
        table.say("add {count} photo(s) to album {album}", "the first so many photos join an album")
                .with(
                        AddToAlbum.class,
                        COUNT,
                        TITLE,
                        AddToAlbum::new,
                        AddToAlbum::count,
                        AddToAlbum::album);
        table.say("delete {count} photo(s)", "the first so many photos move to Recently Deleted")
                .with(DeletePhotos.class, COUNT, DeletePhotos::new, DeletePhotos::count);
        table.say(
                        "delete the newest {count} photo(s)",
                        "the newest photos move to Recently Deleted")
                .with(DeleteNewest.class, COUNT, DeleteNewest::new, DeleteNewest::count);
        table.say("restore {count} photo(s)", "the first so many come back from Recently Deleted")
                .with(RestorePhotos.class, COUNT, RestorePhotos::new, RestorePhotos::count);
        table.say(
                        "empty recently deleted",
                        "what was deleted is gone for good, and its space is free")
                .is(new EmptyRecentlyDeleted());
        table.say(
                        "open {count} original(s)",
                        "the owner looks at the first so many in full resolution")
                .with(OpenOriginals.class, COUNT, OpenOriginals::new, OpenOriginals::count);
        table.say(
                        "corrupt the newest {count} photo(s)",
                        "the files of the newest photos can no longer be read")
                .with(CorruptNewest.class, COUNT, CorruptNewest::new, CorruptNewest::count);
        table.say(
                        "import {count} purged photo(s) again",
                        "the first so many that are gone for good come back from a memory card")
                .with(ImportAgain.class, COUNT, ImportAgain::new, ImportAgain::count);
    }

    private static void networks(PhraseTable.Builder<Action> table) {
        table.say("join {network}", "the device joins a Wi-Fi network")
                .with(
                        JoinWifi.class,
                        Quantities.name("a network", "home-wifi"),
                        JoinWifi::new,
                        JoinWifi::network);
        table.say("leave Wi-Fi|wifi", "the device leaves its Wi-Fi network").is(new LeaveWifi());
        table.say("airplane|aeroplane mode {on|off}", "all radios go off, or back on")
                .with(AirplaneMode.class, SWITCH, AirplaneMode::new, AirplaneMode::on);
        table.say("lose cellular coverage", "the device is out of reach of its cellular network")
                .is(new CellularCoverage(false));
        table.say("regain cellular coverage", "the device is back in reach of its cellular network")
                .is(new CellularCoverage(true));
        table.say("start roaming", "the cellular network is a foreign one").is(new Roam(true));
        table.say("stop roaming", "the cellular network is the home one again").is(new Roam(false));
        table.say("VPN|vpn {on|off}", "a VPN makes Wi-Fi look metered")
                .with(Vpn.class, SWITCH, Vpn::new, Vpn::on);
        table.say("answer the sign-in page", "the owner answers the captive portal of the network")
                .is(new AnswerPortal());
        table.say("break network settings", "names can no longer be looked up")
                .is(new BreakNetworkSettings());
        table.say(
                        "reset network settings",
                        "network settings are as new; saved networks are joined again")
                .is(new ResetNetworkSettings());
    }

    private static void connections(PhraseTable.Builder<Action> table) {
        table.say(
                        "cut off from the cloud for {duration}",
                        "nothing passes between device and cloud, and its system does not notice")
                .with(CutOff.class, SOME_DURATION, CutOff::new, CutOff::forMicros);
        table.say(
                        "lose the next {count} answer(s)",
                        "the cloud does what is asked, but the device never hears that it did")
                .with(LoseReplies.class, COUNT, LoseReplies::new, LoseReplies::count);
        table.say("repeat the next {count} answer(s)", "what the cloud answers arrives twice")
                .with(RepeatReplies.class, COUNT, RepeatReplies::new, RepeatReplies::count);
        table.say(
                        "delay the next {count} answer(s) by {duration}",
                        "what the cloud answers arrives so much later, behind later answers")
                .with(
                        DelayReplies.class,
                        COUNT,
                        SOME_DURATION,
                        DelayReplies::new,
                        DelayReplies::count,
                        DelayReplies::byMicros);
        table.say("lose the next {count} hint(s)", "the device is not told of changes")
                .with(LoseHints.class, COUNT, LoseHints::new, LoseHints::count);
    }

    private static void settings(PhraseTable.Builder<Action> table) {
        table.say("cellular data {on|off}", "the device's cellular data switch")
                .with(CellularData.class, SWITCH, CellularData::new, CellularData::on);
        table.say("mobile data for Photos|photos {on|off}", "the Photos app's own cellular switch")
                .with(
                        MobileDataForPhotos.class,
                        SWITCH,
                        MobileDataForPhotos::new,
                        MobileDataForPhotos::on);
        table.say(
                        "unlimited updates {on|off}",
                        "whether cellular data may be used without a daily limit")
                .with(UnlimitedUpdates.class, SWITCH, UnlimitedUpdates::new, UnlimitedUpdates::on);
        table.say("data roaming {on|off}", "whether cellular data may be used abroad")
                .with(DataRoaming.class, SWITCH, DataRoaming::new, DataRoaming::on);
        table.say("low data mode {on|off}", "whether the system saves data")
                .with(LowDataMode.class, SWITCH, LowDataMode::new, LowDataMode::on);
        table.say(
                        "optimize|optimise storage {on|off}",
                        "whether originals may live in the cloud alone")
                .with(OptimiseStorage.class, SWITCH, OptimiseStorage::new, OptimiseStorage::on);
        table.say("switch sync {on|off}", "the switch \"Sync this phone\"")
                .with(SyncSwitch.class, SWITCH, SyncSwitch::new, SyncSwitch::on);
        table.say("pause sync for {duration}", "the owner pauses sync for a while")
                .with(PauseSync.class, SOME_DURATION, PauseSync::new, PauseSync::forMicros);
        table.say("resume sync", "the owner ends the pause").is(new ResumeSync());
        table.say("allow access to all photos", "sync may read every photo")
                .is(new PhotoAccess(true));
        table.say("limit access to photos", "sync may read some photos only")
                .is(new PhotoAccess(false));
        table.say("use power policy {strict|standard|eager}", "how power gates work")
                .with(UsePowerPolicy.class, POLICY, UsePowerPolicy::new, UsePowerPolicy::policy);
        table.say("sign in to {account}", "the owner signs in")
                .with(
                        SignIn.class,
                        Quantities.name("an account", "anna"),
                        SignIn::new,
                        SignIn::account);
        table.say("sign out", "the owner signs out").is(new SignOut());
        table.say("set clock right", "the device's clock shows the right time").is(new SetClock(0));
        table.say("set clock {duration} ahead", "the device's clock runs ahead")
                .with(
                        SetClock.class,
                        clock -> clock.aheadMicros() > 0,
                        SOME_DURATION,
                        SetClock::new,
                        SetClock::aheadMicros);
        table.say("set clock {duration} behind", "the device's clock is late")
                .with(
                        SetClock.class,
                        clock -> clock.aheadMicros() < 0,
                        SOME_DURATION,
                        behind -> new SetClock(-behind),
                        clock -> -clock.aheadMicros());
    }

    private static void powerAndStorage(PhraseTable.Builder<Action> table) {
        table.say("plug in", "the device is put on its charger").is(new PlugIn());
        table.say("unplug", "the device is taken off its charger").is(new Unplug());
        table.say("battery {percent}", "the battery has that charge from now")
                .with(SetBattery.class, WHOLE_PERCENT, SetBattery::new, SetBattery::percent);
        table.say("low power mode {on|off}", "Low Power Mode, switched by the owner")
                .with(LowPowerMode.class, SWITCH, LowPowerMode::new, LowPowerMode::on);
        table.say("limit charging to {percent}", "the charger stops at that charge")
                .with(ChargeLimit.class, WHOLE_PERCENT, ChargeLimit::new, ChargeLimit::percent);
        table.say("overheat", "the device is too warm").is(new Heat(true));
        table.say("cool down", "the device is no longer too warm").is(new Heat(false));
        table.say("fill storage leaving {size}", "other apps fill the device's storage")
                .with(FillStorage.class, SIZE, FillStorage::new, FillStorage::leavingBytes);
        table.say("free {size} of storage", "other apps give up storage")
                .with(FreeStorage.class, SIZE, FreeStorage::new, FreeStorage::sizeBytes);
    }

    private static void software(PhraseTable.Builder<Action> table) {
        table.say("open the app", "the owner opens the Photos app").is(new OpenApp());
        table.say("restart", "the device restarts").is(new Restart());
        table.say("crash", "the sync process dies at once and starts again").is(new Crash());
        table.say(
                        "crash after {count} effect(s)",
                        "the sync process dies when it has done so many more things")
                .with(CrashAfter.class, COUNT, CrashAfter::new, CrashAfter::effects);
        table.say(
                        "crash in the middle of a write",
                        "the sync process dies while it next writes its journal, a part of it")
                .is(new CrashInWrite());
        table.say("damage the journal", "the disk changes a byte of what sync has written down")
                .is(new DamageJournal());
        table.say("update to {release}", "the device is updated, which restarts it")
                .with(
                        Update.class,
                        Quantities.name("a release", "18.1"),
                        Update::new,
                        Update::release);
        table.say("reinstall the app", "sync starts from nothing; the photos stay")
                .is(new Reinstall());
        table.say("glitch {glitch}", "a known software glitch strikes")
                .with(
                        StartGlitch.class,
                        Quantities.name("a glitch", "slot-leak"),
                        StartGlitch::new,
                        StartGlitch::glitch);
        table.say(
                        "visit the support desk",
                        "a diagnostic bundle is made: what was tried, and what is still held")
                .is(new VisitSupportDesk());
    }
}
