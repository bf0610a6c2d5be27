package dev.photosync.sim.explain;

import dev.photosync.sim.action.Action;

/// Which actions are attempts to put something right.
public final class Fixes {
    private Fixes() {}

    /// Whether this is one of them that somebody does: the owner, or a support desk. What gets well
    /// by itself, such as an outage of the network, is none of anybody's doing.
    public static boolean attempt(Action action) {
        return switch (action) {
            case Action.CellularCoverage _,
                    Action.Roam _,
                    Action.Heat _,
                    Action.Internet _,
                    Action.CaptivePortal _,
                    Action.SetLoss _,
                    Action.SetResets _,
                    Action.StopThrottling _,
                    Action.PushHints _ ->
                    false;
            default -> fixLike(action);
        };
    }

    /// Whether an owner, or a help page, would try this to get sync going again.
    public static boolean fixLike(Action action) {
        return switch (action) {
            case Action.SignIn _,
                    Action.JoinWifi _,
                    Action.AnswerPortal _,
                    Action.ResetNetworkSettings _,
                    Action.ResumeSync _,
                    Action.PlugIn _,
                    Action.FreeStorage _,
                    Action.EmptyRecentlyDeleted _,
                    Action.OpenApp _,
                    Action.Restart _,
                    Action.Update _,
                    Action.Reinstall _,
                    Action.UpgradePlan _,
                    Action.FreeQuota _,
                    Action.RestartRouter _,
                    Action.StopThrottling _,
                    Action.UnlockZone _ ->
                    true;
            case Action.PhotoAccess a -> a.all();
            case Action.SyncSwitch a -> a.on();
            case Action.CellularData a -> a.on();
            case Action.MobileDataForPhotos a -> a.on();
            case Action.UnlimitedUpdates a -> a.on();
            case Action.DataRoaming a -> a.on();
            case Action.CellularCoverage a -> a.on();
            case Action.OptimiseStorage a -> a.on();
            case Action.LowDataMode a -> !a.on();
            case Action.LowPowerMode a -> !a.on();
            case Action.AirplaneMode a -> !a.on();
            case Action.Vpn a -> !a.on();
            case Action.Roam a -> !a.on();
            case Action.Heat a -> !a.tooWarm();
            case Action.SetClock a -> a.aheadMicros() == 0;
            case Action.ChargeLimit a -> a.percent() == 100;
            case Action.Internet a -> a.reached();
            case Action.CaptivePortal a -> !a.on();
            case Action.Metered a -> !a.on();
            case Action.SetLoss a -> a.fraction() == 0;
            case Action.SetResets a -> a.meanMicros() == 0;
            case Action.PushHints a -> a.delivered();
            default -> false;
        };
    }
}
