package dev.photosync.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableRangeSet;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioFinder;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.TestScenarios;
import dev.photosync.sim.run.Variant;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each invariant of liveness fails in a world in which something goes on for ever.
class LivenessTest {
    private static final String TWO =
            """
            scenario: watched
            title: Two devices
            length: 6h
            library: {photos: 20}
            account: {plan: 50 GB}
            devices:
              phone: {network: home-wifi, charging: true, storage: 64 GB}
              tablet: {network: home-wifi, charging: true, storage: 64 GB}
            timeline:
              - {at: 1h, phone: take 10 photos}
            """;

    private static final String AWAY =
            TWO
                    + """
                      - {at: 2h, phone: leave Wi-Fi}
                      - {at: 3h, phone: take 3 photos}
                    """;

    private static WatchedWorld two() {
        return new WatchedWorld(TWO);
    }

    private static Outcome claim(String scenario, Claim claim) {
        RunResult result =
                new ScenarioRun(
                                Variant.withExpectations(
                                        new ScenarioFinder().find(scenario),
                                        ImmutableList.of(Expectation.always(claim))))
                        .run();
        return result.outcomes().getFirst();
    }

    @Test
    void findsNothingWrongWithTwoHealthyDevices() {
        assertThat(two().run().breaches()).isEmpty();
    }

