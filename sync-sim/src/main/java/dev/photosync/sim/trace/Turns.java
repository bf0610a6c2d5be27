package dev.photosync.sim.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Puts what was recorded in turns, each in order of time, into the order of (time, turn).
final class Turns {
    private final List<TraceEvent> events;
    private final List<Integer> ends = new ArrayList<>();

    /// Up to here the events are in order.
    private int merged;

    private static final class Turn implements Comparable<Turn> {
        final int end;
        int next;
        long nextMicros;

        Turn(int next, int end) {
            this.next = next;
            this.end = end;
        }

        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(nextMicros, other.nextMicros);
            return byTime != 0 ? byTime : Integer.compare(end, other.end);
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
        PriorityQueue<Turn> left = new PriorityQueue<>();
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
            } while (after == null || turn.compareTo(after) < 0);
            if (turn.next < turn.end) {
                left.add(turn);
            }
        }
    }
}
