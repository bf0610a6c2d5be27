package dev.photosync.core.gate;

import static dev.photosync.core.gate.GateCase.BUDGET;
import static dev.photosync.core.gate.GateCase.NOW;
import static dev.photosync.core.gate.GateCase.RESERVE;
import static dev.photosync.core.gate.GateCase.WINDOW;

import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What each gate holds and what it lets through, one row a case.
final class GateCases {
    private static final Set<WorkKind> ALL = EnumSet.allOf(WorkKind.class);
    private static final Set<WorkKind> RECORDS = EnumSet.of(WorkKind.CHANGES, WorkKind.METADATA);
    static final Set<WorkKind> BULK = EnumSet.complementOf(EnumSet.copyOf(RECORDS));
    private static final Set<WorkKind> URGENT = EnumSet.of(WorkKind.ORIGINAL_ON_DEMAND);
    private static final Set<WorkKind> NOT_URGENT = EnumSet.complementOf(EnumSet.copyOf(URGENT));
    private static final Set<WorkKind> BACKGROUND =
            EnumSet.of(WorkKind.UPLOAD, WorkKind.OPTIMISED, WorkKind.ORIGINAL);
    private static final Set<WorkKind> DOWN =
            EnumSet.of(WorkKind.ORIGINAL_ON_DEMAND, WorkKind.OPTIMISED, WorkKind.ORIGINAL);
    private static final Set<WorkKind> UP = EnumSet.complementOf(EnumSet.copyOf(DOWN));

    private GateCases() {}

    /// All of them, gate by gate.
    static Stream<GateCase> all() {
        return Stream.of(
                        account(),
                        syncSwitch(),
                        version(),
                        reachability(),
                        cellularPolicy(),
                        storageAndQuota(),
                        power(),
                        serverEngineAndBackoff())
                .flatMap(cases -> cases);
    }

    private static Consumer<GateCase> waiting(Reason reason, long until) {
        return c -> c.memory = m -> m.waitUntil(reason, until);
    }

    private static void cellular(GateCase c) {
        c.transport = Transport.CELLULAR;
        c.metered = true;
    }

    private static void battery(GateCase c) {
        c.charging = false;
    }

    private static Stream<GateCase> account() {
        return Stream.of(
                new GateCase("the library's account", ALL, c -> {}),
                new GateCase("nobody", ALL, c -> c.account = null, Reason.SIGNED_OUT),
                new GateCase("somebody else", ALL, c -> c.account = "bob", Reason.WRONG_ACCOUNT),
                new GateCase("no access", ALL, c -> c.access = false, Reason.NO_PHOTO_ACCESS),
                new GateCase(
                        "token expired",
                        ALL,
                        waiting(Reason.TOKEN_EXPIRED, GateMemory.UNTIL_CLEARED),
                        Reason.TOKEN_EXPIRED),
                new GateCase("token renewed", ALL, waiting(Reason.TOKEN_EXPIRED, 0)),
                new GateCase("skew", ALL, waiting(Reason.CLOCK_SKEW, NOW + 1), Reason.CLOCK_SKEW),
                new GateCase("skew, over", ALL, waiting(Reason.CLOCK_SKEW, NOW)),
                new GateCase(
                        "token expired and no access",
                        ALL,
                        waiting(Reason.TOKEN_EXPIRED, NOW + 1).andThen(c -> c.access = false),
                        Reason.TOKEN_EXPIRED,
                        Reason.NO_PHOTO_ACCESS));
    }

    private static Stream<GateCase> syncSwitch() {
        return Stream.of(
                new GateCase("off", ALL, c -> c.on = false, Reason.SYNC_OFF),
                new GateCase("paused", ALL, c -> c.pausedUntil = NOW + 1, Reason.USER_PAUSED),
                new GateCase("pause over", ALL, c -> c.pausedUntil = NOW),
                new GateCase(
                        "both",
                        ALL,
                        c -> {
                            c.on = false;
                            c.pausedUntil = Long.MAX_VALUE;
                        },
                        Reason.SYNC_OFF,
                        Reason.USER_PAUSED));
    }

