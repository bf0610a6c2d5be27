package dev.photosync.sim.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.sim.explain.Situation.OfDevice;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The true state of every device at every moment of a run: what {@link Situation#of} says of each
/// moment, made in one pass.
///
/// @param devices each device's states, in the order of the scenario
/// @param resolutionMicros 0 if a state is told from the very instant at which it came to be; else
///   how much later it may be told, as there were too many
public record SituationHistory(
        ImmutableMap<String, ImmutableList<Since>> devices, long resolutionMicros) {
    /// A state and since when it has been so; it lasts until the next.
    public record Since(long fromMicros, OfDevice state) {}

    /// A device's state at a moment.
    ///
    /// @throws IllegalArgumentException if nothing is known of it by then
    public OfDevice at(String device, long micros) {
        OfDevice found = null;
        for (Since since : Objects.requireNonNull(devices.get(device))) {
            if (since.fromMicros() > micros) {
                break;
            }
            found = since.state();
        }
        if (found == null) {
            throw new IllegalArgumentException("nothing is known yet: device=" + device);
        }
        return found;
    }

    /// Reads a trace.
    ///
    /// @param endMicros when it ends
    /// @param mostInstants at how many instants, at most, to look at the devices
    public static SituationHistory of(List<TraceEvent> events, long endMicros, int mostInstants) {
        long instants = 0;
        long last = -1;
        for (TraceEvent event : events) {
            instants += event.atMicros() > last ? 1 : 0;
            last = Math.max(last, event.atMicros());
        }
        long resolution = instants <= mostInstants ? 0 : Math.ceilDiv(endMicros, mostInstants);
        return new Reader(resolution).read(events);
    }

    private static final class Page {
        final DeviceLedger ledger;
        final FalseSince falseSince;
        final List<Since> states = new ArrayList<>();

        Page(DeviceLedger ledger) {
            this.ledger = ledger;
            this.falseSince = new FalseSince(ledger);
        }

        void settle(long now) {
            OfDevice state = SituationReader.read(ledger, now, () -> falseSince);
            if (states.isEmpty() || !states.getLast().state().equals(state)) {
                states.add(new Since(now, state));
            }
        }
    }

    private static final class Reader {
        private final long resolutionMicros;
        private final Ledger ledger = new Ledger();
        private final Map<String, Page> pages = new LinkedHashMap<>();
        private final Set<Page> touched = new LinkedHashSet<>();

        Reader(long resolutionMicros) {
            this.resolutionMicros = resolutionMicros;
        }

        SituationHistory read(List<TraceEvent> events) {
            long now = 0;
            long settled = 0;
            for (TraceEvent event : events) {
                if (event.atMicros() > now) {
                    if (now - settled >= resolutionMicros) {
                        settle(now);
                        settled = now;
                    }
                    now = event.atMicros();
                }
                hand(event);
            }
            settle(now);
            ImmutableMap.Builder<String, ImmutableList<Since>> devices = ImmutableMap.builder();
            pages.forEach((name, page) -> devices.put(name, ImmutableList.copyOf(page.states)));
            return new SituationHistory(devices.buildOrThrow(), resolutionMicros);
        }

        private void settle(long now) {
            touched.forEach(page -> page.settle(now));
            touched.clear();
        }

        private void hand(TraceEvent event) {
            ledger.accept(event);
            if (event instanceof TraceEvent.DeviceIs is) {
                pages.put(is.device(), new Page(ledger.device(is.device())));
            }
            if (event instanceof TraceEvent.BytesMoved) {
                return;
            }
            String subject = EventWords.subject(event);
            for (Page page : pages.values()) {
                if (subject.equals(page.ledger.device()) || subject.equals(page.ledger.account())) {
                    page.falseSince.read(event);
                    touched.add(page);
                }
            }
        }
    }
}
