package dev.photosync.sim.triage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.diagnose.Fix;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A kind of fix, whatever its arguments: joining one network is the same remedy as joining
/// another.
///
/// The order is that in which the guide prints them.
public enum Remedy {
    SIGN_IN("1a", "sign in, or out and in again", 3, Action.SignOut.class, Action.SignIn.class),
    SET_CLOCK("1", "set the clock by itself", 1, Action.SetClock.class),
    PHOTO_ACCESS("1", "allow access to all photos", 1, Action.PhotoAccess.class),
    SYNC_ON("1b", "switch photo sync on", 1, Action.SyncSwitch.class),
    RESUME("1b", "resume the paused sync", 1, Action.ResumeSync.class),
    JOIN_WIFI("2a", "join another Wi-Fi that works", 2, Action.JoinWifi.class),
    AIRPLANE_OFF("2a", "switch airplane mode off", 1, Action.AirplaneMode.class),
    ANSWER_PAGE("2a", "answer the sign-in page", 1, Action.AnswerPortal.class),
    RESTART_ROUTER("2a", "restart the router", 3, Action.RestartRouter.class),
    RESET_NETWORK("2b", "reset network settings", 1, Action.ResetNetworkSettings.class),
    LEAVE_VPN("2b", "leave the VPN", 1, Action.Vpn.class),
    UNMARK_METERED("2b", "unmark the Wi-Fi as metered", 3, Action.Metered.class),
    CELLULAR_DATA("2c", "switch cellular data on", 1, Action.CellularData.class),
    MOBILE_DATA("2c", "switch mobile data for Photos on", 1, Action.MobileDataForPhotos.class),
    ROAMING("2c", "switch data roaming on", 1, Action.DataRoaming.class),
    LOW_DATA_OFF("2c", "switch Low Data Mode off", 1, Action.LowDataMode.class),
    UNLIMITED_UPDATES("2d", "switch Unlimited Updates on", 1, Action.UnlimitedUpdates.class),
    UPGRADE_PLAN("3", "upgrade the cloud plan", 3, Action.UpgradePlan.class),
    FREE_CLOUD("3", "delete other things in the cloud", 10, Action.FreeQuota.class),
    DELETE_PICTURES("3", "delete pictures", 10, Action.DeletePhotos.class),
    DELETE_FOR_GOOD(
            "3",
            "delete pictures for good",
            12,
            Action.DeletePhotos.class,
            Action.EmptyRecentlyDeleted.class),
    EMPTY_RECENTLY_DELETED("3", "empty Recently Deleted", 2, Action.EmptyRecentlyDeleted.class),
    OPTIMISE_STORAGE("4", "switch Optimize Storage on", 1, Action.OptimiseStorage.class),
    FREE_STORAGE("4", "free storage on the phone", 15, Action.FreeStorage.class),
    OPEN_APP("5", "open the app", 1, Action.OpenApp.class),
    RESTART("5", "restart the phone", 1, Action.Restart.class),
    UPDATE("6", "update the software", 30, Action.Update.class),
    PLUG_IN("7", "plug in", 1, Action.PlugIn.class),
    LOW_POWER_OFF("7", "switch Low Power Mode off", 1, Action.LowPowerMode.class),
    FULL_CHARGE("7", "let it charge to 100 %", 1, Action.ChargeLimit.class),
    REINSTALL("", "reinstall the app", 30, Action.Reinstall.class),
    SUPPORT_DESK(
            "8",
            "take it to the support desk",
            120,
            Action.VisitSupportDesk.class,
            Action.UnlockZone.class);

    /// Those that can cost pictures, or give them up.
    private static final ImmutableSet<Remedy> RISKY =
            Sets.immutableEnumSet(
                    DELETE_PICTURES, DELETE_FOR_GOOD, EMPTY_RECENTLY_DELETED, REINSTALL);

    private final String row;
    private final String text;
    private final int minutes;
    private final ImmutableSet<Class<? extends Action>> actions;

    @SafeVarargs
    @SuppressWarnings("varargs") // Only copied.
    Remedy(String row, String text, int minutes, Class<? extends Action>... actions) {
        this.row = row;
        this.text = text;
        this.minutes = minutes;
        this.actions = ImmutableSet.copyOf(actions);
    }

    /// The guide's row; empty for what is not in the guide.
    public String row() {
        return row;
    }

    /// What is done, as an instruction.
    public String text() {
        return text;
    }

    /// Minutes of the owner's time.
    public int minutes() {
        return minutes;
    }

    /// Whether it can cost pictures, or gives them up.
    public boolean risky() {
        return RISKY.contains(this);
    }

    /// Whether the guide's reader tries it.
    public boolean inGuide() {
        return !row.isEmpty() && !risky();
    }

    /// The name as files and commands write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The remedy of a name.
    ///
    /// @throws WordingException if there is none
    public static Remedy named(String word) {
        ImmutableList<String> all =
                Arrays.stream(values()).map(Remedy::slug).collect(ImmutableList.toImmutableList());
        int index = all.indexOf(word);
        if (index < 0) {
            throw new WordingException(
                    "there is no fix " + Quoted.of(word) + NearestWord.advice(word, all));
        }
        return values()[index];
    }

    private boolean is(Fix fix) {
        return row.equals(fix.row())
                && minutes == fix.price().minutes()
                && (risky() || !fix.price().risky());
    }

    /// The remedies that a fix is made of: one, or several if it is several fixes at once.
    ///
    /// @throws IllegalArgumentException if it does what no remedy does, or takes something else
    public static ImmutableSet<Remedy> of(Fix fix) {
        Set<Class<?>> left = new LinkedHashSet<>();
        fix.steps().forEach(step -> left.add(step.action().getClass()));
        EnumSet<Remedy> found = EnumSet.noneOf(Remedy.class);
        List<Remedy> largestFirst =
                Arrays.stream(values())
                        .sorted(Comparator.<Remedy>comparingInt(r -> r.actions.size()).reversed())
                        .toList();
        for (Remedy remedy : largestFirst) {
            if (left.containsAll(remedy.actions)) {
                left.removeAll(remedy.actions);
                found.add(remedy);
            }
        }
        if (!left.isEmpty() || found.size() == 1 && !found.iterator().next().is(fix)) {
            throw new IllegalArgumentException(
                    "a fix must be made of remedies, with their rows and minutes: name="
                            + fix.name());
        }
        return Sets.immutableEnumSet(found);
    }
}
