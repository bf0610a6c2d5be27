package dev.photosync.sim.action;

import dev.photosync.core.gate.Conditions.PowerPolicy;

/// Everything that can happen to the system from outside.
///
/// Timelines, faults, fixes and routines are all lists of actions, and every action can be written
/// as a phrase ({@link Vocabulary}), so that whatever happened can be put in a scenario file.
public sealed interface Action {

    /// What the owner, or the world, does to one device.
    sealed interface OnDevice extends Action {}

    /// What goes wrong with one device, or with its way to the cloud, by no deed of its owner.
    sealed interface Fault extends OnDevice {}

    /// What happens to an account's plan or sign-in.
    sealed interface OnAccount extends Action {}

    /// What happens to the cloud as a whole.
    sealed interface OnCloud extends Action {}

    /// What happens to a network and everyone on it.
    sealed interface OnNetwork extends Action {}

    // Pictures. A selection is the first so many in id order, the same on every device.

    record TakePhotos(int count) implements OnDevice {}

    record TakeVideos(int count) implements OnDevice {}

    record TakeVideo(long sizeBytes) implements OnDevice {}

    record TakeRawPhotos(int count) implements OnDevice {}

    record TakeSpatialPhotos(int count) implements OnDevice {}

    record EditPhotos(int count) implements OnDevice {}

    record FavouritePhotos(int count) implements OnDevice {}

    record AddToAlbum(int count, String album) implements OnDevice {}

    record DeletePhotos(int count) implements OnDevice {}

    record DeleteNewest(int count) implements OnDevice {}

    record RestorePhotos(int count) implements OnDevice {}

    record EmptyRecentlyDeleted() implements OnDevice {}

    record OpenOriginals(int count) implements OnDevice {}

    record CorruptNewest(int count) implements Fault {}

    record ImportAgain(int count) implements OnDevice {}

    // Networks.

    record JoinWifi(String network) implements OnDevice {}

    record LeaveWifi() implements OnDevice {}

    record AirplaneMode(boolean on) implements OnDevice {}

    record CellularCoverage(boolean on) implements OnDevice {}

    record Roam(boolean on) implements OnDevice {}

    record Vpn(boolean on) implements OnDevice {}

    record AnswerPortal() implements OnDevice {}

    record BreakNetworkSettings() implements Fault {}

    record ResetNetworkSettings() implements OnDevice {}

    record CutOff(long forMicros) implements Fault {}

    record LoseReplies(int count) implements Fault {}

    record RepeatReplies(int count) implements Fault {}

    record DelayReplies(int count, long byMicros) implements Fault {}

    record LoseHints(int count) implements Fault {}

    // Settings.

    record CellularData(boolean on) implements OnDevice {}

    record MobileDataForPhotos(boolean on) implements OnDevice {}

    record UnlimitedUpdates(boolean on) implements OnDevice {}

    record DataRoaming(boolean on) implements OnDevice {}

    record LowDataMode(boolean on) implements OnDevice {}

    record OptimiseStorage(boolean on) implements OnDevice {}

    record SyncSwitch(boolean on) implements OnDevice {}

    record PauseSync(long forMicros) implements OnDevice {}

    record ResumeSync() implements OnDevice {}

    record PhotoAccess(boolean all) implements OnDevice {}

    record UsePowerPolicy(PowerPolicy policy) implements OnDevice {}

    record SignIn(String account) implements OnDevice {}

    record SignOut() implements OnDevice {}

    record SetClock(long aheadMicros) implements OnDevice {}

    // Power.

    record PlugIn() implements OnDevice {}

    record Unplug() implements OnDevice {}

    record SetBattery(int percent) implements OnDevice {}

    record LowPowerMode(boolean on) implements OnDevice {}

    record ChargeLimit(int percent) implements OnDevice {}

    record Heat(boolean tooWarm) implements OnDevice {}

    // Storage.

    record FillStorage(long leavingBytes) implements OnDevice {}

    record FreeStorage(long sizeBytes) implements OnDevice {}

    // Software.

    record OpenApp() implements OnDevice {}

    record Restart() implements OnDevice {}

    record Crash() implements Fault {}

    record CrashAfter(int effects) implements Fault {}

    record CrashInWrite() implements Fault {}

    record DamageJournal() implements Fault {}

    record Update(String release) implements OnDevice {}

    record Reinstall() implements OnDevice {}

    record StartGlitch(String glitch) implements Fault {}

    record VisitSupportDesk() implements OnDevice {}

    // Accounts.

    record UpgradePlan(long sizeBytes) implements OnAccount {}

    record UseQuota(long sizeBytes, String by) implements OnAccount {}

    record FreeQuota(long sizeBytes, String of) implements OnAccount {}

    record ExpireSignIn() implements OnAccount {}

    record LockZone() implements OnAccount {}

    record UnlockZone() implements OnAccount {}

    record LoseZone() implements OnAccount {}

    // The cloud.

    record Outage(long forMicros) implements OnCloud {}

    record Throttle(int requestsPerMinute) implements OnCloud {}

    record StopThrottling() implements OnCloud {}

    record ForgetHistory() implements OnCloud {}

    record ForgetUploads() implements OnCloud {}

    record PushHints(boolean delivered) implements OnCloud {}

    record RequireProtocol(int version) implements OnCloud {}

    record LimitBodies(long sizeBytes) implements OnCloud {}

    // Networks.

    record Internet(boolean reached) implements OnNetwork {}

    record CaptivePortal(boolean on) implements OnNetwork {}

    record Metered(boolean on) implements OnNetwork {}

    record SetRates(long downBitsPerSecond, long upBitsPerSecond) implements OnNetwork {}

    record SetLoss(double fraction) implements OnNetwork {}

    record SetResets(long meanMicros) implements OnNetwork {}

    record RestartRouter() implements OnNetwork {}
}
