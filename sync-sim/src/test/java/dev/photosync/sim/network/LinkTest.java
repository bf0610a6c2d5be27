package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.photosync.sim.kernel.RandomStream;
import org.junit.jupiter.api.Test;

class LinkTest extends LinkFixture {
    @Test
    void deliversOneLatencyAfterTheLastByte() {
        link.reshape(LinkShape.of(RATE, RATE, 30));
        up(1000);
        up(0);
        kernel.runUntil(5000);

        assertThat(ended).containsExactly("2 DELIVERED 0 @30", "1 DELIVERED 1000 @1030");
        assertThat(link.active()).isZero();
    }

    @Test
    void sharesADirectionEqually() {
        up(1000);
        up(3000);
        kernel.runUntil(10_000);

        // 1,000 each by 2,000, then the rest of the second alone.
        assertThat(ended).containsExactly("1 DELIVERED 1000 @2000", "2 DELIVERED 3000 @4000");
        assertThat(link.bytesMoved(Direction.UP)).isEqualTo(4000);
        assertThat(link.bytesMoved(Direction.DOWN)).isZero();
    }

    @Test
    void slowsAFlowDownFromTheMomentAnotherJoins() {
        up(1000);
        at(400, () -> up(200));
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("2 DELIVERED 200 @800", "1 DELIVERED 1000 @1200");
    }

    @Test
    void deliversEqualFlowsTogetherInTheOrderOfTheirStart() {
        up(1000);
        up(1000);
        up(1000);
        kernel.runUntil(10_000);

        assertThat(ended)
                .containsExactly(
                        "1 DELIVERED 1000 @3000",
                        "2 DELIVERED 1000 @3000",
                        "3 DELIVERED 1000 @3000");
    }

    @Test
    void keepsTheDirectionsApart() {
        up(1000);
        down(1000);
        assertThat(link.active()).isEqualTo(2);
        assertThat(link.moving(Direction.UP)).isEqualTo(1);
        assertThat(link.moving(Direction.DOWN)).isEqualTo(1);
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("1 DELIVERED 1000 @1000", "2 DELIVERED 1000 @1000");
    }

    @Test
    void replansWhatIsInFlightWhenTheRateChanges() {
        Flow first = up(1000);
        up(1000);
        at(400, () -> link.reshape(SHAPE.withRates(HALF, HALF)));
        at(800, () -> assertThat(first.bytesMoved()).isEqualTo(300));
        at(800, () -> link.reshape(SHAPE.withRates(DEAD, DEAD)));
        at(1800, () -> link.reshape(SHAPE));
        kernel.runUntil(10_000);

        // 200 each by 400, 100 more by 800, nothing until 1,800, then 700 each.
        assertThat(ended).containsExactly("1 DELIVERED 1000 @3200", "2 DELIVERED 1000 @3200");
    }

    @Test
    void followsATrace() {
        TraceCurve trace = TraceCurve.of(10, 10, 20, 100);
        link.reshape(LinkShape.of(trace, DEAD, 0));
        up(1500);
        up(4500);
        kernel.runUntil(1_000_000);

        assertThat(ended).containsExactly("1 DELIVERED 1500 @10000", "2 DELIVERED 4500 @100000");
    }

    @Test
    void returnsWhatACancelledFlowMovedAndGivesItsShareToTheOthers() {
        up(1000);
        Flow second = up(1000);
        at(600, () -> assertThat(link.cancel(second)).isEqualTo(300));
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("1 DELIVERED 1000 @1300");
        assertThat(link.bytesMoved(Direction.UP)).isEqualTo(1300);
        assertThat(second.isActive()).isFalse();
        assertThat(link.cancel(second)).isEqualTo(300);
        assertThat(kernel.pending()).isZero();
    }

    @Test
    void cancelsAFlowWhoseBytesHavePassedButNotArrived() {
        link.reshape(LinkShape.of(RATE, RATE, 500));
        Flow flow = up(1000);
        at(1200, () -> assertThat(link.cancel(flow)).isEqualTo(1000));
        kernel.runUntil(10_000);

        assertThat(ended).isEmpty();
        assertThat(kernel.pending()).isZero();
    }

    @Test
    void canBeUsedFromAListener() {
        link.send(
                Direction.UP,
                1000,
                (flow, end) -> {
                    note(flow, end);
                    up(500);
                    link.reshape(SHAPE.withRates(HALF, HALF));
                });
        kernel.runUntil(10_000);

        assertThat(ended).containsExactly("1 DELIVERED 1000 @1000", "2 DELIVERED 500 @2000");
    }

    @Test
    void refusesWhatHasNoMeaning() {
        Link other = new Link("other", kernel, new RandomStream(2), SHAPE);
        Flow foreign = other.send(Direction.UP, 1, this::note);

        assertThatIllegalArgumentException().isThrownBy(() -> up(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> link.cancel(foreign));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Constant(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> LinkShape.of(RATE, RATE, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPE.withFaults(1.5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPE.withFaults(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPE.withStallTimeout(0));
    }
}