    @Test
    void missesTheTruthOfAHoldThatOutlivesItsCauseByMoreThanTheSweep() {
        Outcome outcome = claim("stuck-low-power", new Claim.HoldsAreTrue());

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.breach()).isPresent();
        assertThat(outcome.breach().get().invariant()).isEqualTo("true-reasons");
        assertThat(outcome.found()).contains("is held by low-power-mode, which has not been so");
    }

    @Test
    void missesTheReasonOfWhatWaitsInAnOpenLane() {
        WatchedWorld watched =
                two().plant(
                                "phone",
                                effect ->
                                        effect instanceof Effect.Send send
                                                        && send.kind() == WorkKind.METADATA
                                                ? null
                                                : effect);

        assertThat(watched.run().breaches())
                .extracting(Breach::why)
                .anyMatch(why -> why.contains("have a slot and ask for nothing"));
    }

    @Test
    void missesTheReasonOfAHoldThatIsNotReported() {
        WatchedWorld watched =
                new WatchedWorld(AWAY)
                        .plant("phone", effect -> reports(effect, EngineEvent.LaneHeld.class));

        assertThat(watched.run().stuck()).containsExactly("true-reasons");
        assertThat(watched.breaches().getFirst().why())
                .isEqualTo("changes: waits, but nothing holds it and a slot is free");
    }

    private static @Nullable Effect reports(Effect effect, Class<? extends EngineEvent> lost) {
        return effect instanceof Effect.Report report && lost.isInstance(report.event())
                ? null
                : effect;
    }

    /// An engine that is not told of the new sign-in waits for one for ever.
    @Test
    void signingInToTheSameAccountAgainRenewsAnExpiredSignIn() {
        RunResult result =
                TestScenarios.run(
                        TWO
                                + """
                                  - {at: 2h, account: expire the sign-in}
                                  - {at: 3h, phone: take 2 photos}
                                  - {at: 4h, phone: sign in to home}
                                expect:
                                  - {by: 4h30m, phone: at rest}
                                  - {always: holds are true}
                                """);

        assertThat(result.outcomes()).allMatch(Outcome::passed);
    }

    @Test
    void catchesAnUploadThatNeverGetsFurther() {
        // The cloud's word is always that no part has arrived.
        WatchedWorld watched =
                two().mislead(
                                "phone",
                                input ->
                                        input instanceof Input.ReplyArrived arrived
                                                        && arrived.reply()
                                                                instanceof Reply.PartStored part
                                                ? new Input.ReplyArrived(
                                                        arrived.request(),
                                                        new Reply.PartStored(
                                                                nothingOf(part.session())))
                                                : input);

        assertThat(watched.run().stuck()).containsExactly("no-livelock");
        assertThat(watched.breaches().getFirst().why())
                .contains("were moved of a content that takes", "and it is not complete");
    }

    private static UploadSession nothingOf(UploadSession session) {
        return new UploadSession(
                session.id(), session.content(), session.sizeBytes(), ImmutableRangeSet.of());
    }

    @Test
    void catchesTheSameRequestAgainAndAgain() {
        WatchedWorld watched = two();
        Phone tablet = Objects.requireNonNull(watched.world().phones().get("tablet"));
        for (int i = 1; i <= 600; i++) {
            watched.world().kernel().schedule(i * 10_000_000L, tablet::hint);
        }

        assertThat(watched.run().stuck()).containsExactly("no-livelock");
        assertThat(watched.breaches().getFirst().why())
                .isEqualTo("the same request was sent 121 times within an hour: FetchChanges");
    }

    @Test
    void catchesARequestThatNobodyGivesUp() {
        Outcome outcome = claim("leaked-upload-slots", new Claim.Bounded());

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.found())
                .startsWith("bounded did not hold at ")
                .contains("a request has had no answer since ", "and was not given up");
    }

    @Test
    void catchesAWaitLongerThanThePolicyAllows() {
        WatchedWorld watched =
                new WatchedWorld(AWAY)
                        .plant(
                                "phone",
                                effect ->
                                        effect instanceof Effect.Report report
                                                        && report.event()
                                                                instanceof EngineEvent.LaneHeld
                                                ? new Effect.Report(
                                                        new EngineEvent.LaneHeld(
                                                                WorkKind.UPLOAD,
                                                                Reason.RETRY_WAIT.bit(),
                                                                5 * 3_600_000_000L))
                                                : effect);

        assertThat(watched.run().stuck()).contains("bounded");
        assertThat(watched.breaches().toString()).contains("longer than the policy allows");
    }

    @Test
    void catchesACounterThatIsStuckWhereNothingIsLeftToDo() {
        WatchedWorld watched =
                two().plant("phone", effect -> reports(effect, EngineEvent.Finished.class));
        watched.run();
        Ledger ledger = new Ledger();
        watched.world().trace().events().forEach(ledger);
        Expectation rest =
                new Expectation(
                        new When.At(ledger.nowMicros()), "all", new Claim.AtRest(), "at rest", 1);
        Outcome outcome = new ExpectationCheck(watched.world(), ledger, null).check(rest);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.breach())
                .hasValueSatisfying(breach -> {
                    assertThat(breach.invariant()).isEqualTo("bounded");
                    assertThat(breach.why()).contains("remaining, and 0 assets are left to do");
                });
        assertThat(watched.stuck()).contains("true-reasons");
    }

    @Test
    void saysWhatIsLeftWhenADeviceIsNotAtRest() {
        RunResult result =
                TestScenarios.run(
                        TWO
                                + """
                                  - {at: 90m, phone: leave Wi-Fi}
                                  - {at: 2h, phone: take 3 photos}
                                expect:
                                  - {by: 85m, all: at rest}
                                  - {at: 3h, phone: at rest}
                                  - {at: 3h, tablet: [at rest, synced]}
                                  - {at: 3h, phone: synced}
                                """);

        assertThat(result.outcomes())
                .extracting(Outcome::passed)
                .containsExactly(true, false, true, true, false);
        Outcome rest = result.outcomes().get(1);
        assertThat(rest.breach())
                .hasValueSatisfying(breach -> {
                    assertThat(breach.invariant()).isEqualTo("converges");
                    assertThat(breach.why())
                            .isEqualTo("the counters say 3 remaining, and 3 assets are left to do");
                });
        assertThat(rest.unfinished()).isPresent();
        assertThat(result.outcomes().get(4).breach().get().why())
                .isEqualTo("phone: 3 pending, held by no-network");
    }
}
