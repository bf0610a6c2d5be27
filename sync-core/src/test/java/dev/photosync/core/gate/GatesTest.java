package dev.photosync.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each gate holds and what it lets through, one row a case.
class GatesTest {
    private static final long NOW = 1_000;
    private static final long RESERVE = 200;
    private static final long BUDGET = 1_000;
    private static final long WINDOW = 10_000;

    private static final SyncPolicy POLICY =
            new SyncPolicy(
                    20, RESERVE, 0, 0, BUDGET, WINDOW, 600, WINDOW, 100, 400, 250, 2, 4, 1, 1, 1, 1,
                    1);

    /// One case: good conditions, changed; the work; and every reason that must hold it.
    private static final class Case {
        final String name;
        final Set<WorkKind> kinds;
        @Nullable String account = "ann";
        Transport transport = Transport.WIFI;
        Reach reach = Reach.INTERNET;
        boolean metered;
        boolean roaming;
        int battery = 80;
        boolean charging = true;
        boolean lowPower;
        boolean warm;
        long freeBytes = 1_000_000;
        boolean on = true;
        long pausedUntil;
        boolean cellularData = true;
        boolean mobileData = true;
        boolean unlimited = true;
        boolean dataRoaming;
        boolean lowData;
        boolean access = true;
        PowerPolicy power = PowerPolicy.STANDARD;
        long bytes = 50;
        long chunk = 50;
        long retryAt;
        long troubles;
        Consumer<GateMemory> memory = m -> {};
        EnumSet<Reason> held = EnumSet.noneOf(Reason.class);

        Case(String name, Set<WorkKind> kinds, Consumer<Case> change, Reason... held) {
            this.name = name;
            this.kinds = kinds;
            change.accept(this);
            this.held.addAll(Arrays.asList(held));
        }

        Conditions conditions() {
            return new Conditions(
                    account,
                    new Network(transport, reach, metered, roaming),
                    new Power(battery, charging, lowPower, warm),
                    freeBytes,
                    new Settings(
                            on,
                            pausedUntil,
                            cellularData,
                            mobileData,
                            unlimited,
                            dataRoaming,
                            lowData,
                            true,
                            access,
                            power));
        }

        Item item(WorkKind kind) {
            return new Item(kind, bytes, chunk, retryAt, troubles);
        }

        GateMemory remembered() {
            GateMemory made = new GateMemory("ann");
            memory.accept(made);
            return made;
        }

        @Override
        public String toString() {
            return name + " " + kinds;
        }
    }

    private record Item(
            WorkKind kind, long bytes, long chunkBytes, long retryAtMicros, long troubles)
            implements Work {}

    private static final Set<WorkKind> ALL = EnumSet.allOf(WorkKind.class);
    private static final Set<WorkKind> RECORDS = EnumSet.of(WorkKind.CHANGES, WorkKind.METADATA);
    private static final Set<WorkKind> BULK = EnumSet.complementOf(EnumSet.copyOf(RECORDS));
    private static final Set<WorkKind> URGENT = EnumSet.of(WorkKind.ORIGINAL_ON_DEMAND);
    private static final Set<WorkKind> NOT_URGENT = EnumSet.complementOf(EnumSet.copyOf(URGENT));
    private static final Set<WorkKind> BACKGROUND =
            EnumSet.of(WorkKind.UPLOAD, WorkKind.OPTIMISED, WorkKind.ORIGINAL);
    private static final Set<WorkKind> DOWN =
            EnumSet.of(WorkKind.ORIGINAL_ON_DEMAND, WorkKind.OPTIMISED, WorkKind.ORIGINAL);
    private static final Set<WorkKind> UP = EnumSet.complementOf(EnumSet.copyOf(DOWN));

    private static Consumer<Case> waiting(Reason reason, long until) {
        return c -> c.memory = m -> m.waitUntil(reason, until);
    }

    private static void cellular(Case c) {
        c.transport = Transport.CELLULAR;
        c.metered = true;
    }

    private static void battery(Case c) {
        c.charging = false;
    }

