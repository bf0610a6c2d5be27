package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
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
/// @param inForce what is so already, as instructions
public record Advice(ImmutableList<Fix> fixes, ImmutableList<String> inForce) {
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
        private final List<String> inForce = new ArrayList<>();

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
            return new Advice(ImmutableList.copyOf(fixes), ImmutableList.copyOf(inForce));
        }

        private void settings() {
            signIn();
            always(
                    "1",
                    "set the clock by itself",
                    "Settings > General > Date & Time > Set Automatically",
                    new Action.SetClock(0));
            setting(
                    "1",
                    "allow access to all photos",
                    "Settings > Privacy > Photos > Full Access",
                    Settings::photoAccess,
                    new Action.PhotoAccess(true));
            setting(
                    "1b",
                    "switch photo sync on",
                    "Settings > Photos > Sync this phone",
                    Settings::syncOn,
                    new Action.SyncSwitch(true));
            setting(
                    "1b",
                    "resume the paused sync",
                    "Photos > Library > Resume",
                    s -> s.pausedUntilMicros() == 0,
                    new Action.ResumeSync());
        }

        private void signIn() {
            boolean signedIn =
                    bedside.devices().stream()
                            .allMatch(device ->
                                    bedside.account(device)
                                            .equals(bedside.conditions(device).signedInAs()));
            onDevices(
                    "1a",
                    signedIn ? "sign out and in again" : "sign in to the library's account",
                    "Settings > your name > Sign Out, then Sign In",
                    Price.minutes(3),
                    device ->
                            ImmutableList.of(
                                    new Action.SignOut(),
                                    new Action.SignIn(bedside.account(device))));
        }

        private void connection() {
            for (String wifi : List.of("home-wifi", "office-wifi")) {
                onDevices(
                        "2a",
                        "join " + wifi,
                        "Settings > Wi-Fi > choose a network that works",
                        Price.minutes(2),
                        device ->
                                bedside.wifi(device).equals(Optional.of(wifi))
                                        ? ImmutableList.of()
                                        : ImmutableList.of(new Action.JoinWifi(wifi)));
            }
            always(
                    "2a",
                    "switch airplane mode off",
                    "Settings > Airplane Mode",
                    new Action.AirplaneMode(false));
            condition(
                    "2a",
                    "answer the sign-in page",
                    "open a browser and follow the page",
                    c -> c.network().reach() != Reach.SIGN_IN_PAGE,
                    new Action.AnswerPortal());
            onNetworks(
                    "2a",
                    "restart the router",
                    "unplug it for half a minute",
                    new Action.RestartRouter());
            always(
                    "2b",
                    "reset network settings",
                    "Settings > General > Reset > Reset Network Settings",
                    new Action.ResetNetworkSettings());
            always("2b", "leave the VPN", "Settings > VPN", new Action.Vpn(false));
            onNetworks(
                    "2b",
                    "unmark the Wi-Fi as metered",
                    "Settings > Wi-Fi > the network > Metered",
                    new Action.Metered(false));
        }

        private void cellular() {
            onCellular(
                    "2c",
                    "switch cellular data on",
                    "Settings > Cellular > Cellular Data",
                    Settings::cellularData,
                    new Action.CellularData(true));
            onCellular(
                    "2c",
                    "switch mobile data for Photos on",
                    "Settings > Photos > Mobile Data",
                    Settings::mobileDataForPhotos,
                    new Action.MobileDataForPhotos(true));
            onCellular(
                    "2c",
                    "switch data roaming on",
                    "Settings > Cellular > Data Roaming",
                    Settings::dataRoaming,
                    new Action.DataRoaming(true));
            setting(
                    "2c",
                    "switch Low Data Mode off",
                    "Settings > Wi-Fi or Cellular > Low Data Mode",
                    s -> !s.lowDataMode(),
                    new Action.LowDataMode(false));
            onCellular(
                    "2d",
                    "switch Unlimited Updates on",
                    "Settings > Photos > Mobile Data > Unlimited Updates",
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
                inForce.add("upgrade the plan: it is the largest");
                return;
            }
            add(
                    "3",
                    "upgrade the plan to " + Words.size(plan.bytes()),
                    "Settings > your name > Cloud > Manage Storage > Change Plan",
                    new Price(plan.centsAMonth() - Plan.centsFor(present), "", false, 3),
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
                                        "3",
                                        "delete " + what,
                                        "Settings > your name > Cloud > Manage Storage",
                                        new Price(0, what, false, 10),
                                        new Step(
                                                0,
                                                account,
                                                new Action.FreeQuota(bytes, largest.getKey())));
                            },
                            () -> inForce.add("delete other things in the cloud: there are none"));
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
            add(
                    "3",
                    "delete " + what,
                    "Photos > Library > Select > Delete",
                    new Price(0, what, false, 10),
                    delete);
            add(
                    "3",
                    "delete " + what + " for good",
                    "Photos > Library > Select > Delete, then Recently Deleted > Delete All",
                    new Price(0, what, true, 12),
                    delete,
                    new Step(MINUTE, device, new Action.EmptyRecentlyDeleted()));
            add(
                    "3",
                    "empty Recently Deleted",
                    "Photos > Albums > Recently Deleted > Delete All",
                    new Price(0, "what could be restored", false, 2),
                    new Step(0, device, new Action.EmptyRecentlyDeleted()));
        }

        private void storage() {
            setting(
                    "4",
                    "switch Optimize Storage on",
                    "Settings > Photos > Optimize Storage",
                    Settings::optimiseStorage,
                    new Action.OptimiseStorage(true));
            for (String device : bedside.devices()) {
                long bytes = SOME_SPACE + atLeast(bedside.toDownload(device));
                String what = Words.size(bytes) + " of apps and films";
                add(
                        "4",
                        "free " + Words.size(bytes) + " of storage on " + device,
                        "Settings > General > Storage",
                        new Price(0, what, false, 15),
                        new Step(0, device, new Action.FreeStorage(bytes)));
            }
        }

        private void software() {
            always("5", "open the app", "tap Photos", new Action.OpenApp());
            always(
                    "5",
                    "restart",
                    "hold the side button, slide to power off, and start it again",
                    new Action.Restart());
            onDevices(
                    "6",
                    "update to " + Releases.CURRENT,
                    "Settings > General > Software Update",
                    Price.minutes(30),
                    device ->
                            bedside.release(device).equals(Releases.CURRENT)
                                    ? ImmutableList.of()
                                    : ImmutableList.of(new Action.Update(Releases.CURRENT)));
        }

        private void power() {
            always(
                    "7",
                    "plug in",
                    "put it on its charger, and leave it there",
                    new Action.PlugIn());
            condition(
                    "7",
                    "switch Low Power Mode off",
                    "Settings > Battery > Low Power Mode",
                    c -> !c.power().lowPowerMode(),
                    new Action.LowPowerMode(false));
            always(
                    "7",
                    "let it charge to 100 %",
                    "Settings > Battery > Charging > 100 %",
                    new Action.ChargeLimit(100));
        }

        private void beyond() {
            onDevices(
                    "",
                    "reinstall the app",
                    "delete the app, and install it again",
                    new Price(0, "", true, 30),
                    _ -> ImmutableList.of(new Action.Reinstall()));
            for (String account : bedside.accounts()) {
                String device = bedside.devices().getFirst();
                add(
                        "8",
                        "take it to the support desk",
                        "bring the diagnostic bundle",
                        Price.minutes(120),
                        new Step(0, device, new Action.VisitSupportDesk()),
                        new Step(3 * HOUR, account, new Action.UnlockZone()));
            }
        }

        private void always(String row, String name, String tap, Action.OnDevice action) {
            onDevices(row, name, tap, Price.FREE, _ -> ImmutableList.of(action));
        }

        private void setting(
                String row,
                String name,
                String tap,
                Predicate<Settings> already,
                Action.OnDevice action) {
            condition(row, name, tap, c -> already.test(c.settings()), action);
        }

        private void condition(
                String row,
                String name,
                String tap,
                Predicate<Conditions> already,
                Action.OnDevice action) {
            onDevices(
                    row,
                    name,
                    tap,
                    Price.FREE,
                    device ->
                            already.test(bedside.conditions(device))
                                    ? ImmutableList.of()
                                    : ImmutableList.of(action));
        }

        /// A setting that matters where a device has a cellular network.
        private void onCellular(
                String row,
                String name,
                String tap,
                Predicate<Settings> already,
                Action.OnDevice action) {
            onDevices(
                    row,
                    name,
                    tap,
                    Price.FREE,
                    device ->
                            already.test(bedside.conditions(device).settings())
                                            || bedside.setup(device).cellular().isEmpty()
                                    ? ImmutableList.of()
                                    : ImmutableList.of(action));
        }

        private void onDevices(
                String row,
                String name,
                String tap,
                Price price,
                Function<String, ImmutableList<Action>> actions) {
            List<Step> steps = new ArrayList<>();
            for (String device : bedside.devices()) {
                actions.apply(device).forEach(action -> steps.add(new Step(0, device, action)));
            }
            addOrNote(row, name, tap, price, steps);
        }

        private void onNetworks(String row, String name, String tap, Action.OnNetwork action) {
            List<Step> steps = new ArrayList<>();
            bedside.devices().stream()
                    .flatMap(device -> bedside.wifi(device).stream())
                    .distinct()
                    .forEach(network -> steps.add(new Step(0, network, action)));
            addOrNote(row, name, tap, Price.minutes(3), steps);
        }

        private void add(String row, String name, String tap, Price price, Step... steps) {
            fixes.add(new Fix(row, name, tap, ImmutableList.copyOf(steps), price));
        }

        private void addOrNote(String row, String name, String tap, Price price, List<Step> steps) {
            if (steps.isEmpty()) {
                inForce.add(name);
            } else {
                fixes.add(new Fix(row, name, tap, ImmutableList.copyOf(steps), price));
            }
        }
    }
}
