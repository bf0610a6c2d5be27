package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.diagnose.Fix.Price;
import dev.photosync.sim.diagnose.Fix.Step;
import dev.photosync.sim.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a library's owner is told to try: every row of the guide, with arguments that make sense
/// here, and what those add who answer in forums.
///
/// A fix for devices is for all that are stalled: who switches something on, on one of two phones
/// that need it, has not tried it. What is so already is left out, since doing it changes nothing.
///
/// @param fixes in the order of the guide
/// @param notCalledFor what is not called for, as instructions: it is so already, or there is
///   nothing to do it to
public record Advice(ImmutableList<Fix> fixes, ImmutableList<String> notCalledFor) {
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long HUNDRED_MB = 100_000_000L;

    /// What an owner frees on a phone who does not know how much is needed.
    private static final long SOME_SPACE = 5_000_000_000L;

    private static final int MOST_PICTURES = 500;

    static Advice at(Bedside bedside) {
        return new Author(bedside).write();
    }

    private static final class Author {
        private final Bedside bedside;
        private final List<Fix> fixes = new ArrayList<>();
        private final List<String> notCalledFor = new ArrayList<>();

        Author(Bedside bedside) {
            this.bedside = bedside;
        }

        Advice write() {
            settings();
            connection();
            cellular();
            cloud();
            storage();
            software();
            power();
            beyond();
            return new Advice(ImmutableList.copyOf(fixes), ImmutableList.copyOf(notCalledFor));
        }

        private void settings() {
            signIn();
            always(FixKind.SET_CLOCK, new Action.SetClock(0));
            setting(FixKind.PHOTO_ACCESS, Settings::photoAccess, new Action.PhotoAccess(true));
            setting(FixKind.SYNC_ON, Settings::syncOn, new Action.SyncSwitch(true));
            setting(FixKind.RESUME, s -> s.pausedUntilMicros() == 0, new Action.ResumeSync());
        }

        private void signIn() {
            boolean signedIn =
                    bedside.devices().stream()
                            .allMatch(device ->
                                    bedside.account(device)
                                            .equals(bedside.conditions(device).signedInAs()));
            onDevices(
                    FixKind.SIGN_IN,
                    signedIn ? "sign out and in again" : "sign in to the library's account",
                    Price.FREE,
                    device ->
                            ImmutableList.of(
                                    new Action.SignOut(),
                                    new Action.SignIn(bedside.account(device))));
        }

        private void connection() {
            for (String wifi : bedside.wifiNetworks()) {
                onDevices(
                        FixKind.JOIN_WIFI,
                        "join " + wifi,
                        Price.FREE,
                        device ->
                                bedside.wifi(device).equals(Optional.of(wifi))
                                        ? ImmutableList.of()
                                        : ImmutableList.of(new Action.JoinWifi(wifi)));
            }
            always(FixKind.AIRPLANE_OFF, new Action.AirplaneMode(false));
            condition(
                    FixKind.ANSWER_PAGE,
                    c -> c.network().reach() != Reach.SIGN_IN_PAGE,
                    new Action.AnswerPortal());
            onNetworks(FixKind.RESTART_ROUTER, new Action.RestartRouter());
            always(FixKind.RESET_NETWORK, new Action.ResetNetworkSettings());
            always(FixKind.LEAVE_VPN, new Action.Vpn(false));
            onNetworks(FixKind.UNMARK_METERED, new Action.Metered(false));
        }

        private void cellular() {
            onCellular(
                    FixKind.CELLULAR_DATA, Settings::cellularData, new Action.CellularData(true));
            onCellular(
                    FixKind.MOBILE_DATA,
                    Settings::mobileDataForPhotos,
                    new Action.MobileDataForPhotos(true));
            onCellular(FixKind.ROAMING, Settings::dataRoaming, new Action.DataRoaming(true));
            setting(FixKind.LOW_DATA_OFF, s -> !s.lowDataMode(), new Action.LowDataMode(false));
            onCellular(
                    FixKind.UNLIMITED_UPDATES,
                    Settings::unlimitedUpdates,
                    new Action.UnlimitedUpdates(true));
        }

        private void cloud() {
            for (String account : bedside.accounts()) {
                upgrade(account);
                freeQuota(account);
            }
            deletePictures();
        }

        private void upgrade(String account) {
            long present = bedside.quota(account).planBytes();
            Plan plan = Plan.above(present, present + bedside.lackingInCloud(account));
            if (plan.bytes() <= present) {
                notCalledFor.add("upgrade the plan: it is the largest");
                return;
            }
            add(
                    FixKind.UPGRADE_PLAN,
                    "upgrade the plan to " + Words.size(plan.bytes()),
                    new Price(plan.centsAMonth() - Plan.centsFor(present), "", false),
                    new Step(0, account, new Action.UpgradePlan(plan.bytes())));
        }

        private void freeQuota(String account) {
            bedside.otherUses(account).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresentOrElse(
                            largest -> {
                                long bytes =
                                        Math.min(
                                                largest.getValue(),
                                                atLeast(bedside.lackingInCloud(account)));
                                String what = Words.size(bytes) + " of cloud " + largest.getKey();
                                add(
                                        FixKind.FREE_CLOUD,
                                        "delete " + what,
                                        new Price(0, what, false),
                                        new Step(
                                                0,
                                                account,
                                                new Action.FreeQuota(bytes, largest.getKey())));
                            },
                            () ->
                                    notCalledFor.add(
                                            "delete other things in the cloud: there are none"));
        }

        private static long atLeast(long bytes) {
            return (bytes / HUNDRED_MB + 2) * HUNDRED_MB;
        }

