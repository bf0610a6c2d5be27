package dev.photosync.sim.fuzz;

import static dev.photosync.sim.fuzz.Draw.DAY;
import static dev.photosync.sim.fuzz.Draw.HOUR;
import static dev.photosync.sim.fuzz.Draw.MEGABYTE;
import static dev.photosync.sim.fuzz.Draw.MINUTE;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.fuzz.Happening.Scope;
import dev.photosync.sim.fuzz.Happening.Spell;
import dev.photosync.sim.fuzz.Happening.Step;
import java.util.function.Function;

/// What can go wrong around a library: the faults of a system under search. Each that lasts knows
/// what ends it, so that a system can be healed.
final class Troubles {
    private static final long GIGABYTE = 1000 * MEGABYTE;
    private static final long ALL_OF_IT = 1000 * GIGABYTE;

    static final ImmutableList<Happening> OF_NETWORKS =
            ImmutableList.of(
                    lasting("leave-wifi", _ -> new Action.LeaveWifi(), Troubles::rejoin),
                    lasting(
                            "other-wifi",
                            draw ->
                                    new Action.JoinWifi(
                                            draw.pick(
                                                    ImmutableList.of("office-wifi", "cafe-wifi"))),
                            Troubles::rejoin),
                    lasting(
                            "airplane",
                            new Action.AirplaneMode(true),
                            new Action.AirplaneMode(false)),
                    lasting(
                            "no-coverage",
                            new Action.CellularCoverage(false),
                            new Action.CellularCoverage(true)),
                    lasting("roaming", new Action.Roam(true), new Action.Roam(false)),
                    lasting("vpn", new Action.Vpn(true), new Action.Vpn(false)),
                    lasting(
                            "broken-settings",
                            new Action.BreakNetworkSettings(),
                            new Action.ResetNetworkSettings()),
                    once("cut-off", draw -> new Action.CutOff(draw.duration(MINUTE, 2 * DAY))),
                    once("lost-replies", draw -> new Action.LoseReplies(draw.count(12))),
                    once("repeated-replies", draw -> new Action.RepeatReplies(draw.count(20))),
                    once(
                            "late-replies",
                            draw ->
                                    new Action.DelayReplies(
                                            draw.count(6), draw.duration(MINUTE, 8 * MINUTE))),
                    once("lost-hints", draw -> new Action.LoseHints(draw.count(6))),
                    once("answer-portal", _ -> new Action.AnswerPortal()),
                    network(
                            "no-internet",
                            _ -> new Action.Internet(false),
                            new Action.Internet(true)),
                    network(
                            "captive-portal",
                            _ -> new Action.CaptivePortal(true),
                            new Action.CaptivePortal(false)),
                    network("metered", _ -> new Action.Metered(true), new Action.Metered(false)),
                    network(
                            "slow",
                            draw ->
                                    new Action.SetRates(
                                            draw.between(1, 20) * 100_000L,
                                            draw.between(1, 20) * 50_000L),
                            new Action.SetRates(80_000_000, 20_000_000)),
                    network(
                            "loss",
                            draw -> new Action.SetLoss(draw.between(1, 30) / 100.0),
                            new Action.SetLoss(0)),
                    network(
                            "resets",
                            draw -> new Action.SetResets(draw.duration(MINUTE, HOUR) / 10),
                            new Action.SetResets(0)),
                    new Happening(
                            "router-restart",
                            Scope.NETWORK,
                            (_, _, name) -> Spell.of(name, new Action.RestartRouter())));

