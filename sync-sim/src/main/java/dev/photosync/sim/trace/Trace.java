package dev.photosync.sim.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// The record of a run, in the order in which things happened.
public final class Trace {
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Consumer<TraceEvent>> readers = new ArrayList<>();
    private final List<Consumer<Fact>> witnesses = new ArrayList<>();
    private final Turns turns = new Turns(events);

    /// Appends an event and shows it to every reader.
    public void add(TraceEvent event) {
        events.add(event);
        for (Consumer<TraceEvent> reader : readers) {
            reader.accept(event);
        }
    }

    /// Shows a reader every event from now on, in order.
    public void follow(Consumer<TraceEvent> reader) {
        readers.add(reader);
    }

    /// Shows a fact to every witness; it is not recorded.
    public void show(Fact fact) {
        for (Consumer<Fact> witness : witnesses) {
            witness.accept(fact);
        }
    }

    /// Shows a witness every fact from now on, in order.
    public void witness(Consumer<Fact> witness) {
        witnesses.add(witness);
    }

    /// What was added since the last turn ended was one turn, in order of time; what comes next may
    /// lie before it.
    public void endTurn() {
        turns.end();
    }

    /// Puts what was added in turns into the order of (time, turn). Readers were shown it turn by
    /// turn.
    public void mergeTurns() {
        turns.merge();
    }

    /// What has been recorded so far, as a view.
    public List<TraceEvent> events() {
        return Collections.unmodifiableList(events);
    }
}