        /// What everybody tries first who reads that storage is full.
        private void deletePictures() {
            String device = bedside.devices().getFirst();
            Bedside.Pictures pictures = bedside.pictures(device);
            if (pictures.count() == 0) {
                return;
            }
            long lacking =
                    Math.max(
                            bedside.lackingInCloud(bedside.account(device)),
                            bedside.toDownload(device));
            int count =
                    (int)
                            Math.clamp(
                                    lacking / Math.max(1, pictures.meanBytes()) + 20,
                                    1,
                                    Math.min(MOST_PICTURES, pictures.count()));
            String what = Words.count(count, "picture");
            Step delete = new Step(0, device, new Action.DeletePhotos(count));
            add(FixKind.DELETE_PICTURES, "delete " + what, new Price(0, what, false), delete);
            add(
                    FixKind.DELETE_FOR_GOOD,
                    "delete " + what + " for good",
                    new Price(0, what, true),
                    delete,
                    new Step(MINUTE, device, new Action.EmptyRecentlyDeleted()));
            add(
                    FixKind.EMPTY_RECENTLY_DELETED,
                    FixKind.EMPTY_RECENTLY_DELETED.text(),
                    new Price(0, "what could be restored", false),
                    new Step(0, device, new Action.EmptyRecentlyDeleted()));
        }

        private void storage() {
            setting(
                    FixKind.OPTIMISE_STORAGE,
                    Settings::optimiseStorage,
                    new Action.OptimiseStorage(true));
            for (String device : bedside.devices()) {
                long bytes = SOME_SPACE + atLeast(bedside.toDownload(device));
                String what = Words.size(bytes) + " of apps and films";
                add(
                        FixKind.FREE_STORAGE,
                        "free " + Words.size(bytes) + " of storage on " + device,
                        new Price(0, what, false),
                        new Step(0, device, new Action.FreeStorage(bytes)));
            }
        }

        private void software() {
            always(FixKind.OPEN_APP, new Action.OpenApp());
            onDevices(
                    FixKind.RESTART,
                    "restart",
                    Price.FREE,
                    _ -> ImmutableList.of(new Action.Restart()));
            onDevices(
                    FixKind.UPDATE,
                    "update to " + Releases.CURRENT,
                    Price.FREE,
                    device ->
                            bedside.release(device).equals(Releases.CURRENT)
                                    ? ImmutableList.of()
                                    : ImmutableList.of(new Action.Update(Releases.CURRENT)));
        }

        private void power() {
            always(FixKind.PLUG_IN, new Action.PlugIn());
            condition(
                    FixKind.LOW_POWER_OFF,
                    c -> !c.power().lowPowerMode(),
                    new Action.LowPowerMode(false));
            always(FixKind.FULL_CHARGE, new Action.ChargeLimit(100));
        }

        private void beyond() {
            onDevices(
                    FixKind.REINSTALL,
                    FixKind.REINSTALL.text(),
                    new Price(0, "", true),
                    _ -> ImmutableList.of(new Action.Reinstall()));
            for (String account : bedside.accounts()) {
                String device = bedside.devices().getFirst();
                add(
                        FixKind.SUPPORT_DESK,
                        FixKind.SUPPORT_DESK.text(),
                        Price.FREE,
                        new Step(0, device, new Action.VisitSupportDesk()),
                        new Step(3 * HOUR, account, new Action.UnlockZone()));
            }
        }

        private void always(FixKind kind, Action.OnDevice action) {
            condition(kind, _ -> false, action);
        }

        private void setting(FixKind kind, Predicate<Settings> already, Action.OnDevice action) {
            condition(kind, c -> already.test(c.settings()), action);
        }

        private void condition(
                FixKind kind, Predicate<Conditions> already, Action.OnDevice action) {
            unless(kind, device -> already.test(bedside.conditions(device)), action);
        }

        /// A setting that matters where a device has a cellular network.
        private void onCellular(FixKind kind, Predicate<Settings> already, Action.OnDevice action) {
            unless(
                    kind,
                    device ->
                            already.test(bedside.conditions(device).settings())
                                    || bedside.setup(device).cellular().isEmpty(),
                    action);
        }

        /// Something on every device but those for which it would change nothing.
        private void unless(FixKind kind, Predicate<String> already, Action.OnDevice action) {
            onDevices(
                    kind,
                    kind.text(),
                    Price.FREE,
                    device -> already.test(device) ? ImmutableList.of() : ImmutableList.of(action));
        }

        private void onDevices(
                FixKind kind,
                String name,
                Price price,
                Function<String, ImmutableList<Action>> actions) {
            List<Step> steps = new ArrayList<>();
            for (String device : bedside.devices()) {
                actions.apply(device).forEach(action -> steps.add(new Step(0, device, action)));
            }
            addOrNote(kind, name, price, steps);
        }

        private void onNetworks(FixKind kind, Action.OnNetwork action) {
            List<Step> steps = new ArrayList<>();
            bedside.devices().stream()
                    .flatMap(device -> bedside.wifi(device).stream())
                    .distinct()
                    .forEach(network -> steps.add(new Step(0, network, action)));
            addOrNote(kind, kind.text(), Price.FREE, steps);
        }

        private void add(FixKind kind, String name, Price price, Step... steps) {
            addOrNote(kind, name, price, List.of(steps));
        }

        private void addOrNote(FixKind kind, String name, Price price, List<Step> steps) {
            if (steps.isEmpty()) {
                notCalledFor.add(name);
            } else {
                fixes.add(new Fix(ImmutableSet.of(kind), name, ImmutableList.copyOf(steps), price));
            }
        }
    }
}