    static Stream<Case> account() {
        return Stream.of(
                new Case("the library's account", ALL, c -> {}),
                new Case("nobody", ALL, c -> c.account = null, Reason.SIGNED_OUT),
                new Case("somebody else", ALL, c -> c.account = "bob", Reason.WRONG_ACCOUNT),
                new Case("no access", ALL, c -> c.access = false, Reason.NO_PHOTO_ACCESS),
                new Case(
                        "token expired",
                        ALL,
                        waiting(Reason.TOKEN_EXPIRED, GateMemory.UNTIL_CLEARED),
                        Reason.TOKEN_EXPIRED),
                new Case("token renewed", ALL, waiting(Reason.TOKEN_EXPIRED, 0)),
                new Case("skew", ALL, waiting(Reason.CLOCK_SKEW, NOW + 1), Reason.CLOCK_SKEW),
                new Case("skew, over", ALL, waiting(Reason.CLOCK_SKEW, NOW)),
                new Case(
                        "token expired and no access",
                        ALL,
                        waiting(Reason.TOKEN_EXPIRED, NOW + 1).andThen(c -> c.access = false),
                        Reason.TOKEN_EXPIRED,
                        Reason.NO_PHOTO_ACCESS));
    }

    static Stream<Case> syncSwitch() {
        return Stream.of(
                new Case("off", ALL, c -> c.on = false, Reason.SYNC_OFF),
                new Case("paused", ALL, c -> c.pausedUntil = NOW + 1, Reason.USER_PAUSED),
                new Case("pause over", ALL, c -> c.pausedUntil = NOW),
                new Case(
                        "both",
                        ALL,
                        c -> {
                            c.on = false;
                            c.pausedUntil = Long.MAX_VALUE;
                        },
                        Reason.SYNC_OFF,
                        Reason.USER_PAUSED));
    }

    static Stream<Case> version() {
        return Stream.of(
                new Case(
                        "protocol too old",
                        ALL,
                        waiting(Reason.CLIENT_TOO_OLD, GateMemory.UNTIL_CLEARED),
                        Reason.CLIENT_TOO_OLD),
                new Case(
                        "feed blocked",
                        EnumSet.of(WorkKind.CHANGES),
                        c -> c.memory = GateMemory::blockFeed,
                        Reason.UNKNOWN_RECORD),
                new Case(
                        "feed blocked, the rest goes on",
                        EnumSet.complementOf(EnumSet.of(WorkKind.CHANGES)),
                        c -> c.memory = GateMemory::blockFeed));
    }

    static Stream<Case> reachability() {
        return Stream.of(
                new Case(
                        "nothing",
                        ALL,
                        c -> {
                            c.transport = Transport.NONE;
                            c.reach = Reach.NOWHERE;
                        },
                        Reason.NO_NETWORK),
                new Case("portal", ALL, c -> c.reach = Reach.SIGN_IN_PAGE, Reason.CAPTIVE_PORTAL),
                new Case("dead Wi-Fi", ALL, c -> c.reach = Reach.NOWHERE, Reason.NO_INTERNET),
                new Case(
                        "Wi-Fi joined this moment",
                        ALL,
                        c -> c.reach = Reach.UNCHECKED,
                        Reason.CHECKING_NETWORK),
                new Case(
                        "dead cellular",
                        ALL,
                        c -> {
                            cellular(c);
                            c.reach = Reach.NOWHERE;
                        },
                        Reason.NO_INTERNET),
                new Case(
                        "cellular switched off is the cellular gate's to name",
                        ALL,
                        c -> {
                            cellular(c);
                            c.reach = Reach.NOWHERE;
                            c.cellularData = false;
                        },
                        Reason.CELLULAR_DATA_OFF),
                new Case(
                        "names not found",
                        ALL,
                        waiting(Reason.NETWORK_SETTINGS, NOW + 1),
                        Reason.NETWORK_SETTINGS),
                new Case("names found again", ALL, waiting(Reason.NETWORK_SETTINGS, NOW)));
    }

