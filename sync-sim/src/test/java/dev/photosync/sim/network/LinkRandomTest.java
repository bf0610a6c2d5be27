package dev.photosync.sim.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.kernel.RandomStream;
import dev.photosync.sim.kernel.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seeded random use of a link: nothing moves that the link could not carry, and every flow ends.
class LinkRandomTest {
    private static final int OPERATIONS = 3000;

    /// One run; what it notes says all that happened.
    private static final class Run {
        private final Kernel kernel = new Kernel();
        private final RandomStream random;
        private final boolean looking;
        private final Link link;
        private final List<Flow> flows = new ArrayList<>();
        private int started;
        private final List<String> notes = new ArrayList<>();
        private double capacityUpBytes;
        private double capacityDownBytes;
        private long capacityAtMicros;
        private long endedUpBytes;
        private long endedDownBytes;
        private int ended;

        Run(long seed, boolean looking) {
            RandomStreams streams = new RandomStreams(seed);
            this.random = streams.stream("operations");
            this.looking = looking;
            this.link = new Link("link", kernel, streams.stream("resets"), shape());
        }

        Run go() {
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
                long untilMicros = kernel.nowMicros() + random.nextLong(200_000);
                if (looking) {
                    while (kernel.step(untilMicros)) {
                        flows.forEach(Flow::bytesMoved);
                    }
                }
                kernel.runUntil(untilMicros);
                check();
            }
            count();
            link.reshape(LinkShape.of(rate(8_000_000), rate(8_000_000), 0));
            kernel.runUntil(kernel.nowMicros() + 3_600_000_000L);
            count();
            check();
            assertThat(ended).isEqualTo(started);
            assertThat(link.active()).isZero();
            assertThat(kernel.pending()).isZero();
            return this;
        }

        private void operate() {
            switch (random.nextInt(20)) {
                case 0, 1 -> {
                    count();
                    link.reshape(shape());
                }
                case 2, 3, 4 -> {
                    if (!flows.isEmpty()) {
                        Flow flow = flows.get(random.nextInt(flows.size()));
                        if (flow.isActive()) {
                            link.cancel(flow);
                            end(flow, "CANCELLED");
                        }
                    }
                }
                case 5 -> {
                    if (random.nextBoolean(0.1)) {
                        link.dropAll();
                    }
                }
                default -> {
                    Direction direction = random.nextBoolean(0.5) ? Direction.UP : Direction.DOWN;
                    long bytes = (long) random.nextLogNormal(100_000, 2);
                    started++;
                    flows.add(link.send(direction, bytes, (flow, end) -> end(flow, end.name())));
                }
            }
        }

        private void end(Flow flow, String how) {
            ended++;
            if (how.equals("DELIVERED")) {
                assertThat(flow.bytesMoved()).isEqualTo(flow.bytes());
            }
            switch (flow.direction()) {
                case UP -> endedUpBytes += flow.bytesMoved();
                case DOWN -> endedDownBytes += flow.bytesMoved();
            }
            notes.add(flow + " " + how + " " + flow.bytesMoved() + "@" + kernel.nowMicros());
        }

        /// Adds up what the present shape could carry since the last call.
        private void count() {
            long now = kernel.nowMicros();
            double kept = 1 - link.shape().lossFraction();
            capacityUpBytes += kept * link.shape().up().bytesBetween(capacityAtMicros, now);
            capacityDownBytes += kept * link.shape().down().bytesBetween(capacityAtMicros, now);
            capacityAtMicros = now;
        }

        private void check() {
            count();
            flows.removeIf(flow -> !flow.isActive());
            long up = endedUpBytes;
            long down = endedDownBytes;
            for (Flow flow : flows) {
                assertThat(flow.bytesMoved()).isBetween(0L, flow.bytes());
                up += flow.direction() == Direction.UP ? flow.bytesMoved() : 0;
                down += flow.direction() == Direction.DOWN ? flow.bytesMoved() : 0;
            }
            assertThat((double) up).isLessThanOrEqualTo(capacityUpBytes + 0.01);
            assertThat((double) down).isLessThanOrEqualTo(capacityDownBytes + 0.01);
            assertThat(link.bytesMoved(Direction.UP)).isBetween(endedUpBytes, up);
            assertThat(link.bytesMoved(Direction.DOWN)).isBetween(endedDownBytes, down);
        }

        private LinkShape shape() {
            return new LinkShape(
                    curve(),
                    curve(),
                    random.nextLong(100_000),
                    random.nextBoolean(0.5) ? 0 : random.nextDouble() * 0.1,
                    random.nextBoolean(0.5) ? 0 : 1_000_000,
                    500_000);
        }

        private RateCurve curve() {
            return switch (random.nextInt(4)) {
                case 0 -> rate(0);
                case 1 -> TraceCurve.of(1, 1, 5, 300, 301, 301, 1200);
                default -> rate(random.nextLong(50_000_000));
            };
        }

        private static RateCurve rate(long bitsPerSecond) {
            return new RateCurve.Constant(bitsPerSecond);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void movesNoMoreThanTheLinkCarriesAndEndsEveryFlow(long seed) {
        List<String> notes = new Run(seed, false).go().notes;

        assertThat(String.join("\n", notes))
                .contains("DELIVERED", "RESET", "TIMED_OUT", "CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesTheSameAgainEvenWhenLookedAt(long seed) {
        assertThat(new Run(seed, true).go().notes).isEqualTo(new Run(seed, false).go().notes);
    }
}