    private static Stream<GateCase> version() {
        return Stream.of(
                new GateCase(
                        "protocol too old",
                        ALL,
                        waiting(Reason.CLIENT_TOO_OLD, GateMemory.UNTIL_CLEARED),
                        Reason.CLIENT_TOO_OLD),
                new GateCase(
                        "feed blocked",
                        EnumSet.of(WorkKind.CHANGES),
                        c -> c.memory = GateMemory::blockFeed,
                        Reason.UNKNOWN_RECORD),
                new GateCase(
                        "feed blocked, the rest goes on",
                        EnumSet.complementOf(EnumSet.of(WorkKind.CHANGES)),
                        c -> c.memory = GateMemory::blockFeed));
    }

    private static Stream<GateCase> reachability() {
        return Stream.of(
                new GateCase(
                        "nothing",
                        ALL,
                        c -> {
                            c.transport = Transport.NONE;
                            c.reach = Reach.NOWHERE;
                        },
                        Reason.NO_NETWORK),
                new GateCase(
                        "portal", ALL, c -> c.reach = Reach.SIGN_IN_PAGE, Reason.CAPTIVE_PORTAL),
                new GateCase("dead Wi-Fi", ALL, c -> c.reach = Reach.NOWHERE, Reason.NO_INTERNET),
                new GateCase(
                        "Wi-Fi joined this moment",
                        ALL,
                        c -> c.reach = Reach.UNCHECKED,
                        Reason.CHECKING_NETWORK),
                new GateCase(
                        "dead cellular",
                        ALL,
                        c -> {
                            cellular(c);
                            c.reach = Reach.NOWHERE;
                        },
                        Reason.NO_INTERNET),
                new GateCase(
                        "cellular switched off is the cellular gate's to name",
                        ALL,
                        c -> {
                            cellular(c);
                            c.reach = Reach.NOWHERE;
                            c.cellularData = false;
                        },
                        Reason.CELLULAR_DATA_OFF),
                new GateCase(
                        "names not found",
                        ALL,
                        waiting(Reason.NETWORK_SETTINGS, NOW + 1),
                        Reason.NETWORK_SETTINGS),
                new GateCase("names found again", ALL, waiting(Reason.NETWORK_SETTINGS, NOW)));
    }

