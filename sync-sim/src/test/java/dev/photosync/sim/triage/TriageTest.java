package dev.photosync.sim.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.photosync.sim.diagnose.FixKind;
import dev.photosync.sim.text.WordingException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Weighs a table of three causes, whose figures can be worked out by hand.
class TriageTest {
    private static final Offset<Double> NEARLY = within(1e-9);

    @Test
    void weighsCausesByHowManyOfTheirMomentsShowWhatIsSeen() {
        Triage triage = triage("status=cloud-full", "cloud=full");

        // quota shows it in 4 of 4 moments, latch in 1 of 4, outage in none: 1 : 1/4 : 0
        assertThat(triage.differing()).isZero();
        assertThat(triage.suspects())
                .extracting(suspect -> suspect.cause().name())
                .containsExactly("quota", "latch");
        assertThat(triage.suspects().getFirst().share()).isEqualTo(0.8, NEARLY);
        assertThat(triage.suspects().getFirst().prior()).isEqualTo(1.0 / 3, NEARLY);
        assertThat(triage.suspects().getLast().likelihood()).isEqualTo(0.25, NEARLY);
    }

    @Test
    void matchesOnlyWhatIsAnswered() {
        assertThat(triage("status=cloud-full").suspects())
                .allSatisfy(suspect -> assertThat(suspect.share()).isEqualTo(0.5, NEARLY));
        assertThat(triage().suspects()).hasSize(3);
    }

    @Test
    void saysWhichCausesAreNearestWhenNoneShowsExactlyThis() {
        Triage triage = triage("status=retrying", "cloud=full", "web=yes");

        assertThat(triage.differing()).isEqualTo(1);
        assertThat(triage.suspects())
                .extracting(suspect -> suspect.cause().name())
                .contains("outage", "quota", "latch");
        assertThat(TinyEvidence.seen("retrying", "room").differing(triage.known()))
                .containsExactly(Question.CLOUD);
    }

    @Test
    void asksFirstForWhatTellsTheCausesApart() {
        Triage triage = triage("status=cloud-full");

        Triage.Telling first = triage.telling().getFirst();
        assertThat(first.question()).isEqualTo(Question.CLOUD);
        // One bit before. After `full` (5/8): 4/5 and 1/5, 0.7219 bits; after `room`: none.
        assertThat(first.bits()).isEqualTo(1 - 0.625 * 0.721928, within(1e-6));
        assertThat(triage.telling().get(1).bits()).isEqualTo(0, NEARLY);
    }

    @Test
    void countsEffortAsTheAverageOfWhatEachCauseTakes() {
        Order best = triage("status=cloud-full", "cloud=full").best();

        // Upgrading: 3 min and 10 of waiting, clears 0.8. Restarting: 1 and 10, clears 0.2.
        assertThat(best.steps())
                .extracting(Order.Step::fixes)
                .containsExactly(
                        ImmutableSet.of(FixKind.UPGRADE_PLAN),
                        ImmutableSet.of(FixKind.RESTART),
                        ImmutableSet.of(FixKind.SUPPORT_DESK));
        assertThat(best.minutes()).isEqualTo(13 + 0.2 * 11, NEARLY);
        assertThat(best.steps().getFirst().cleared()).isEqualTo(0.8, NEARLY);
        assertThat(best.cleared()).isEqualTo(1, NEARLY);
        assertThat(best.exact()).isTrue();
    }

    @Test
    void sendsWhatNothingClearsToTheSupportDesk() {
        Order best = triage("status=retrying").best();

        assertThat(best.cleared()).isZero();
        assertThat(best.steps())
                .extracting(Order.Step::fixes)
                .containsExactly(ImmutableSet.of(FixKind.SUPPORT_DESK));
        assertThat(best.minutes()).isEqualTo(130, NEARLY);
    }

    @Test
    void changesTheOrderWithThePriors() {
        Assumptions restartsHelp =
                new Assumptions(ImmutableMap.of("latch", 50L, "3", 2L), ImmutableMap.of(), 10, 1);
        Triage triage =
                Triage.of(
                        TinyEvidence.ALL,
                        Symptoms.parse(List.of("cloud=full")),
                        ImmutableSet.of(),
                        restartsHelp);

        // 50 x 1/4 against 2 x 1
        assertThat(triage.suspects().getFirst().share()).isEqualTo(12.5 / 14.5, NEARLY);
        assertThat(triage.best().steps().getFirst().fixes()).containsExactly(FixKind.RESTART);
    }

    @Test
    void namesBeforeStrategiesBeforeKinds() {
        Assumptions assumptions =
                new Assumptions(ImmutableMap.of("quota", 7L, "3", 2L), ImmutableMap.of(), 10, 1);

        assertThat(assumptions.weight(TinyEvidence.QUOTA)).isEqualTo(7);
        assertThat(assumptions.weight(TinyEvidence.LATCH)).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTriedFixesWouldHaveCleared() {
        Triage triage =
                Triage.of(
                        TinyEvidence.ALL,
                        Symptoms.parse(List.of("status=cloud-full")),
                        Sets.immutableEnumSet(FixKind.RESTART),
                        Assumptions.DEFAULT);

        assertThat(triage.suspects())
                .extracting(suspect -> suspect.cause().name())
                .containsExactly("quota");
    }

    @Test
    void takesTheGuidesFixesInItsOrderAndAMinuteForWhatIsNotCalledFor() {
        Cause off =
                new Cause(
                        "off",
                        "Sync is off",
                        "1b",
                        "",
                        ImmutableMap.of(TinyEvidence.seen("off", "room"), 1),
                        Sets.immutableEnumSet(FixKind.SYNC_ON, FixKind.RESTART),
                        ImmutableList.of(Sets.immutableEnumSet(FixKind.SYNC_ON)),
                        false);
        Order guide =
                Triage.of(
                                new Evidence(ImmutableList.of(off)),
                                Symptoms.NONE,
                                ImmutableSet.of(),
                                Assumptions.DEFAULT)
                        .guide();

        // sign-in, set-clock and photo-access are looked at; sync-on is done.
        assertThat(guide.steps().get(3).fixes()).containsExactly(FixKind.SYNC_ON);
        assertThat(guide.minutes()).isEqualTo(3 + 11, NEARLY);
        assertThat(guide.steps().getLast().fixes()).containsExactly(FixKind.SUPPORT_DESK);
        assertThat(guide.steps())
                .flatExtracting(Order.Step::fixes)
                .doesNotContain(FixKind.REINSTALL, FixKind.DELETE_FOR_GOOD);
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        assertThatThrownBy(() -> triage("statsu=off"))
                .isInstanceOf(WordingException.class)
                .hasMessageContaining("did you mean `status`?");
        assertThatThrownBy(() -> triage("status=cloud-ful"))
                .hasMessageContaining("status: `cloud-ful` is no answer")
                .hasMessageContaining("did you mean `cloud-full`?");
        assertThatThrownBy(() -> triage("off"))
                .hasMessageContaining("expected an answer such as status=cloud-full");
        assertThatThrownBy(() -> triage("web=yes", "web=no"))
                .hasMessageContaining("answered twice");
        assertThatThrownBy(() -> FixKind.named("restat"))
                .hasMessageContaining("did you mean `restart`?");
    }

    private static Triage triage(String... words) {
        return Triage.of(
                TinyEvidence.ALL,
                Symptoms.parse(List.of(words)),
                ImmutableSet.of(),
                Assumptions.DEFAULT);
    }
}
