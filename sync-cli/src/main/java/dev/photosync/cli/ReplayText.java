package dev.photosync.cli;

import dev.photosync.sim.explain.EventWords;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A run's trace told event by event, with a pause after each if wanted.
final class ReplayText {
    private static final int CLOCK = 13;
    private static final int SUBJECT = 12;

    private final Terminal terminal;
    private final Supplier<Page> pages;
    private final boolean step;
    private final boolean all;
    private final BufferedReader keys;

    /// @param step whether to wait after each event
    /// @param all whether to tell of bytes and conditions, too
    ReplayText(Terminal terminal, Supplier<Page> pages, boolean step, boolean all) {
        this.terminal = terminal;
        this.pages = pages;
        this.step = step;
        this.all = all;
        this.keys = new BufferedReader(new InputStreamReader(System.in, terminal.charset()));
    }

    void tell(RunResult result) {
        Ledger ledger = new Ledger();
        List<TraceEvent> events = result.trace().events();
        boolean waiting = step;
        boolean toAction = false;
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            ledger.accept(event);
            if (!told(event)) {
                continue;
            }
            Page page = pages.get();
            String lead =
                    RunText.pad(Words.clockSeconds(event.atMicros()), CLOCK)
                            + RunText.pad(EventWords.subject(event), SUBJECT);
            page.item(0, lead, CLOCK + SUBJECT, EventWords.text(event), tone(event));
            terminal.out().print(page.text());
            if (!waiting || toAction && !(event instanceof TraceEvent.ActionTaken)) {
                continue;
            }
            switch (key(result, ledger, events.subList(0, i + 1))) {
                case 'q' -> waiting = false;
                case 'a' -> toAction = true;
                default -> toAction = false;
            }
            if (!waiting) {
                break;
            }
        }
        terminal.out().println();
    }

    private boolean told(TraceEvent event) {
        return all
                || !(event instanceof TraceEvent.BytesMoved
                        || event instanceof TraceEvent.ConditionsAre
                        || event instanceof TraceEvent.QuotaIs);
    }

    private static Page.Tone tone(TraceEvent event) {
        return switch (event) {
            case TraceEvent.ActionTaken _ -> Page.Tone.BOLD;
            case TraceEvent.Violated _ -> Page.Tone.BAD;
            default -> Page.Tone.PLAIN;
        };
    }

    /// The next key that moves on; the end of the input is as good as `q`.
    private char key(RunResult result, Ledger ledger, List<TraceEvent> soFar) {
        while (true) {
            terminal.out().print("  [Enter next, a action, w where, q quit] ");
            terminal.out().flush();
            String line = line();
            if (line == null) {
                return 'q';
            }
            if (!line.strip().equals("w")) {
                return line.isBlank() ? 'n' : line.strip().charAt(0);
            }
            Page page = pages.get();
            new SituationText(page)
                    .write(result.scenario(), Situation.of(ledger, soFar), Optional.empty());
            terminal.out().print(page.blank().text());
        }
    }

    private @Nullable String line() {
        try {
            return keys.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