    private static Stream<GateCase> cellularPolicy() {
        Consumer<GateCase> onCellular = GateCases::cellular;
        Consumer<GateCase> limited = onCellular.andThen(c -> c.unlimited = false);
        return Stream.of(
                new GateCase("all allowed", ALL, onCellular),
                new GateCase(
                        "cellular data off",
                        ALL,
                        onCellular.andThen(c -> c.cellularData = false),
                        Reason.CELLULAR_DATA_OFF),
                new GateCase(
                        "mobile data for Photos off",
                        ALL,
                        onCellular.andThen(c -> c.mobileData = false),
                        Reason.MOBILE_DATA_OFF),
                new GateCase("mobile data off, on Wi-Fi", ALL, c -> c.mobileData = false),
                new GateCase(
                        "roaming", ALL, onCellular.andThen(c -> c.roaming = true), Reason.ROAMING),
                new GateCase(
                        "roaming, allowed",
                        ALL,
                        onCellular.andThen(c -> {
                            c.roaming = true;
                            c.dataRoaming = true;
                        })),
                new GateCase(
                        "Low Data Mode",
                        NOT_URGENT,
                        onCellular.andThen(c -> c.lowData = true),
                        Reason.LOW_DATA_MODE),
                new GateCase("Low Data Mode, on demand", URGENT, c -> c.lowData = true),
                new GateCase(
                        "Low Data Mode on Wi-Fi",
                        NOT_URGENT,
                        c -> c.lowData = true,
                        Reason.LOW_DATA_MODE),
                new GateCase(
                        "metered Wi-Fi",
                        BACKGROUND,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        },
                        Reason.METERED_WIFI),
                new GateCase(
                        "metered Wi-Fi, on demand",
                        URGENT,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        }),
                new GateCase("metered Wi-Fi, unlimited", ALL, c -> c.metered = true),
                new GateCase(
                        "metered Wi-Fi, records",
                        RECORDS,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        }),
                new GateCase("limited, nothing used", ALL, limited),
                new GateCase(
                        "limited, room for this chunk",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 51))),
                new GateCase(
                        "limited, this chunk would use it up",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 50)),
                        Reason.CELLULAR_BUDGET),
                new GateCase(
                        "limited, no room for this chunk",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 49)),
                        Reason.CELLULAR_BUDGET),
                new GateCase(
                        "limited, used up",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET)),
                        Reason.CELLULAR_BUDGET),
                new GateCase(
                        "limited, used up, on demand",
                        URGENT,
                        limited.andThen(c -> c.memory = used(BUDGET))),
                new GateCase(
                        "limited, used up, records",
                        RECORDS,
                        limited.andThen(c -> c.memory = used(BUDGET))),
                new GateCase(
                        "unlimited, used up",
                        ALL,
                        onCellular.andThen(c -> c.memory = used(BUDGET))),
                new GateCase(
                        "limited, used up the day before",
                        ALL,
                        limited.andThen(c ->
                                c.memory =
                                        m ->
                                                m.cellularBytes()
                                                        .spend(BUDGET, NOW + WINDOW, WINDOW))),
                new GateCase(
                        "all at once",
                        BACKGROUND,
                        limited.andThen(c -> {
                            c.mobileData = false;
                            c.roaming = true;
                            c.lowData = true;
                            c.memory = used(BUDGET);
                        }),
                        Reason.MOBILE_DATA_OFF,
                        Reason.ROAMING,
                        Reason.LOW_DATA_MODE,
                        Reason.CELLULAR_BUDGET));
    }

    private static Consumer<GateMemory> used(long bytes) {
        return memory -> memory.cellularBytes().spend(bytes, NOW, WINDOW);
    }

    private static Consumer<GateMemory> moved(long micros) {
        return memory -> memory.backgroundMicros().spend(micros, NOW, WINDOW);
    }

    private static Stream<GateCase> storageAndQuota() {
        return Stream.of(
                new GateCase(
                        "exactly fits the plan",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.quotaFreeBytes(50)),
                new GateCase(
                        "one byte too large for the plan",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.quotaFreeBytes(49),
                        Reason.CLOUD_QUOTA),
                new GateCase(
                        "a full plan holds uploads only",
                        EnumSet.complementOf(EnumSet.of(WorkKind.UPLOAD)),
                        c -> c.memory = m -> m.quotaFreeBytes(0)),
                new GateCase("exactly fits the phone", ALL, c -> c.freeBytes = RESERVE + 50),
                new GateCase(
                        "one byte too large for the phone",
                        DOWN,
                        c -> c.freeBytes = RESERVE + 49,
                        Reason.NO_ROOM_FOR_DOWNLOAD),
                new GateCase("uploads need no room", UP, c -> c.freeBytes = RESERVE),
                new GateCase(
                        "full phone", DOWN, c -> c.freeBytes = RESERVE - 1, Reason.DEVICE_FULL));
    }

    private static Stream<GateCase> power() {
        Consumer<GateCase> onBattery = GateCases::battery;
        Consumer<GateCase> strict = c -> c.power = PowerPolicy.STRICT;
        Consumer<GateCase> eager = c -> c.power = PowerPolicy.EAGER;
        Consumer<GateCase> everything =
                c -> {
                    c.battery = 1;
                    c.charging = false;
                    c.lowPower = true;
                    c.warm = true;
                    c.transport = Transport.CELLULAR;
                    c.memory = moved(WINDOW);
                };
        return Stream.of(
                new GateCase("standard, on battery", ALL, onBattery),
                new GateCase(
                        "standard, low battery",
                        NOT_URGENT,
                        onBattery.andThen(c -> c.battery = 20),
                        Reason.LOW_BATTERY),
                new GateCase("standard, not low yet", ALL, onBattery.andThen(c -> c.battery = 21)),
                new GateCase("standard, low but charging", ALL, c -> c.battery = 1),
                new GateCase(
                        "standard, Low Power Mode",
                        NOT_URGENT,
                        c -> c.lowPower = true,
                        Reason.LOW_POWER_MODE),
                new GateCase("standard, warm", BACKGROUND, c -> c.warm = true, Reason.TOO_WARM),
                new GateCase("standard, warm, records", RECORDS, c -> c.warm = true),
                new GateCase(
                        "standard, background time left",
                        ALL,
                        onBattery.andThen(c -> c.memory = moved(599))),
                new GateCase(
                        "standard, background time used up",
                        BACKGROUND,
                        onBattery.andThen(c -> c.memory = moved(600)),
                        Reason.BACKGROUND_BUDGET),
                new GateCase(
                        "standard, background time used up, records",
                        RECORDS,
                        onBattery.andThen(c -> c.memory = moved(600))),
                new GateCase(
                        "standard, background time waived on the charger",
                        ALL,
                        c -> c.memory = moved(600)),
                new GateCase("strict, charger and Wi-Fi", ALL, strict),
                new GateCase(
                        "strict, on battery",
                        NOT_URGENT,
                        strict.andThen(onBattery),
                        Reason.NOT_CHARGING),
                new GateCase(
                        "strict, on cellular",
                        NOT_URGENT,
                        strict.andThen(GateCases::cellular),
                        Reason.NOT_ON_WIFI),
                new GateCase(
                        "strict, neither, and warm",
                        NOT_URGENT,
                        strict.andThen(GateCases::cellular)
                                .andThen(onBattery)
                                .andThen(c -> c.warm = true),
                        Reason.NOT_CHARGING,
                        Reason.NOT_ON_WIFI,
                        Reason.TOO_WARM),
                new GateCase("eager", ALL, everything.andThen(eager)),
                new GateCase("what the owner waits for", URGENT, everything),
                new GateCase(
                        "what the owner waits for, strict", URGENT, everything.andThen(strict)));
    }

    private static Stream<GateCase> serverEngineAndBackoff() {
        List<GateCase> cases = new ArrayList<>();
        for (Reason reason :
                List.of(
                        Reason.SERVER_DOWN,
                        Reason.ZONE_BUSY,
                        Reason.THROTTLED,
                        Reason.ACCOUNT_UNAVAILABLE,
                        Reason.RETRY_WAIT)) {
            cases.add(new GateCase(reason + " waits", ALL, waiting(reason, NOW + 1), reason));
            cases.add(new GateCase(reason + " is over", ALL, waiting(reason, NOW)));
        }
        cases.add(
                new GateCase("own backoff", ALL, c -> c.retryAt = NOW + 1, Reason.ITEM_RETRY_WAIT));
        cases.add(new GateCase("own backoff over", ALL, c -> c.retryAt = NOW));
        cases.add(
                new GateCase(
                        "own trouble",
                        ALL,
                        c -> c.troubles = Reason.SOURCE_UNREADABLE.bit(),
                        Reason.SOURCE_UNREADABLE));
        cases.add(
                new GateCase(
                        "journal failed",
                        ALL,
                        c -> c.memory = m -> m.journalFailed(true),
                        Reason.JOURNAL_FAILED));
        cases.add(
                new GateCase(
                        "all slots silent",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.silentSlots(WorkKind.UPLOAD, 2, 2),
                        Reason.SLOTS_SILENT));
        cases.add(
                new GateCase(
                        "one slot silent",
                        ALL,
                        c -> c.memory = m -> m.silentSlots(WorkKind.UPLOAD, 1, 2)));
        return cases.stream();
    }
}
