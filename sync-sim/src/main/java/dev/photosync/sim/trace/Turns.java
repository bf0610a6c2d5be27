package dev.photosync.sim.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Puts what was recorded in turns, each in order of time, into the order of (time, turn).
final class Turns {
    private static final Comparator<Turn> NEXT =
            Comparator.comparingLong((Turn turn) -> turn.nextMicros)
                    .thenComparingInt(turn -> turn.end);

    private final List<TraceEvent> events;
    private final List<Integer> ends = new ArrayList<>();

    /// Up to here the events are in order.
    private int merged;

    private static final class Turn {
        final int end;
        int next;
        long nextMicros;

        Turn(int next, int end) {
            this.next = next;
            this.end = end;
        }
    }

    Turns(List<TraceEvent> events) {
        this.events = events;
    }

    /// A turn has ended.
    void end() {
        int begin = ends.isEmpty() ? merged : ends.getLast();
        if (events.size() > begin) {
            ends.add(events.size());
        }
    }

    /// Merges the turns that have ended since the last merge.
    void merge() {
        if (ends.size() > 1) {
            merge(events.subList(merged, ends.getLast()).toArray(TraceEvent[]::new));
        }
        merged = events.size();
        ends.clear();
    }

    private void merge(TraceEvent[] inTurns) {
        PriorityQueue<Turn> left = new PriorityQueue<>(NEXT);
        int begin = 0;
        for (int end : ends) {
            Turn turn = new Turn(begin, end - merged);
            turn.nextMicros = inTurns[begin].atMicros();
            left.add(turn);
            begin = turn.end;
        }
        int at = merged;
        while (!left.isEmpty()) {
            Turn turn = left.remove();
            Turn after = left.peek();
            do {
                events.set(at++, inTurns[turn.next++]);
                if (turn.next == turn.end) {
                    break;
                }
                turn.nextMicros = inTurns[turn.next].atMicros();
            } while (after == null || NEXT.compare(turn, after) < 0);
            if (turn.next < turn.end) {
                left.add(turn);
            }
        }
    }
}
