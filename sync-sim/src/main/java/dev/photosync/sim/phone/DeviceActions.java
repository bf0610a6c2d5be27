package dev.photosync.sim.phone;

import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Glitches;
import dev.photosync.sim.defect.Releases;
import java.util.function.Function;

/// What each action on a device does to the phone and to its owner's pictures.
public final class DeviceActions {
    private final Phone phone;
    private final Owner owner;
    private final Function<String, AccessNetwork> networks;

    /// @param networks finds a network by name
    public DeviceActions(Phone phone, Owner owner, Function<String, AccessNetwork> networks) {
        this.phone = phone;
        this.owner = owner;
        this.networks = networks;
    }

    /// Does it.
    public void apply(Action.OnDevice action) {
        Radio radio = phone.radio();
        Battery battery = phone.battery();
        switch (action) {
            case Action.TakePhotos a -> owner.takePhotos(a.count());
            case Action.TakeVideos a -> owner.takeVideos(a.count());
            case Action.TakeVideo a -> owner.takeVideo(a.sizeBytes());
            case Action.TakeRawPhotos a -> owner.takeRaw(a.count());
            case Action.TakeSpatialPhotos a -> owner.takeSpatial(a.count());
            case Action.EditPhotos a -> owner.edit(a.count());
            case Action.FavouritePhotos a -> owner.favourite(a.count());
            case Action.AddToAlbum a -> owner.addToAlbum(a.count(), a.album());
            case Action.DeletePhotos a -> owner.delete(a.count());
            case Action.DeleteNewest a -> owner.deleteNewest(a.count());
            case Action.RestorePhotos a -> owner.restore(a.count());
            case Action.EmptyRecentlyDeleted _ -> owner.emptyRecentlyDeleted();
            case Action.OpenOriginals a -> owner.open(a.count());
            case Action.CorruptNewest a -> owner.corruptNewest(a.count());
            case Action.ImportAgain a -> owner.importAgain(a.count());

            case Action.JoinWifi a -> radio.join(networks.apply(a.network()));
            case Action.LeaveWifi _ -> radio.join(null);
            case Action.AirplaneMode a -> radio.airplane(a.on());
            case Action.CellularCoverage a -> radio.coverage(a.on());
            case Action.Roam a -> radio.roaming(a.on());
            case Action.Vpn a -> radio.vpn(a.on());
            case Action.AnswerPortal _ -> radio.answerPortal();
            case Action.BreakNetworkSettings _ -> radio.breakSettings();
            case Action.ResetNetworkSettings _ -> radio.resetSettings();

            case Action.CutOff a -> phone.wire().cutOff(a.forMicros());
            case Action.LoseReplies a -> phone.wire().faults().loseReplies(a.count());
            case Action.RepeatReplies a -> phone.wire().faults().repeatReplies(a.count());
            case Action.DelayReplies a ->
                    phone.wire().faults().delayReplies(a.count(), a.byMicros());
            case Action.LoseHints a -> phone.wire().faults().loseHints(a.count());

            case Action.SignIn a -> phone.signIn(a.account());
            case Action.SignOut _ -> phone.signIn(null);
            case Action.SetClock a -> phone.clockAhead(a.aheadMicros());

            case Action.PlugIn _ -> battery.plug(true);
            case Action.Unplug _ -> battery.plug(false);
            case Action.SetBattery a -> battery.set(a.percent());
            case Action.LowPowerMode a -> battery.lowPowerMode(a.on());
            case Action.ChargeLimit a -> battery.limit(a.percent());
            case Action.Heat a -> phone.tooWarm(a.tooWarm());

            case Action.FillStorage a -> phone.fillStorage(a.leavingBytes());
            case Action.FreeStorage a -> phone.freeStorage(a.sizeBytes());

            case Action.OpenApp _ -> phone.openApp();
            case Action.Restart _ -> phone.restart();
            case Action.Crash _ -> phone.crash();
            case Action.CrashAfter a -> phone.host().crashAfter(a.effects());
            case Action.CrashInWrite _ -> phone.host().crashInWrite();
            case Action.DamageJournal _ -> phone.damageJournal();
            case Action.Update a -> phone.update(Releases.named(a.release()));
            case Action.Reinstall _ -> phone.reinstall();
            case Action.StartGlitch a -> phone.disturb(Glitches.named(a.glitch()).boundary().get());
            // The desk looks; what it finds is in the trace. What it does comes as other actions.
            case Action.VisitSupportDesk _ -> {}

            case Action.CellularData _,
                    Action.MobileDataForPhotos _,
                    Action.UnlimitedUpdates _,
                    Action.DataRoaming _,
                    Action.LowDataMode _,
                    Action.OptimiseStorage _,
                    Action.SyncSwitch _,
                    Action.PauseSync _,
                    Action.ResumeSync _,
                    Action.PhotoAccess _,
                    Action.UsePowerPolicy _ ->
                    phone.settings(settings -> changed(settings, action));
        }
    }

    private Settings changed(Settings s, Action.OnDevice action) {
        boolean syncOn = s.syncOn();
        long pausedUntil = s.pausedUntilMicros();
        boolean cellularData = s.cellularData();
        boolean mobileData = s.mobileDataForPhotos();
        boolean unlimited = s.unlimitedUpdates();
        boolean roaming = s.dataRoaming();
        boolean lowData = s.lowDataMode();
        boolean optimise = s.optimiseStorage();
        boolean access = s.photoAccess();
        PowerPolicy policy = s.powerPolicy();
        switch (action) {
            case Action.CellularData a -> cellularData = a.on();
            case Action.MobileDataForPhotos a -> mobileData = a.on();
            case Action.UnlimitedUpdates a -> unlimited = a.on();
            case Action.DataRoaming a -> roaming = a.on();
            case Action.LowDataMode a -> lowData = a.on();
            case Action.OptimiseStorage a -> optimise = a.on();
            case Action.SyncSwitch a -> syncOn = a.on();
            case Action.PauseSync a -> pausedUntil = phone.nowMicros() + a.forMicros();
            case Action.ResumeSync _ -> pausedUntil = 0;
            case Action.PhotoAccess a -> access = a.all();
            case Action.UsePowerPolicy a -> policy = a.policy();
            default -> throw new IllegalArgumentException("not a setting: action=" + action);
        }
        return new Settings(
                syncOn,
                pausedUntil,
                cellularData,
                mobileData,
                unlimited,
                roaming,
                lowData,
                optimise,
                access,
                policy);
    }
}
