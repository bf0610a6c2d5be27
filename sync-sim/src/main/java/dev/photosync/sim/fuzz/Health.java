package dev.photosync.sim.fuzz;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.scenario.Scenario.DeviceSetup;
import dev.photosync.sim.scenario.Scenario.Placement;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// When every trouble around the devices that must converge has ended, as their timeline tells.
///
/// Without it, shrinking would soon find that a phone whose sync nobody switches on again does not
/// converge, and call that the finding. What is only slow or costly counts as a trouble too.
final class Health {
    /// How long a healthy system may take to converge: a day's wait in the cloud at the worst, and
    /// some sweeps.
    static final long CONVERGES_WITHIN_MICROS = 12 * Draw.HOUR;

    private static final long ENOUGH_PLAN = 50_000 * Draw.MEGABYTE;
    private static final long ENOUGH_BITS_PER_SECOND = 1_000_000;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Scenario scenario;
    private final Map<String, Long> endsMicros = new TreeMap<>();

    private Health(Scenario scenario) {
        this.scenario = scenario;
    }

    /// Whether whatever a scenario claims to have converged has had the time to: it is well from
    /// some moment on, and that moment is long enough before each claim.
    static boolean allowsConvergence(Scenario scenario) {
        Optional<Long> well = new Health(scenario).wellSince();
        return scenario.expectations().stream()
                .filter(claim -> claim.claim().convergence())
                .allMatch(claim -> well.isPresent() && enough(claim, well.get()));
    }

    /// Whether what happens in a scenario can be survived at all: a zone that is lost takes every
    /// original with it that was in the cloud alone.
    static boolean survivable(Scenario scenario) {
        boolean kept =
                scenario.devices().values().stream()
                                .noneMatch(device -> device.settings().optimiseStorage())
                        && !(scenario.library().on() instanceof Placement.CloudOnly)
                        && !(scenario.library().on() instanceof Placement.ExceptOn);
        return !losesZone(scenario.timeline())
                || kept
                        && scenario.timeline().stream()
                                .noneMatch(entry -> tooMuchWithALostZone(entry.action()));
    }

