package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.text.NearestWord;
import dev.photosync.sim.text.Quoted;
import dev.photosync.sim.text.WordingException;
import java.util.Arrays;
import java.util.Locale;

/// A kind of fix, whatever its arguments: joining one network is the same kind of fix as joining
/// another.
///
/// The order is that in which the guide prints them.
public enum FixKind {
    SIGN_IN(
            "1a",
            "sign in, or out and in again",
            3,
            "Settings > your name > Sign Out, then Sign In"),
    SET_CLOCK(
            "1",
            "set the clock by itself",
            1,
            "Settings > General > Date & Time > Set Automatically"),
    PHOTO_ACCESS("1", "allow access to all photos", 1, "Settings > Privacy > Photos > Full Access"),
    SYNC_ON("1b", "switch photo sync on", 1, "Settings > Photos > Sync this phone"),
    RESUME("1b", "resume the paused sync", 1, "Photos > Library > Resume"),
    JOIN_WIFI(
            "2a",
            "join another Wi-Fi that works",
            5,
            "Settings > Wi-Fi > choose a network that works"),
    AIRPLANE_OFF("2a", "switch airplane mode off", 1, "Settings > Airplane Mode"),
    ANSWER_PAGE("2a", "answer the sign-in page", 1, "open a browser and follow the page"),
    RESTART_ROUTER("2a", "restart the router", 3, "unplug it for half a minute"),
    RESET_NETWORK(
            "2b",
            "reset network settings",
            1,
            "Settings > General > Reset > Reset Network Settings"),
    LEAVE_VPN("2b", "leave the VPN", 1, "Settings > VPN"),
    UNMARK_METERED(
            "2b", "unmark the Wi-Fi as metered", 3, "Settings > Wi-Fi > the network > Metered"),
    CELLULAR_DATA("2c", "switch cellular data on", 1, "Settings > Cellular > Cellular Data"),
    MOBILE_DATA("2c", "switch mobile data for Photos on", 1, "Settings > Photos > Mobile Data"),
    ROAMING("2c", "switch data roaming on", 1, "Settings > Cellular > Data Roaming"),
    LOW_DATA_OFF(
            "2c", "switch Low Data Mode off", 1, "Settings > Wi-Fi or Cellular > Low Data Mode"),
    UNLIMITED_UPDATES(
            "2d",
            "switch Unlimited Updates on",
            1,
            "Settings > Photos > Mobile Data > Unlimited Updates"),
    UPGRADE_PLAN(
            "3",
            "upgrade the cloud plan",
            3,
            "Settings > your name > Cloud > Manage Storage > Change Plan"),
    FREE_CLOUD(
            "3",
            "delete other things in the cloud",
            10,
            "Settings > your name > Cloud > Manage Storage"),
    DELETE_PICTURES("3", "delete pictures", 10, "Photos > Library > Select > Delete"),
    DELETE_FOR_GOOD(
            "3",
            "delete pictures for good",
            12,
            "Photos > Library > Select > Delete, then Recently Deleted > Delete All"),
    EMPTY_RECENTLY_DELETED(
            "3", "empty Recently Deleted", 2, "Photos > Albums > Recently Deleted > Delete All"),
    OPTIMISE_STORAGE("4", "switch Optimize Storage on", 1, "Settings > Photos > Optimize Storage"),
    FREE_STORAGE("4", "free storage on the phone", 15, "Settings > General > Storage"),
    OPEN_APP("5", "open the app", 1, "tap Photos"),
    RESTART(
            "5",
            "restart the phone",
            1,
            "hold the side button, slide to power off, and start it again"),
    UPDATE("6", "update the software", 30, "Settings > General > Software Update"),
    PLUG_IN("7", "plug in", 1, "put it on its charger, and leave it there"),
    LOW_POWER_OFF("7", "switch Low Power Mode off", 1, "Settings > Battery > Low Power Mode"),
    FULL_CHARGE("7", "set the charging limit to 100 %", 1, "Settings > Battery > Charging > 100 %"),
    REINSTALL("", "reinstall the app", 30, "delete the app, and install it again"),
    SUPPORT_DESK("8", "take it to the support desk", 120, "bring the diagnostic bundle");

    /// Those that can cost pictures, or give them up.
    private static final ImmutableSet<FixKind> RISKY =
            Sets.immutableEnumSet(
                    DELETE_PICTURES, DELETE_FOR_GOOD, EMPTY_RECENTLY_DELETED, REINSTALL);

    private final String row;
    private final String text;
    private final int minutes;
    private final String tap;

    FixKind(String row, String text, int minutes, String tap) {
        this.row = row;
        this.text = text;
        this.minutes = minutes;
        this.tap = tap;
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

    /// Where to tap for it.
    public String tap() {
        return tap;
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

    /// The kind of fix of a name.
    ///
    /// @throws WordingException if there is none
    public static FixKind named(String word) {
        ImmutableList<String> all =
                Arrays.stream(values()).map(FixKind::slug).collect(ImmutableList.toImmutableList());
        int index = all.indexOf(word);
        if (index < 0) {
            throw new WordingException(
                    "there is no fix " + Quoted.of(word) + NearestWord.advice(word, all));
        }
        return values()[index];
    }
}
