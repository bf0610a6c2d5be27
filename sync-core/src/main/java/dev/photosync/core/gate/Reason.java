package dev.photosync.core.gate;

import static dev.photosync.core.gate.GateName.ACCOUNT;
import static dev.photosync.core.gate.GateName.CELLULAR;
import static dev.photosync.core.gate.GateName.DEVICE_STORAGE;
import static dev.photosync.core.gate.GateName.ENGINE_HEALTH;
import static dev.photosync.core.gate.GateName.POWER;
import static dev.photosync.core.gate.GateName.REACHABILITY;
import static dev.photosync.core.gate.GateName.SERVER;
import static dev.photosync.core.gate.GateName.SYNC_SWITCH;
import static dev.photosync.core.gate.GateName.VERSION;
import static dev.photosync.core.gate.Reason.Firmness.HARD;
import static dev.photosync.core.gate.Reason.Firmness.SOFT;

import java.util.Locale;

/// Every reason for which a gate may hold work: what it is called, what clears it, and which
/// strategy of the troubleshooting guide that is.
///
/// The order is that of {@link GateName}; an exclusive account of held time gives an instant to the
/// first reason that holds.
public enum Reason {
    SIGNED_OUT(ACCOUNT, HARD, "1a", "nobody is signed in", "sign in to the library's account"),
    WRONG_ACCOUNT(
            ACCOUNT,
            HARD,
            "1a",
            "signed in to another account than the library's",
            "sign in to the library's account"),
    TOKEN_EXPIRED(
            ACCOUNT,
            HARD,
            "1a",
            "the cloud no longer accepts this sign-in",
            "sign out and in again"),
    CLOCK_SKEW(
            ACCOUNT,
            HARD,
            "1",
            "the device's clock is wrong, so its requests are refused",
            "set date and time automatically"),
    NO_PHOTO_ACCESS(
            ACCOUNT, HARD, "1", "access to the photos was narrowed", "allow access to all photos"),
    SYNC_OFF(SYNC_SWITCH, HARD, "1b", "photo sync is switched off", "switch sync on"),
    USER_PAUSED(SYNC_SWITCH, HARD, "1b", "paused by the owner", "resume, or wait until it ends"),
    CLIENT_TOO_OLD(
            VERSION, HARD, "6", "the cloud no longer speaks this release's protocol", "update"),
    UNKNOWN_RECORD(
            VERSION,
            HARD,
            "6",
            "a change this release cannot read blocks the change feed",
            "update"),
    NO_NETWORK(REACHABILITY, HARD, "2a", "there is no network", "join a working network"),
    CAPTIVE_PORTAL(
            REACHABILITY,
            HARD,
            "2a",
            "the network wants a sign-in page answered",
            "open the sign-in page"),
    NO_INTERNET(
            REACHABILITY,
            HARD,
            "2a",
            "the network does not reach the internet",
            "restart the router, or join another network"),
    CHECKING_NETWORK(
            REACHABILITY,
            HARD,
            "2a",
            "the system is still checking the network it has joined",
            "wait a few seconds"),
    NETWORK_SETTINGS(
            REACHABILITY,
            SOFT,
            "2b",
            "names cannot be looked up: the device's network settings are broken",
            "reset network settings"),
    CELLULAR_DATA_OFF(CELLULAR, HARD, "2c", "cellular data is off", "switch it on, or use Wi-Fi"),
    MOBILE_DATA_OFF(
            CELLULAR, HARD, "2c", "mobile data for Photos is off", "switch it on, or use Wi-Fi"),
    ROAMING(
            CELLULAR,
            HARD,
            "2c",
            "roaming, and data roaming is off",
            "use Wi-Fi, or allow roaming"),
    LOW_DATA_MODE(CELLULAR, HARD, "2c", "Low Data Mode is on", "switch it off, or use Wi-Fi"),
    METERED_WIFI(
            CELLULAR,
            HARD,
            "2b",
            "this Wi-Fi counts as metered",
            "unmark the network as metered, or leave the VPN"),
    CELLULAR_BUDGET(
            CELLULAR,
            HARD,
            "2d",
            "the day's share of cellular data is used up",
            "switch Unlimited Updates on, or use Wi-Fi"),
    CLOUD_QUOTA(
            GateName.CLOUD_QUOTA,
            HARD,
            "3",
            "the cloud plan has no room for it",
            "free cloud space, or upgrade the plan"),
    DEVICE_FULL(
            DEVICE_STORAGE,
            HARD,
            "4",
            "the device's storage is nearly full",
            "turn Optimize Storage on, or free space"),
    NO_ROOM_FOR_DOWNLOAD(
            DEVICE_STORAGE,
            HARD,
            "4",
            "the device has no room for the download",
            "turn Optimize Storage on, or free space"),
    LOW_POWER_MODE(POWER, HARD, "7", "Low Power Mode is on", "charge, or switch it off"),
    LOW_BATTERY(POWER, HARD, "7", "the battery is low", "charge"),
    NOT_CHARGING(POWER, HARD, "7", "not on a charger", "plug in"),
    NOT_ON_WIFI(POWER, HARD, "7", "not on Wi-Fi", "join Wi-Fi"),
    BACKGROUND_BUDGET(
            POWER,
            HARD,
            "7",
            "the background time allowed on battery is used up",
            "plug in, or wait for the next window"),
    TOO_WARM(POWER, HARD, "7", "the device is too warm", "let it cool down"),
    SERVER_DOWN(SERVER, HARD, "8", "the cloud service is down", "wait"),
    ZONE_BUSY(
            SERVER,
            HARD,
            "8",
            "the library is locked on the server",
            "wait; if it lasts, ask support"),
    THROTTLED(SERVER, HARD, "8", "the cloud asks for fewer requests", "wait"),
    ACCOUNT_UNAVAILABLE(SERVER, HARD, "8", "the account cannot be served now", "wait"),
    SLOTS_SILENT(
            ENGINE_HEALTH,
            HARD,
            "5",
            "every transfer slot waits for a reply that never came",
            "restart the device"),
    JOURNAL_FAILED(
            ENGINE_HEALTH,
            HARD,
            "5",
            "the engine cannot write its journal",
            "restart, then ask support"),
    SOURCE_UNREADABLE(
            ENGINE_HEALTH,
            SOFT,
            "8",
            "the photo's file cannot be read",
            "open it once, or ask support"),
    BODY_TOO_LARGE(
            ENGINE_HEALTH,
            SOFT,
            "8",
            "something on the way refuses a request this large",
            "another network, or ask support"),
    CONTENT_MISSING(
            ENGINE_HEALTH,
            SOFT,
            "8",
            "the picture itself is not in the cloud, and not here",
            "a device that has it must upload it; else ask support"),
    RETRY_WAIT(
            GateName.BACKOFF,
            SOFT,
            "2a",
            "requests failed; the next try is due later",
            "a steadier network"),
    ITEM_RETRY_WAIT(
            GateName.BACKOFF, SOFT, "5", "this item failed; its next try is due later", "wait");

    /// Whether a hold gives way by itself when tried again later.
    public enum Firmness {
        /// Stays until its cause ends.
        HARD,
        /// Wears off: the engine tries again by itself.
        SOFT
    }

    private final GateName gate;
    private final Firmness firmness;
    private final String strategy;
    private final String text;
    private final String clearedBy;

    Reason(GateName gate, Firmness firmness, String strategy, String text, String clearedBy) {
        this.gate = gate;
        this.firmness = firmness;
        this.strategy = strategy;
        this.text = text;
        this.clearedBy = clearedBy;
    }

    public GateName gate() {
        return gate;
    }

    public Firmness firmness() {
        return firmness;
    }

    /// The row of the guide whose fix clears it: {@code 1a} to {@code 8}.
    public String strategy() {
        return strategy;
    }

    /// What is the matter, as a clause.
    public String text() {
        return text;
    }

    /// What clears it, as an instruction.
    public String clearedBy() {
        return clearedBy;
    }

    /// The name as scenarios and reports write it, such as {@code low-power-mode}.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// This reason as a one-element {@link Reasons} set.
    public long bit() {
        return 1L << ordinal();
    }
}