    static Stream<Case> cellularPolicy() {
        Consumer<Case> onCellular = GatesTest::cellular;
        Consumer<Case> limited = onCellular.andThen(c -> c.unlimited = false);
        return Stream.of(
                new Case("all allowed", ALL, onCellular),
                new Case(
                        "cellular data off",
                        ALL,
                        onCellular.andThen(c -> c.cellularData = false),
                        Reason.CELLULAR_DATA_OFF),
                new Case(
                        "mobile data for Photos off",
                        ALL,
                        onCellular.andThen(c -> c.mobileData = false),
                        Reason.MOBILE_DATA_OFF),
                new Case("mobile data off, on Wi-Fi", ALL, c -> c.mobileData = false),
                new Case("roaming", ALL, onCellular.andThen(c -> c.roaming = true), Reason.ROAMING),
                new Case(
                        "roaming, allowed",
                        ALL,
                        onCellular.andThen(c -> {
                            c.roaming = true;
                            c.dataRoaming = true;
                        })),
                new Case(
                        "Low Data Mode",
                        NOT_URGENT,
                        onCellular.andThen(c -> c.lowData = true),
                        Reason.LOW_DATA_MODE),
                new Case("Low Data Mode, on demand", URGENT, c -> c.lowData = true),
                new Case(
                        "Low Data Mode on Wi-Fi",
                        NOT_URGENT,
                        c -> c.lowData = true,
                        Reason.LOW_DATA_MODE),
                new Case(
                        "metered Wi-Fi",
                        BACKGROUND,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        },
                        Reason.METERED_WIFI),
                new Case(
                        "metered Wi-Fi, on demand",
                        URGENT,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        }),
                new Case("metered Wi-Fi, unlimited", ALL, c -> c.metered = true),
                new Case(
                        "metered Wi-Fi, records",
                        RECORDS,
                        c -> {
                            c.metered = true;
                            c.unlimited = false;
                        }),
                new Case("limited, nothing used", ALL, limited),
                new Case(
                        "limited, room for this chunk",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 51))),
                new Case(
                        "limited, this chunk would use it up",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 50)),
                        Reason.CELLULAR_BUDGET),
                new Case(
                        "limited, no room for this chunk",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET - 49)),
                        Reason.CELLULAR_BUDGET),
                new Case(
                        "limited, used up",
                        BACKGROUND,
                        limited.andThen(c -> c.memory = used(BUDGET)),
                        Reason.CELLULAR_BUDGET),
                new Case(
                        "limited, used up, on demand",
                        URGENT,
                        limited.andThen(c -> c.memory = used(BUDGET))),
                new Case(
                        "limited, used up, records",
                        RECORDS,
                        limited.andThen(c -> c.memory = used(BUDGET))),
                new Case(
                        "unlimited, used up",
                        ALL,
                        onCellular.andThen(c -> c.memory = used(BUDGET))),
                new Case(
                        "limited, used up the day before",
                        ALL,
                        limited.andThen(c ->
                                c.memory =
                                        m ->
                                                m.cellularBytes()
                                                        .spend(BUDGET, NOW + WINDOW, WINDOW))),
                new Case(
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

    static Stream<Case> storageAndQuota() {
        return Stream.of(
                new Case(
                        "exactly fits the plan",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.quotaFreeBytes(50)),
                new Case(
                        "one byte too large for the plan",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.quotaFreeBytes(49),
                        Reason.CLOUD_QUOTA),
                new Case(
                        "a full plan holds uploads only",
                        EnumSet.complementOf(EnumSet.of(WorkKind.UPLOAD)),
                        c -> c.memory = m -> m.quotaFreeBytes(0)),
                new Case("exactly fits the phone", ALL, c -> c.freeBytes = RESERVE + 50),
                new Case(
                        "one byte too large for the phone",
                        DOWN,
                        c -> c.freeBytes = RESERVE + 49,
                        Reason.NO_ROOM_FOR_DOWNLOAD),
                new Case("uploads need no room", UP, c -> c.freeBytes = RESERVE),
                new Case("full phone", DOWN, c -> c.freeBytes = RESERVE - 1, Reason.DEVICE_FULL));
    }

    static Stream<Case> power() {
        Consumer<Case> onBattery = GatesTest::battery;
        Consumer<Case> strict = c -> c.power = PowerPolicy.STRICT;
        Consumer<Case> eager = c -> c.power = PowerPolicy.EAGER;
        Consumer<Case> everything =
                c -> {
                    c.battery = 1;
                    c.charging = false;
                    c.lowPower = true;
                    c.warm = true;
                    c.transport = Transport.CELLULAR;
                    c.memory = moved(WINDOW);
                };
        return Stream.of(
                new Case("standard, on battery", ALL, onBattery),
                new Case(
                        "standard, low battery",
                        NOT_URGENT,
                        onBattery.andThen(c -> c.battery = 20),
                        Reason.LOW_BATTERY),
                new Case("standard, not low yet", ALL, onBattery.andThen(c -> c.battery = 21)),
                new Case("standard, low but charging", ALL, c -> c.battery = 1),
                new Case(
                        "standard, Low Power Mode",
                        NOT_URGENT,
                        c -> c.lowPower = true,
                        Reason.LOW_POWER_MODE),
                new Case("standard, warm", BACKGROUND, c -> c.warm = true, Reason.TOO_WARM),
                new Case("standard, warm, records", RECORDS, c -> c.warm = true),
                new Case(
                        "standard, background time left",
                        ALL,
                        onBattery.andThen(c -> c.memory = moved(599))),
                new Case(
                        "standard, background time used up",
                        BACKGROUND,
                        onBattery.andThen(c -> c.memory = moved(600)),
                        Reason.BACKGROUND_BUDGET),
                new Case(
                        "standard, background time used up, records",
                        RECORDS,
                        onBattery.andThen(c -> c.memory = moved(600))),
                new Case(
                        "standard, background time waived on the charger",
                        ALL,
                        c -> c.memory = moved(600)),
                new Case("strict, charger and Wi-Fi", ALL, strict),
                new Case(
                        "strict, on battery",
                        NOT_URGENT,
                        strict.andThen(onBattery),
                        Reason.NOT_CHARGING),
                new Case(
                        "strict, on cellular",
                        NOT_URGENT,
                        strict.andThen(GatesTest::cellular),
                        Reason.NOT_ON_WIFI),
                new Case(
                        "strict, neither, and warm",
                        NOT_URGENT,
                        strict.andThen(GatesTest::cellular)
                                .andThen(onBattery)
                                .andThen(c -> c.warm = true),
                        Reason.NOT_CHARGING,
                        Reason.NOT_ON_WIFI,
                        Reason.TOO_WARM),
                new Case("eager", ALL, everything.andThen(eager)),
                new Case("what the owner waits for", URGENT, everything),
                new Case("what the owner waits for, strict", URGENT, everything.andThen(strict)));
    }

    static Stream<Case> serverEngineAndBackoff() {
        List<Case> cases = new ArrayList<>();
        for (Reason reason :
                List.of(
                        Reason.SERVER_DOWN,
                        Reason.ZONE_BUSY,
                        Reason.THROTTLED,
                        Reason.ACCOUNT_UNAVAILABLE,
                        Reason.RETRY_WAIT)) {
            cases.add(new Case(reason + " waits", ALL, waiting(reason, NOW + 1), reason));
            cases.add(new Case(reason + " is over", ALL, waiting(reason, NOW)));
        }
        cases.add(new Case("own backoff", ALL, c -> c.retryAt = NOW + 1, Reason.ITEM_RETRY_WAIT));
        cases.add(new Case("own backoff over", ALL, c -> c.retryAt = NOW));
        cases.add(
                new Case(
                        "own trouble",
                        ALL,
                        c -> c.troubles = Reason.SOURCE_UNREADABLE.bit(),
                        Reason.SOURCE_UNREADABLE));
        cases.add(
                new Case(
                        "journal failed",
                        ALL,
                        c -> c.memory = m -> m.journalFailed(true),
                        Reason.JOURNAL_FAILED));
        cases.add(
                new Case(
                        "all slots silent",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> c.memory = m -> m.silentSlots(WorkKind.UPLOAD, 2, 2),
                        Reason.SLOTS_SILENT));
        cases.add(
                new Case(
                        "one slot silent",
                        ALL,
                        c -> c.memory = m -> m.silentSlots(WorkKind.UPLOAD, 1, 2)));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource({
        "account",
        "syncSwitch",
        "version",
        "reachability",
        "cellularPolicy",
        "storageAndQuota",
        "power",
        "serverEngineAndBackoff"
    })
    void holdForExactlyTheReasonsThatApply(Case row) {
        GateCatalogue all = GateCatalogue.all();
        for (WorkKind kind : row.kinds) {
            long reasons =
                    all.evaluate(row.item(kind), row.conditions(), POLICY, row.remembered(), NOW);
            assertThat(Reasons.list(reasons))
                    .as("%s %s", row.name, kind)
                    .containsExactlyElementsOf(row.held);
        }
    }

    /// Each reason belongs to one gate: without it, and only without it, the reason is gone.
    @ParameterizedTest
    @MethodSource({
        "account",
        "syncSwitch",
        "version",
        "reachability",
        "cellularPolicy",
        "storageAndQuota",
        "power",
        "serverEngineAndBackoff"
    })
    void giveOnlyReasonsOfTheirOwn(Case row) {
        for (WorkKind kind : row.kinds) {
            for (GateName left : GateName.values()) {
                long reasons =
                        GateCatalogue.all()
                                .without(left)
                                .evaluate(
                                        row.item(kind),
                                        row.conditions(),
                                        POLICY,
                                        row.remembered(),
                                        NOW);
                List<Reason> expected =
                        row.held.stream().filter(reason -> reason.gate() != left).toList();
                assertThat(Reasons.list(reasons))
                        .as("%s %s without %s", row.name, kind, left)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void allReportTheirReasonsAtOnce() {
        Case worst =
                new Case(
                        "everything is wrong",
                        BULK,
                        c -> {
                            c.account = "bob";
                            c.on = false;
                            c.reach = Reach.NOWHERE;
                            c.lowData = true;
                            c.freeBytes = 0;
                            c.lowPower = true;
                            c.memory =
                                    m -> {
                                        m.quotaFreeBytes(0);
                                        m.journalFailed(true);
                                        m.waitUntil(Reason.CLIENT_TOO_OLD, NOW + 1);
                                        m.waitUntil(Reason.THROTTLED, NOW + 1);
                                        m.waitUntil(Reason.RETRY_WAIT, NOW + 1);
                                    };
                        });
        EnumSet<GateName> held = EnumSet.noneOf(GateName.class);
        for (WorkKind kind : List.of(WorkKind.UPLOAD, WorkKind.ORIGINAL)) {
            long reasons =
                    GateCatalogue.all()
                            .evaluate(
                                    worst.item(kind),
                                    worst.conditions(),
                                    POLICY,
                                    worst.remembered(),
                                    NOW);
            Reasons.list(reasons).forEach(reason -> held.add(reason.gate()));
        }
        assertThat(held).isEqualTo(EnumSet.allOf(GateName.class));
    }

    /// How a gate is watched, or a faulty one put in its place.
    @Test
    void giveWayToWhatAFunctionMakesOfEach() {
        Case row =
                new Case(
                        "no network, no sync",
                        BULK,
                        c -> {
                            c.transport = Transport.NONE;
                            c.on = false;
                        });
        List<GateName> asked = new ArrayList<>();
        GateCatalogue watched = GateCatalogue.all().map(gate -> new Watched(gate, asked));
        long reasons =
                watched.evaluate(
                        row.item(WorkKind.UPLOAD), row.conditions(), POLICY, row.remembered(), NOW);
        assertThat(Reasons.list(reasons)).contains(Reason.SYNC_OFF, Reason.NO_NETWORK);
        assertThat(asked).containsExactly(GateName.values());
    }

    private record Watched(Gate gate, List<GateName> asked) implements Gate {
        @Override
        public GateName name() {
            return gate.name();
        }

        @Override
        public long evaluate(
                Work work,
                Conditions conditions,
                SyncPolicy policy,
                GateMemory memory,
                long nowMicros) {
            asked.add(name());
            return gate.evaluate(work, conditions, policy, memory, nowMicros);
        }
    }

    @Test
    void judgeAWholeLaneByWhatIsNotAnItemsOwn() {
        Case row =
                new Case(
                        "full plan",
                        EnumSet.of(WorkKind.UPLOAD),
                        c -> {
                            c.freeBytes = RESERVE;
                            c.memory = m -> m.quotaFreeBytes(0);
                        });
        for (WorkKind kind : WorkKind.values()) {
            long reasons =
                    GateCatalogue.all()
                            .evaluate(
                                    new Work.LaneProbe(kind),
                                    row.conditions(),
                                    POLICY,
                                    row.remembered(),
                                    NOW);
            assertThat(Reasons.list(reasons)).isEmpty();
        }
    }

    @Test
    void haveReasonsInTheOrderOfTheGatesThatBlameFollows() {
        GateName last = GateName.ACCOUNT;
        for (Reason reason : Reason.values()) {
            assertThat(reason.gate()).isGreaterThanOrEqualTo(last);
            last = reason.gate();
        }
        assertThat(Reasons.first(Reason.THROTTLED.bit() | Reason.SYNC_OFF.bit()))
                .isEqualTo(Reason.SYNC_OFF);
    }
}
