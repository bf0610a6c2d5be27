package dev.photosync.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is recorded in turns ends up in order.
class TurnsTest {
    private final Trace trace = new Trace();

    private static TraceEvent event(long atMicros, String name) {
        return new TraceEvent.HintLost(atMicros, name);
    }

    @Test
    void eventsOfOneTimeStayInTheOrderOfTheirTurns() {
        trace.add(event(1, "a"));
        trace.add(event(3, "a"));
        trace.endTurn();
        trace.add(event(1, "b"));
        trace.add(event(2, "b"));
        trace.endTurn();
        trace.mergeTurns();

        assertThat(trace.events())
                .containsExactly(event(1, "a"), event(1, "b"), event(2, "b"), event(3, "a"));
    }

    @Test
    void readersAreShownEveryEventAsItIsAdded() {
        List<TraceEvent> seen = new ArrayList<>();
        trace.follow(seen::add);
        trace.add(event(2, "a"));
        trace.endTurn();
        trace.add(event(1, "b"));
        trace.endTurn();
        trace.mergeTurns();

        assertThat(seen).containsExactly(event(2, "a"), event(1, "b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void mergesAsAStableSortWould(int seed) {
        Random random = new Random(seed);
        List<TraceEvent> added = new ArrayList<>();
        for (int merge = 0; merge < 20; merge++) {
            for (int turn = random.nextInt(6); turn > 0; turn--) {
                long at = merge * 100L;
                for (int i = random.nextInt(40); i > 0; i--) {
                    at = Math.min(at + random.nextInt(4), merge * 100L + 99);
                    added.add(event(at, "event-" + added.size()));
                    trace.add(added.getLast());
                }
                trace.endTurn();
            }
            trace.mergeTurns();
        }
        added.sort(Comparator.comparingLong(TraceEvent::atMicros));

        assertThat(trace.events()).isEqualTo(added);
    }
}
