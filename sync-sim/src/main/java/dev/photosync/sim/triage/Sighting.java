package dev.photosync.sim.triage;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.defect.Releases;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.DeviceLedger.Share;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.TraceEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What an owner sees of one device at one moment: the phone as it is, and the app as its engine
/// believes things to be.
final class Sighting {
    private static final long LATELY_MICROS = 30 * 60_000_000L;
    private static final int LOW_PERCENT = 20;

    private final Scenario scenario;
    private final List<TraceEvent> events;
    private final Ledger ledger;
    private final DeviceLedger device;
    private final Conditions truth;

    /// @param events all up to the moment
    /// @param ledger their books, at the moment
    Sighting(Scenario scenario, List<TraceEvent> events, Ledger ledger, String device) {
        this.scenario = scenario;
        this.events = events;
        this.ledger = ledger;
        this.device = ledger.device(device);
        this.truth = Objects.requireNonNull(this.device.truth());
    }

    /// Every question's answer.
    Symptoms symptoms() {
        Map<Question, String> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, answer(question));
        }
        return Symptoms.of(answers);
    }

    private String answer(Question question) {
        return switch (question) {
            case DIRECTION -> direction();
            case STATUS -> status();
            case COUNT -> yes(gotThrough());
            case NETWORK ->
                    switch (truth.network().transport()) {
                        case WIFI -> "wifi";
                        case CELLULAR -> "cellular";
                        case NONE -> "none";
                    };
            case WEB -> web();
            case CHARGING -> yes(truth.power().charging());
            case BATTERY -> battery();
            case CLOUD -> fullness(quota().freeBytes(), quota().planBytes() / 50);
            case STORAGE -> fullness(truth.freeBytes(), setup().storageBytes() / 20);
            case UPDATE -> yes(!release().equals(Releases.CURRENT));
            case OTHERS -> others();
        };
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private static String fullness(long freeBytes, long leastBytes) {
        return freeBytes < leastBytes ? "full" : "room";
    }

    private String direction() {
        boolean out = device.pending(WorkKind.UPLOAD) + device.pending(WorkKind.METADATA) > 0;
        boolean in =
                device.pending(WorkKind.OPTIMISED)
                                + device.pending(WorkKind.ORIGINAL)
                                + device.unheard()
                        > 0;
        if (device.pending(WorkKind.ORIGINAL_ON_DEMAND) > 0 && !out) {
            return "originals";
        }
        return out ? (in ? "both" : "out") : in ? "in" : "neither";
    }

    private String status() {
        Reason blamed = device.blamed();
        if (blamed != null) {
            return status(blamed);
        }
        Share share = Objects.requireNonNull(device.shareNow());
        return switch (share) {
            case OFF -> "not-running";
            case IDLE -> "up-to-date";
            // What it has not heard of, an app does not count.
            case MOVING, WAITING -> device.pending() > 0 ? "syncing" : "up-to-date";
        };
    }

    /// The text that an app has for a reason: one for many, as apps do.
    private static String status(Reason reason) {
        return switch (reason) {
            case SIGNED_OUT, WRONG_ACCOUNT, TOKEN_EXPIRED -> "sign-in";
            case NO_PHOTO_ACCESS -> "access";
            case SYNC_OFF -> "off";
            case USER_PAUSED -> "paused";
            case CLIENT_TOO_OLD, UNKNOWN_RECORD -> "update";
            case NO_NETWORK, CAPTIVE_PORTAL, NO_INTERNET, CHECKING_NETWORK -> "offline";
            case CELLULAR_DATA_OFF,
                    MOBILE_DATA_OFF,
                    ROAMING,
                    LOW_DATA_MODE,
                    METERED_WIFI,
                    CELLULAR_BUDGET,
                    NOT_ON_WIFI ->
                    "wifi";
            case CLOUD_QUOTA -> "cloud-full";
            case DEVICE_FULL, NO_ROOM_FOR_DOWNLOAD -> "storage-full";
            case LOW_POWER_MODE, LOW_BATTERY, NOT_CHARGING, BACKGROUND_BUDGET, TOO_WARM ->
                    "battery";
            case CLOCK_SKEW,
                    NETWORK_SETTINGS,
                    SERVER_DOWN,
                    ZONE_BUSY,
                    THROTTLED,
                    ACCOUNT_UNAVAILABLE,
                    RETRY_WAIT ->
                    "retrying";
            // An app that waits for replies which never come believes that it is at work.
            case SLOTS_SILENT -> "syncing";
            case JOURNAL_FAILED,
                    SOURCE_UNREADABLE,
                    BODY_TOO_LARGE,
                    CONTENT_MISSING,
                    ITEM_RETRY_WAIT ->
                    "items-failed";
        };
    }

    private boolean gotThrough() {
        for (int i = events.size() - 1; i >= 0; i--) {
            TraceEvent event = events.get(i);
            if (event.atMicros() < ledger.nowMicros() - LATELY_MICROS) {
                return false;
            }
            if (event instanceof TraceEvent.Engine engine
                    && engine.device().equals(device.device())
                    && engine.event() instanceof EngineEvent.Finished) {
                return true;
            }
        }
        return false;
    }

    private String web() {
        if (truth.network().reach() == Conditions.Reach.SIGN_IN_PAGE) {
            return "page";
        }
        boolean cellular = truth.network().transport() == Conditions.Transport.CELLULAR;
        boolean data =
                truth.settings().cellularData()
                        && (!truth.network().roaming() || truth.settings().dataRoaming());
        return yes(truth.network().internet() && (!cellular || data) && !brokenSettings());
    }

    private boolean brokenSettings() {
        return lastAction(Action.BreakNetworkSettings.class, Action.ResetNetworkSettings.class)
                .filter(Action.BreakNetworkSettings.class::isInstance)
                .isPresent();
    }

    private String battery() {
        return truth.power().lowPowerMode()
                ? "low-power"
                : truth.power().batteryPercent() <= LOW_PERCENT ? "low" : "fine";
    }

    private String others() {
        boolean any = false;
        for (DeviceLedger other : ledger.devices()) {
            if (other == device || !other.account().equals(device.account())) {
                continue;
            }
            any = true;
            if (other.pending() > 0 || other.unheard() > 0) {
                return "no";
            }
        }
        return any ? "yes" : "alone";
    }

    private TraceEvent.QuotaIs quota() {
        return Objects.requireNonNull(ledger.quota(device.account()));
    }

    private Scenario.DeviceSetup setup() {
        return Objects.requireNonNull(scenario.devices().get(device.device()));
    }

    private String release() {
        String release = setup().release();
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.EngineStarted started
                    && started.device().equals(device.device())) {
                release = started.release();
            }
        }
        return release;
    }

    /// Whether an owner who looks finds that a fix is not called for: it is so already, or what it
    /// is against is not there.
    boolean uncalledFor(FixKind fix) {
        return switch (fix) {
            case SIGN_IN ->
                    device.account().equals(truth.signedInAs()) && !status().equals("sign-in");
            case SET_CLOCK ->
                    lastAction(Action.SetClock.class, Action.SetClock.class)
                            .filter(action -> ((Action.SetClock) action).aheadMicros() != 0)
                            .isEmpty();
            case AIRPLANE_OFF -> truth.network().transport() != Conditions.Transport.NONE;
            case LEAVE_VPN ->
                    lastAction(Action.Vpn.class, Action.Vpn.class)
                            .filter(action -> ((Action.Vpn) action).on())
                            .isEmpty();
            case UNMARK_METERED -> !truth.network().metered();
            case UPGRADE_PLAN,
                    FREE_CLOUD,
                    DELETE_PICTURES,
                    DELETE_FOR_GOOD,
                    EMPTY_RECENTLY_DELETED ->
                    answer(Question.CLOUD).equals("room") && !status().equals("cloud-full");
            case OPTIMISE_STORAGE, FREE_STORAGE ->
                    answer(Question.STORAGE).equals("room") && !status().equals("storage-full");
            case PLUG_IN -> truth.power().charging();
            case FULL_CHARGE ->
                    lastAction(Action.ChargeLimit.class, Action.ChargeLimit.class)
                            .filter(action -> ((Action.ChargeLimit) action).percent() < 100)
                            .isEmpty();
            case PHOTO_ACCESS,
                    SYNC_ON,
                    RESUME,
                    JOIN_WIFI,
                    ANSWER_PAGE,
                    RESTART_ROUTER,
                    RESET_NETWORK,
                    CELLULAR_DATA,
                    MOBILE_DATA,
                    ROAMING,
                    LOW_DATA_OFF,
                    UNLIMITED_UPDATES,
                    OPEN_APP,
                    RESTART,
                    UPDATE,
                    LOW_POWER_OFF,
                    REINSTALL,
                    SUPPORT_DESK ->
                    false;
        };
    }

    private Optional<Action> lastAction(
            Class<? extends Action> one, Class<? extends Action> other) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof TraceEvent.ActionTaken taken
                    && taken.target().equals(device.device())
                    && (one.isInstance(taken.action()) || other.isInstance(taken.action()))) {
                return Optional.of(taken.action());
            }
        }
        return Optional.empty();
    }
}