    static final ImmutableList<Happening> OF_DEVICES =
            ImmutableList.of(
                    once("crash", _ -> new Action.Crash()),
                    once("crash-between", draw -> new Action.CrashAfter(draw.count(60))),
                    once("torn-write", _ -> new Action.CrashInWrite()),
                    once("damaged-journal", _ -> new Action.DamageJournal()),
                    lasting(
                            "full-disk",
                            draw ->
                                    new Action.FillStorage(
                                            draw.chance(0.3)
                                                    ? 0
                                                    : draw.size(MEGABYTE, 2 * GIGABYTE)),
                            (_, _) -> new Action.FreeStorage(ALL_OF_IT)),
                    lasting(
                            "wrong-clock",
                            draw ->
                                    new Action.SetClock(
                                            (draw.chance(0.5) ? 1 : -1)
                                                    * draw.duration(MINUTE, 3 * DAY)),
                            (_, _) -> new Action.SetClock(0)),
                    lasting(
                            "little-room",
                            draw ->
                                    new Action.FillStorage(
                                            draw.size(300 * MEGABYTE, 1_900 * MEGABYTE)),
                            (_, _) -> new Action.FreeStorage(ALL_OF_IT)),
                    once("damaged-file", draw -> new Action.CorruptNewest(draw.count(2))),
                    lasting("unplugged", new Action.Unplug(), new Action.PlugIn()),
                    onBattery("low-battery", draw -> new Action.SetBattery(draw.between(0, 30))),
                    onBattery(
                            "film-on-battery",
                            draw ->
                                    new Action.TakeVideo(
                                            draw.size(1_600 * MEGABYTE, 2 * GIGABYTE))),
                    lasting("too-warm", new Action.Heat(true), new Action.Heat(false)),
                    lasting(
                            "low-power",
                            new Action.LowPowerMode(true),
                            new Action.LowPowerMode(false)),
                    lasting(
                            "charge-limit",
                            draw -> new Action.ChargeLimit(draw.between(1, 80)),
                            (_, _) -> new Action.ChargeLimit(100)));

    static final ImmutableList<Happening> OF_OWNERS =
            ImmutableList.of(
                    lasting("sign-out", _ -> new Action.SignOut(), Troubles::signIn),
                    new Happening(
                            "switch-account",
                            Scope.DEVICE,
                            (_, cast, device) ->
                                    Spell.of(
                                            device,
                                            new Action.SignIn(cast.otherAccount(device)),
                                            signIn(cast, device))),
                    lasting("sync-off", new Action.SyncSwitch(false), new Action.SyncSwitch(true)),
                    lasting(
                            "pause",
                            draw -> new Action.PauseSync(draw.duration(HOUR, 2 * DAY)),
                            (_, _) -> new Action.ResumeSync()),
                    lasting(
                            "few-photos",
                            new Action.PhotoAccess(false),
                            new Action.PhotoAccess(true)),
                    lasting(
                            "no-cellular",
                            new Action.CellularData(false),
                            new Action.CellularData(true)),
                    lasting(
                            "no-mobile-data",
                            new Action.MobileDataForPhotos(false),
                            new Action.MobileDataForPhotos(true)),
                    lasting(
                            "low-data",
                            new Action.LowDataMode(true),
                            new Action.LowDataMode(false)),
                    lasting(
                            "unlimited",
                            new Action.UnlimitedUpdates(true),
                            new Action.UnlimitedUpdates(false)),
                    lasting(
                            "data-roaming",
                            new Action.DataRoaming(true),
                            new Action.DataRoaming(false)),
                    once("optimise", draw -> new Action.OptimiseStorage(draw.chance(0.5))),
                    once(
                            "power-policy",
                            draw ->
                                    new Action.UsePowerPolicy(
                                            draw.pick(ImmutableList.copyOf(PowerPolicy.values())))),
                    once("open-app", _ -> new Action.OpenApp()),
                    once("restart", _ -> new Action.Restart()),
                    once("reinstall", _ -> new Action.Reinstall()),
                    once("update", _ -> new Action.Update(Releases.CURRENT)),
                    once("support-desk", _ -> new Action.VisitSupportDesk()));