    /// What of a timeline can be survived: if a zone is lost, nothing that leaves a picture to the
    /// cloud alone.
    static ImmutableList<TimelineEntry> survivable(List<TimelineEntry> timeline) {
        boolean lost = losesZone(timeline);
        return timeline.stream()
                .filter(entry -> !lost || !tooMuchWithALostZone(entry.action()))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean losesZone(List<TimelineEntry> timeline) {
        return timeline.stream().anyMatch(entry -> entry.action() instanceof Action.LoseZone);
    }

    private static boolean tooMuchWithALostZone(Action action) {
        return action instanceof Action.OptimiseStorage || action instanceof Action.CorruptNewest;
    }

    private static boolean enough(Expectation claim, long wellMicros) {
        return switch (claim.when()) {
            case Expectation.When.At at -> enough(at.micros(), wellMicros);
            case Expectation.When.By by -> enough(by.micros(), wellMicros);
            case Expectation.When.Always _ -> false;
        };
    }

    /// The cloud purges old pictures once a day, of which devices must have the time to hear.
    private static boolean enough(long byMicros, long wellMicros) {
        return byMicros - wellMicros >= CONVERGES_WITHIN_MICROS && byMicros % Draw.DAY >= Draw.HOUR;
    }

    private Optional<Long> wellSince() {
        scenario.devices()
                .forEach((name, setup) -> {
                    if (!setup.release().equals(Releases.CURRENT)) {
                        trouble(name, "release", true, 0);
                    }
                });
        long last = 0;
        for (TimelineEntry entry : scenario.timeline()) {
            last = entry.atMicros();
            note(entry);
        }
        for (long end : endsMicros.values()) {
            last = Math.max(last, end);
        }
        return last == FOR_EVER ? Optional.empty() : Optional.of(last);
    }

    /// Whether a claim of convergence is about this target, if it is a device.
    private boolean concerned(String target) {
        DeviceSetup device = scenario.devices().get(target);
        return device == null
                || scenario.expectations().stream()
                        .filter(claim -> claim.claim().convergence())
                        .anyMatch(claim ->
                                claim.subject().equals("all")
                                        || claim.subject().equals(target)
                                        || claim.subject().equals(device.account()));
    }

    private void trouble(String target, String what, boolean bad, long atMicros) {
        until(target, what, bad ? FOR_EVER : atMicros);
    }

    private void until(String target, String what, long endMicros) {
        if (concerned(target)) {
            endsMicros.put(target + " " + what, endMicros);
        }
    }

    private void note(TimelineEntry entry) {
        switch (entry.action()) {
            case Action.OnDevice action -> onDevice(entry.target(), action, entry.atMicros());
            case Action.OnAccount action -> onAccount(entry.target(), action, entry.atMicros());
            case Action.OnCloud action -> onCloud(entry.target(), action, entry.atMicros());
            case Action.OnNetwork action -> onNetwork(entry.target(), action, entry.atMicros());
        }
    }

    private void onDevice(String device, Action.OnDevice action, long at) {
        switch (action) {
            case Action.LeaveWifi _ -> trouble(device, "wifi", true, at);
            case Action.JoinWifi a ->
                    trouble(device, "wifi", !Optional.of(a.network()).equals(wifi(device)), at);
            case Action.AirplaneMode a -> trouble(device, "airplane", a.on(), at);
            case Action.Vpn a -> trouble(device, "vpn", a.on(), at);
            case Action.BreakNetworkSettings _ -> trouble(device, "settings", true, at);
            case Action.ResetNetworkSettings _ -> trouble(device, "settings", false, at);
            case Action.CutOff a -> until(device, "cut off", at + a.forMicros());
            case Action.LowDataMode a -> trouble(device, "low data", a.on(), at);
            case Action.SyncSwitch a -> trouble(device, "sync", !a.on(), at);
            case Action.PauseSync a -> until(device, "pause", at + a.forMicros());
            case Action.ResumeSync _ -> until(device, "pause", at);
            case Action.PhotoAccess a -> trouble(device, "access", !a.all(), at);
            case Action.SignOut _ -> trouble(device, "account", true, at);
            case Action.SignIn a -> {
                trouble(device, "account", !a.account().equals(account(device)), at);
                trouble(device, "token", false, at);
            }
            case Action.SetClock a -> trouble(device, "clock", a.aheadMicros() != 0, at);
            case Action.PlugIn _ -> trouble(device, "power", false, at);
            case Action.Unplug _ -> trouble(device, "power", true, at);
            case Action.LowPowerMode a -> trouble(device, "low power", a.on(), at);
            case Action.ChargeLimit a -> trouble(device, "charge", a.percent() < 100, at);
            case Action.Heat a -> trouble(device, "heat", a.tooWarm(), at);
            case Action.FillStorage _ -> trouble(device, "storage", true, at);
            case Action.FreeStorage _ -> trouble(device, "storage", false, at);
            case Action.Update a ->
                    trouble(device, "release", !a.release().equals(Releases.CURRENT), at);
            case Action.StartGlitch _ -> trouble(device, "glitch", true, at);
            case Action.CorruptNewest _ -> trouble(device, "files", true, at);
            case Action.TakePhotos _,
                    Action.TakeVideos _,
                    Action.TakeVideo _,
                    Action.TakeRawPhotos _,
                    Action.TakeSpatialPhotos _,
                    Action.EditPhotos _,
                    Action.FavouritePhotos _,
                    Action.AddToAlbum _,
                    Action.DeletePhotos _,
                    Action.DeleteNewest _,
                    Action.RestorePhotos _,
                    Action.EmptyRecentlyDeleted _,
                    Action.ImportAgain _,
                    Action.OpenOriginals _,
                    Action.CellularCoverage _,
                    Action.Roam _,
                    Action.AnswerPortal _,
                    Action.LoseReplies _,
                    Action.RepeatReplies _,
                    Action.DelayReplies _,
                    Action.LoseHints _,
                    Action.CellularData _,
                    Action.MobileDataForPhotos _,
                    Action.UnlimitedUpdates _,
                    Action.DataRoaming _,
                    Action.OptimiseStorage _,
                    Action.UsePowerPolicy _,
                    Action.SetBattery _,
                    Action.OpenApp _,
                    Action.Restart _,
                    Action.Crash _,
                    Action.CrashAfter _,
                    Action.CrashInWrite _,
                    Action.DamageJournal _,
                    Action.Reinstall _,
                    Action.VisitSupportDesk _ -> {}
        }
    }

    private void onAccount(String account, Action.OnAccount action, long at) {
        switch (action) {
            case Action.UpgradePlan a -> trouble(account, "plan", a.sizeBytes() < ENOUGH_PLAN, at);
            case Action.UseQuota a -> trouble(account, a.by(), true, at);
            case Action.FreeQuota a -> trouble(account, a.of(), false, at);
            case Action.ExpireSignIn _ ->
                    scenario.devices()
                            .forEach((name, setup) -> {
                                if (setup.account().equals(account)) {
                                    trouble(name, "token", true, at);
                                }
                            });
            case Action.LockZone _ -> trouble(account, "lock", true, at);
            case Action.UnlockZone _ -> trouble(account, "lock", false, at);
            case Action.LoseZone _ -> {}
        }
    }

    private void onCloud(String cloud, Action.OnCloud action, long at) {
        switch (action) {
            case Action.Outage a -> until(cloud, "outage", at + a.forMicros());
            case Action.Throttle _ -> trouble(cloud, "throttle", true, at);
            case Action.StopThrottling _ -> trouble(cloud, "throttle", false, at);
            case Action.PushHints a -> trouble(cloud, "hints", !a.delivered(), at);
            case Action.RequireProtocol a ->
                    trouble(
                            cloud,
                            "protocol",
                            a.version() > Releases.named(Releases.CURRENT).protocolVersion(),
                            at);
            case Action.LimitBodies a ->
                    trouble(cloud, "bodies", a.sizeBytes() < scenario.cloud().bodyLimitBytes(), at);
            case Action.ForgetHistory _, Action.ForgetUploads _ -> {}
        }
    }

    private void onNetwork(String network, Action.OnNetwork action, long at) {
        switch (action) {
            case Action.Internet a -> trouble(network, "internet", !a.reached(), at);
            case Action.CaptivePortal a -> trouble(network, "portal", a.on(), at);
            case Action.Metered a -> trouble(network, "metered", a.on(), at);
            case Action.SetRates a ->
                    trouble(
                            network,
                            "rates",
                            Math.min(a.downBitsPerSecond(), a.upBitsPerSecond())
                                    < ENOUGH_BITS_PER_SECOND,
                            at);
            case Action.SetLoss a -> trouble(network, "loss", a.fraction() > 0, at);
            case Action.SetResets a -> trouble(network, "resets", a.meanMicros() > 0, at);
            case Action.RestartRouter _ -> {}
        }
    }

    private Optional<String> wifi(String device) {
        return Optional.ofNullable(scenario.devices().get(device)).flatMap(DeviceSetup::wifi);
    }

    private String account(String device) {
        DeviceSetup setup = scenario.devices().get(device);
        return setup == null ? "" : setup.account();
    }
}
