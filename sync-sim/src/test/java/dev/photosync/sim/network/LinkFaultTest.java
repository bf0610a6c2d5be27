package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Resets, stalls, drops and loss.
class LinkFaultTest extends LinkFixture {
    @Test
    void resetsConnectionsAfterTheirMeanTime() {
        link.reshape(SHAPE.withRates(DEAD, DEAD).withFaults(0, 100_000));
        for (int i = 0; i < 10_000; i++) {
            down(1000);
        }
        kernel.runUntil(100_000);

        assertThat(ended).allMatch(end -> end.contains("RESET 0"));
        // All but 1/e are gone after the mean time.
        assertThat(ended.size() / 10_000.0).isCloseTo(1 - 1 / StrictMath.E, within(0.02));
    }

    @Test
    void resetsOnlyWhatIsStillUnderWay() {
        link.reshape(SHAPE.withFaults(0, 100_000));
        for (int i = 0; i < 1000; i++) {
            at(i * 2000L, () -> up(1000));
        }
        kernel.runUntil(10_000_000);

        assertThat(ended).hasSize(1000);
        assertThat(ended.stream().filter(end -> end.contains("RESET")).count()).isBetween(3L, 20L);
        assertThat(kernel.pending()).isZero();
    }

    @Test
    void drawsResetsAnewWhenTheirMeanTimeChanges() {
        link.reshape(SHAPE.withRates(DEAD, DEAD).withFaults(0, 1));
        up(1000);
        link.reshape(SHAPE);
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("1 DELIVERED 1000 @1000");
    }

    @Test
    void timesOutAFlowOnALinkThatCarriesNothing() {
        link.reshape(SHAPE.withRates(DEAD, DEAD));
        up(1000);
        at(1000, () -> up(1000));
        at(2000, () -> down(0));
        kernel.runUntil(2 * STALL);

        assertThat(ended)
                .containsExactly(
                        "3 DELIVERED 0 @2000",
                        "1 TIMED_OUT 0 @" + STALL,
                        "2 TIMED_OUT 0 @" + (STALL + 1000));
        assertThat(kernel.pending()).isZero();
    }

    @Test
    void countsTheStallTimeFromTheLastByteThatMoved() {
        up(1000);
        at(400, () -> link.reshape(SHAPE.withRates(DEAD, DEAD)));
        kernel.runUntil(2 * STALL);

        assertThat(ended).containsExactly("1 TIMED_OUT 400 @" + (STALL + 400));
    }

    @Test
    void timesOutInAGapOfATraceButNotInAShorterOne() {
        // Seconds: a packet at 50 and at 100, then nothing for 80.
        link.reshape(LinkShape.of(TraceCurve.of(50_000, 100_000, 180_000), DEAD, 0));
        up(9_000);
        kernel.runUntil(1_000_000_000);

        assertThat(ended).containsExactly("1 TIMED_OUT 3000 @160000000");
    }

    @Test
    void neverTimesOutASlowFlowThatMoves() {
        link.reshape(SHAPE.withRates(new RateCurve.Constant(80), DEAD));
        up(10_000);
        kernel.runUntil(2_000_000_000);

        assertThat(ended).containsExactly("1 DELIVERED 10000 @1000000000");
    }

    @Test
    void appliesAShorterStallTimeoutAtOnce() {
        link.reshape(SHAPE.withRates(DEAD, DEAD));
        up(1000);
        at(5000, () -> link.reshape(link.shape().withStallTimeout(1000)));
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("1 TIMED_OUT 0 @5000");
    }

    @Test
    void dropsEverythingInTheOrderOfStarts() {
        link.reshape(LinkShape.of(RATE, RATE, 500));
        up(100);
        down(1000);
        up(2000);
        at(400, link::dropAll);
        at(400, link::dropAll);
        kernel.runUntil(10_000);

        // The first has passed by 200 and is lost on its way.
        assertThat(ended)
                .containsExactly("1 RESET 100 @400", "2 RESET 400 @400", "3 RESET 300 @400");
        assertThat(link.active()).isZero();
        assertThat(kernel.pending()).isZero();
    }

    @Test
    void losesRateToLossAsTheFormulaSays() {
        LinkShape lossy = LinkShape.of(RATE, RATE, 60_000).withFaults(0.015, 0);
        // Window: 8 Mbit/s * 0.12 s / 12,000 bit = 80 segments; kept: sqrt(1.5 / 0.015) = 10 each.
        assertThat(lossy.goodputFraction(Direction.UP, 1)).isCloseTo(0.985 / 8, within(1e-12));
        assertThat(lossy.goodputFraction(Direction.UP, 4)).isCloseTo(0.985 / 2, within(1e-12));
        assertThat(lossy.goodputFraction(Direction.UP, 9)).isEqualTo(0.985);
        assertThat(lossy.withFaults(1, 0).goodputFraction(Direction.UP, 1)).isZero();
        assertThat(SHAPE.goodputFraction(Direction.UP, 1)).isEqualTo(1);

        link.reshape(LinkShape.of(RATE, RATE, 0).withFaults(0.5, 0));
        up(1000);
        kernel.runUntil(10_000);
        assertThat(ended).containsExactly("1 DELIVERED 1000 @2000");
    }

    @Test
    void carriesNothingWhenEverythingIsLost() {
        link.reshape(SHAPE.withFaults(1, 0));
        up(1000);
        kernel.runUntil(2 * STALL);

        assertThat(ended).containsExactly("1 TIMED_OUT 0 @" + STALL);
    }
}