    static final ImmutableList<Happening> OF_CLOUDS =
            ImmutableList.of(
                    cloud("outage", draw -> new Action.Outage(draw.duration(MINUTE, DAY))),
                    cloud(
                            "throttle",
                            draw -> new Action.Throttle(draw.between(1, 40)),
                            new Action.StopThrottling()),
                    cloud("forget-history", _ -> new Action.ForgetHistory()),
                    cloud("forget-uploads", _ -> new Action.ForgetUploads()),
                    cloud("no-hints", _ -> new Action.PushHints(false), new Action.PushHints(true)),
                    cloud(
                            "newer-protocol",
                            draw -> new Action.RequireProtocol(draw.between(2, 3)),
                            new Action.RequireProtocol(1)),
                    cloud(
                            "small-bodies",
                            draw -> new Action.LimitBodies(draw.size(MEGABYTE, 10 * MEGABYTE)),
                            new Action.LimitBodies(GIGABYTE)),
                    account("lock-zone", _ -> new Action.LockZone(), new Action.UnlockZone()),
                    account(
                            "quota",
                            draw ->
                                    new Action.UseQuota(
                                            200 * GIGABYTE - draw.size(10 * MEGABYTE, 2 * GIGABYTE),
                                            "backups"),
                            new Action.FreeQuota(ALL_OF_IT, "backups")),
                    account(
                            "plan",
                            draw -> new Action.UpgradePlan(draw.size(5 * MEGABYTE, 400 * MEGABYTE)),
                            new Action.UpgradePlan(200 * GIGABYTE)),
                    new Happening(
                            "expire-sign-in",
                            Scope.ACCOUNT,
                            (_, cast, name) -> expired(cast, name)),
                    new Happening(
                            "lose-zone",
                            Scope.ACCOUNT,
                            (_, _, name) -> Spell.of(name, new Action.LoseZone())));

    static final ImmutableList<Happening> ALL =
            ImmutableList.<Happening>builder()
                    .addAll(OF_NETWORKS)
                    .addAll(OF_DEVICES)
                    .addAll(OwnersDeeds.TOGETHER)
                    .addAll(OF_OWNERS)
                    .addAll(OF_CLOUDS)
                    .build();

    private Troubles() {}

    private static Action rejoin(Cast cast, String device) {
        return new Action.JoinWifi(cast.wifi());
    }

    private static Action signIn(Cast cast, String device) {
        return new Action.SignIn(cast.accountOf(device));
    }

    private static Spell expired(Cast cast, String account) {
        return new Spell(
                ImmutableList.of(new Step(account, new Action.ExpireSignIn())),
                cast.devicesOf(account).stream()
                        .map(device -> new Step(device, signIn(cast, device)))
                        .collect(ImmutableList.toImmutableList()));
    }

    /// What ends a trouble of a device.
    private interface Ending {
        Action of(Cast cast, String device);
    }

    private static Happening once(String name, Function<Draw, Action> action) {
        return new Happening(
                name, Scope.DEVICE, (draw, _, device) -> Spell.of(device, action.apply(draw)));
    }

    private static Happening lasting(String name, Action begin, Action end) {
        return lasting(name, _ -> begin, (_, _) -> end);
    }

    private static Happening lasting(String name, Function<Draw, Action> begin, Ending end) {
        return new Happening(
                name,
                Scope.DEVICE,
                (draw, cast, device) -> Spell.of(device, begin.apply(draw), end.of(cast, device)));
    }

    /// A device off its charger to which something else happens.
    private static Happening onBattery(String name, Function<Draw, Action> then) {
        return new Happening(
                name,
                Scope.DEVICE,
                (draw, _, device) ->
                        new Spell(
                                ImmutableList.of(
                                        new Step(device, new Action.Unplug()),
                                        new Step(device, then.apply(draw))),
                                ImmutableList.of(new Step(device, new Action.PlugIn()))));
    }

    private static Happening network(String name, Function<Draw, Action> begin, Action end) {
        return new Happening(
                name,
                Scope.NETWORK,
                (draw, _, network) -> Spell.of(network, begin.apply(draw), end));
    }

    private static Happening account(String name, Function<Draw, Action> begin, Action end) {
        return new Happening(
                name,
                Scope.ACCOUNT,
                (draw, _, account) -> Spell.of(account, begin.apply(draw), end));
    }

    private static Happening cloud(String name, Function<Draw, Action> action) {
        return new Happening(
                name, Scope.CLOUD, (draw, _, cloud) -> Spell.of(cloud, action.apply(draw)));
    }

    private static Happening cloud(String name, Function<Draw, Action> begin, Action end) {
        return new Happening(
                name, Scope.CLOUD, (draw, _, cloud) -> Spell.of(cloud, begin.apply(draw), end));
    }
}
