package dev.photosync.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.sim.scenario.Expectation.Cause;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.text.Phrase;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimsTest {
    @ParameterizedTest
    @CsvSource({
        "synced",
        "not synced",
        "held by power",
        "falsely held by low-power-mode on upload",
        "not held by no-internet",
        "not held",
        "0 pending",
        "at least 3 pending",
        "at most 2 pending",
        "1 asset",
        "12 assets",
        "at least 2 originals",
        "3 unheard",
        "bytes flow",
        "no bytes flow",
        "nothing lost",
        "at rest",
        "holds are true",
        "no livelock",
        "bounded",
    })
    void readsBackWhatItPrints(String phrase) {
        assertThat(Claims.phrase(Claims.parse(phrase))).isEqualTo(phrase);
    }

    @Test
    void hasAPhraseForEveryKindOfClaim() {
        assertThat(
                        Claims.TABLE.phrases().stream()
                                .map(Phrase::example)
                                .map(Claims::parse)
                                .map(Object::getClass))
                .containsAll(Arrays.asList(Claim.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryGate(GateName gate) {
        assertThat(Claims.parse("held by " + gate.slug() + " on changes"))
                .isEqualTo(
                        new Claim.HeldBy(
                                new Cause(gate, Optional.empty(), Optional.of(WorkKind.CHANGES))));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryReasonAndItsGate(Reason reason) {
        Claim.HeldBy claim = (Claim.HeldBy) Claims.parse("held by " + reason.slug());
        assertThat(claim.cause().gate()).isEqualTo(reason.gate());
        // A gate with a reason of its own name means any of its reasons.
        if (!reason.slug().equals(reason.gate().slug())) {
            assertThat(claim.cause().reason()).contains(reason);
        }
    }

    @Test
    void readsNumbersAsBounds() {
        assertThat(Claims.parse("12 pending")).isEqualTo(new Claim.Pending(12, 12));
        assertThat(Claims.parse("at least 3 unheard"))
                .isEqualTo(new Claim.Unheard(3, Integer.MAX_VALUE));
        assertThat(Claims.parse("at most 2 originals")).isEqualTo(new Claim.Originals(0, 2));
    }

    @Test
    void saysWhatItCouldMean() {
        assertThatThrownBy(() -> Claims.parse("held by low-power-mod"))
                .hasMessage(
                        "in `held by {gate-or-reason}`: expected a gate or a reason, found"
                                + " `low-power-mod`; did you mean `low-power-mode`?");
    }
}
