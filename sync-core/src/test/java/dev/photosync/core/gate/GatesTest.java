package dev.photosync.core.gate;

import static dev.photosync.core.gate.GateCase.NOW;
import static dev.photosync.core.gate.GateCase.POLICY;
import static dev.photosync.core.gate.GateCase.RESERVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// That every gate decides as {@link GateCases} says, alone and together with the others.
class GatesTest {
    @ParameterizedTest
    @MethodSource("dev.photosync.core.gate.GateCases#all")
    void holdForExactlyTheReasonsThatApply(GateCase row) {
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
    @MethodSource("dev.photosync.core.gate.GateCases#all")
    void giveOnlyReasonsOfTheirOwn(GateCase row) {
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
        GateCase worst =
                new GateCase(
                        "everything is wrong",
                        GateCases.BULK,
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
        GateCase row =
                new GateCase(
                        "no network, no sync",
                        GateCases.BULK,
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
        GateCase row =
                new GateCase(
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
