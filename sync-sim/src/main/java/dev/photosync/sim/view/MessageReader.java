package dev.photosync.sim.view;

import dev.photosync.core.engine.EngineEvent;
import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.network.Direction;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.trace.TraceEvent.BytesMoved;
import dev.photosync.sim.view.MessageItem.Arrow;
import dev.photosync.sim.view.MessageItem.Burst;
import dev.photosync.sim.view.MessageItem.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a window out of a trace.
final class MessageReader {
    /// Requests further apart are no burst.
    private static final long PAUSE_MICROS = 60_000_000L;

    /// Holds shorter than this are not worth a note.
    private static final long BRIEF_MICROS = 1_000_000L;

    private static final int LEAST_BURST = 4;

    /// What comes this often, each time within so long of the last, says nothing new.
    private static final int OFTEN = 3;

    private static final long AGAIN_MICROS = 3_600_000_000L;

    private final long fromMicros;
    private final long toMicros;
    private final Set<String> devices = new LinkedHashSet<>();
    private final List<MessageItem> marks = new ArrayList<>();
    // What may come again and again.
    private final List<MessageItem> recurring = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    // By device and number; an engine that starts counts anew.
    private final Map<String, Map<Long, Exchange>> open = new LinkedHashMap<>();
    private int quiet;
    private @Nullable BytesMoved last;

    /// Something that comes again and again.
    private record Repeat(int times, long lastMicros) {}

    MessageReader(long fromMicros, long toMicros) {
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
    }

    Set<String> devices() {
        return devices;
    }

    /// How many exchanges the last items were without, since they say nothing new.
    int quiet() {
        return quiet;
    }

    void read(List<TraceEvent> events) {
        for (TraceEvent event : events) {
            read(event);
        }
        for (Stretch hold : HoldHistory.of(events, Math.max(end(events), toMicros)).stretches()) {
            if (hold.micros() >= BRIEF_MICROS) {
                String reason = hold.reason().slug();
                note(recurring, hold.device(), hold.fromMicros(), "held by " + reason, true);
                if (hold.end() == HoldHistory.End.RELEASED) {
                    String text = "no longer held by " + reason;
                    note(recurring, hold.device(), hold.toMicros(), text, false);
                }
            }
        }
    }

    private static long end(List<TraceEvent> events) {
        return events.isEmpty() ? 0 : events.getLast().atMicros();
    }

    private boolean within(long micros) {
        return fromMicros <= micros && micros <= toMicros;
    }

    private void note(List<MessageItem> to, String device, long at, String text, boolean trouble) {
        if (within(at)) {
            to.add(new Note(device, at, text, trouble));
        }
    }

    private void read(TraceEvent event) {
        Marks.of(event).ifPresent(this::mark);
        switch (event) {
            case TraceEvent.DeviceIs is -> devices.add(is.device());
            case TraceEvent.EngineStarted started -> open.remove(started.device());
            case BytesMoved moved -> {
                moved(moved);
                last = moved;
            }
            case TraceEvent.HintLost lost -> {
                if (within(lost.atMicros())) {
                    recurring.add(
                            new Arrow(
                                    lost.device(),
                                    lost.atMicros(),
                                    lost.atMicros(),
                                    false,
                                    Arrow.Kind.HINT_LOST,
                                    "hint lost"));
                }
            }
            case TraceEvent.Engine engine -> {
                if (engine.event() instanceof EngineEvent.RequestFailed failed) {
                    failed(engine, failed);
                }
            }
            case TraceEvent.ActionTaken _,
                    TraceEvent.ConditionsAre _,
                    TraceEvent.Observed _,
                    TraceEvent.RefusalsAre _,
                    TraceEvent.EngineStopped _,
                    TraceEvent.AssetAdded _,
                    TraceEvent.NotTaken _,
                    TraceEvent.CopyStored _,
                    TraceEvent.CloudCommitted _,
                    TraceEvent.QuotaIs _,
                    TraceEvent.Violated _ -> {}
        }
    }

    private void mark(Mark mark) {
        boolean ofDevice = devices.contains(mark.subject());
        boolean trouble =
                switch (mark.kind()) {
                    case FAULT, VIOLATED -> true;
                    case OWNER, ROUTINE, WORLD, ENGINE, LOST -> false;
                };
        if (mark.kind() != Mark.Kind.LOST) {
            note(
                    marks,
                    ofDevice ? mark.subject() : "",
                    mark.atMicros(),
                    ofDevice ? mark.text() : mark.subject() + ": " + mark.text(),
                    trouble);
        }
    }

    private void moved(BytesMoved moved) {
        Map<Long, Exchange> of = open.computeIfAbsent(moved.device(), _ -> new LinkedHashMap<>());
        if (moved.direction() == Direction.UP) {
            Exchange exchange = new Exchange(moved);
            of.put(moved.request(), exchange);
            if (within(moved.sentMicros())) {
                exchanges.add(exchange);
            }
        } else {
            Exchange exchange = of.remove(moved.request());
            if (exchange != null) {
                exchange.answered(moved);
            }
        }
    }

    /// A refusal is an arrow already; what failed without one is a note.
    private void failed(TraceEvent.Engine engine, EngineEvent.RequestFailed failed) {
        boolean refused =
                last != null
                        && last.device().equals(engine.device())
                        && last.atMicros() == engine.atMicros()
                        && last.message().equals(failed.problem());
        if (!refused) {
            String problem = failed.problem().toLowerCase(Locale.ROOT).replace('_', ' ');
            String text = "request failed: " + problem;
            note(recurring, engine.device(), engine.atMicros(), text, true);
        }
    }

    /// All there is to show, in no order.
    ///
    /// @param folded whether requests of one kind that follow one another become bursts, and what
    ///   says nothing new is left out
    List<MessageItem> items(boolean folded) {
        List<MessageItem> items = new ArrayList<>(marks);
        Map<String, Repeat> repeats = new LinkedHashMap<>();
        for (MessageItem item : recurring) {
            String what =
                    item instanceof Note note
                            ? note.device() + " " + note.text()
                            : item.device() + " hint";
            if (!folded || isNew(what, item.fromMicros(), repeats)) {
                items.add(item);
            }
        }
        Map<String, List<Exchange>> runs = new LinkedHashMap<>();
        for (Exchange exchange : exchanges) {
            if (folded && exchange.fine()) {
                join(exchange, runs, items);
            } else if (!folded || isNew(exchange.outcome(), exchange.fromMicros(), repeats)) {
                draw(exchange, items);
            }
        }
        runs.values().forEach(run -> end(run, items));
        return items;
    }

    /// Whether something says anything new; if not, it counts as quiet.
    private boolean isNew(String what, long at, Map<String, Repeat> repeats) {
        Repeat before = repeats.get(what);
        int times =
                before == null || at - before.lastMicros() > AGAIN_MICROS ? 1 : before.times() + 1;
        repeats.put(what, new Repeat(times, at));
        quiet += times > OFTEN ? 1 : 0;
        return times <= OFTEN;
    }

    /// An exchange joins the burst of its kind of work, if it brought anything.
    private void join(
            Exchange exchange, Map<String, List<Exchange>> runs, List<MessageItem> items) {
        if (exchange.withoutNews()) {
            quiet++;
            return;
        }
        String work = exchange.device() + " " + exchange.kind();
        List<Exchange> run = runs.computeIfAbsent(work, _ -> new ArrayList<>());
        boolean pause =
                !run.isEmpty() && exchange.fromMicros() - run.getLast().toMicros() > PAUSE_MICROS;
        if (pause) {
            end(run, items);
        }
        run.add(exchange);
    }

    private static void end(List<Exchange> run, List<MessageItem> items) {
        if (run.isEmpty()) {
            return;
        }
        Exchange first = run.getFirst();
        if (run.size() < LEAST_BURST) {
            run.forEach(exchange -> draw(exchange, items));
        } else {
            items.add(
                    new Burst(
                            first.device(),
                            run.stream().mapToLong(Exchange::fromMicros).min().orElseThrow(),
                            run.stream().mapToLong(Exchange::toMicros).max().orElseThrow(),
                            first.kind(),
                            run.size(),
                            run.stream().mapToLong(Exchange::upBytes).sum(),
                            run.stream().mapToLong(Exchange::downBytes).sum()));
        }
        run.clear();
    }

    private static void draw(Exchange exchange, List<MessageItem> items) {
        items.add(exchange.up());
        Arrow down = exchange.down();
        if (down != null) {
            items.add(down);
        }
    }
}
