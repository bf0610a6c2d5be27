package dev.photosync.sim.phone;

import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.engine.SyncEngine;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.sim.defect.Boundary;
import dev.photosync.sim.defect.Boundary.Remedy;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.StartCause;
import dev.photosync.sim.trace.StopCause;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a sync engine on a phone: hands it inputs one at a time and carries out its effects in
/// order.
final class EngineHost {
    private static final long JOURNAL_WRITE_MICROS = 2_000;
    private static final long JOURNAL_RETRY_MICROS = 30_000_000;

    /// What carries out the effects that are not the host's own.
    interface System {
        void send(Effect.Send send);

        void cancel(long request);

        void saveRevision(Effect.SaveRevision save);

        void storeCopy(Effect.StoreCopy copy);

        void moveCopy(Effect.MoveCopy move);

        /// Whether the journal can be written.
        boolean canWrite();

        /// The process dies of a fault.
        void die();

        /// Called when effects that change what the system uses have been carried out.
        void settled();
    }

    private final String device;
    private final Kernel kernel;
    private final Trace trace;
    private final Disk disk;
    private final System system;
    private final List<Boundary> boundaries = new ArrayList<>();
    private final ArrayDeque<Input> inbox = new ArrayDeque<>();
    private @Nullable SyncEngine engine;
    private boolean handling;
    private long wake;
    private long journalWrite;
    private int effectsToLive;
    private boolean diesInWrite;

    EngineHost(String device, Kernel kernel, Trace trace, Disk disk, System system) {
        this.device = device;
        this.kernel = kernel;
        this.trace = trace;
        this.disk = disk;
        this.system = system;
    }

    boolean running() {
        return engine != null;
    }

    /// Starts an engine with what the disk recovers.
    void start(EngineConfig config, Conditions conditions, StartCause cause) {
        engine = new SyncEngine(config);
        trace.add(
                new TraceEvent.EngineStarted(
                        kernel.nowMicros(), device, config.release().name(), cause));
        Disk.Recovery recovery = disk.recover();
        EngineImage image = recovery.image();
        trace.show(
                new Fact.Recovered(
                        device, image.cursor(), recovery.tornBytes(), recovery.refusedBytes()));
        give(new Input.Started(disk.library(), disk.holdings().copy(), image, conditions));
    }

    /// Stops the engine; what it had not made durable is lost.
    void stop(StopCause cause) {
        if (engine == null) {
            return;
        }
        engine = null;
        inbox.clear();
        kernel.cancel(wake);
        kernel.cancel(journalWrite);
        journalWrite = 0;
        disk.crash();
        trace.add(new TraceEvent.EngineStopped(kernel.nowMicros(), device, cause));
    }

    /// Lets the process die when so many more effects have been carried out, or when an earlier
    /// fault of this kind has it die, whichever is sooner.
    void crashAfter(int effects) {
        effectsToLive = effectsToLive == 0 ? effects : Math.min(effectsToLive, effects);
    }

    /// Lets the process die while it next writes to the journal.
    void crashInWrite() {
        diesInWrite = true;
    }

    void disturb(Boundary boundary) {
        boundaries.add(boundary);
    }

    /// Ends the glitches that this remedy ends.
    void remedy(Remedy remedy) {
        boundaries.removeIf(boundary -> boundary.endsBy(remedy));
    }

    /// Gives the engine an input, through whatever disturbs the boundary.
    void give(Input input) {
        in(input, 0);
        if (!inbox.isEmpty()) {
            drain();
        }
    }

    /// Passes an input through all boundaries from one on.
    private void in(Input input, int from) {
        if (from < boundaries.size()) {
            boundaries.get(from).in(input, passed -> in(passed, from + 1));
            return;
        }
        if (engine == null) {
            return;
        }
        if (input instanceof Input.ConditionsObserved observed) {
            trace.add(new TraceEvent.Observed(kernel.nowMicros(), device, observed.conditions()));
        } else if (input instanceof Input.Started started) {
            trace.add(new TraceEvent.Observed(kernel.nowMicros(), device, started.conditions()));
        } else if (input instanceof Input.ReplyArrived arrived) {
            trace.show(new Fact.Answered(device, arrived.request(), arrived.reply()));
        } else if (input instanceof Input.RequestFailed failed) {
            trace.show(new Fact.Answered(device, failed.request(), null));
        }
        inbox.add(input);
    }

    /// Handles what has arrived. An effect may bring the next input at once, which waits its turn.
    private void drain() {
        if (handling) {
            return;
        }
        handling = true;
        try {
            SyncEngine current = engine;
            Input next = inbox.poll();
            while (next != null && current != null) {
                for (Effect effect : current.handle(next, kernel.nowMicros())) {
                    out(effect, 0);
                    if (engine != current) {
                        break;
                    }
                }
                current = engine;
                next = inbox.poll();
            }
        } finally {
            handling = false;
        }
        system.settled();
    }

    /// Passes an effect through all boundaries from one on.
    private void out(Effect effect, int from) {
        if (from < boundaries.size()) {
            boundaries.get(from).out(effect, passed -> out(passed, from + 1));
        } else if (engine != null) {
            // A boundary may have more to pass on when the process has just died.
            carryOut(effect);
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> system.send(send);
            case Effect.Cancel cancel -> system.cancel(cancel.request());
            case Effect.Append append -> append(append);
            case Effect.WriteCheckpoint checkpoint -> {
                disk.checkpoint(checkpoint.image());
                trace.show(new Fact.Checkpointed(device, checkpoint.image()));
                give(new Input.JournalWritten(checkpoint.sequence()));
            }
            case Effect.WakeAt at -> {
                kernel.cancel(wake);
                wake = kernel.schedule(at.atMicros(), () -> give(new Input.Woken()));
            }
            case Effect.SaveRevision save -> system.saveRevision(save);
            case Effect.StoreCopy copy -> system.storeCopy(copy);
            case Effect.MoveCopy move -> system.moveCopy(move);
            case Effect.Report report ->
                    trace.add(new TraceEvent.Engine(kernel.nowMicros(), device, report.event()));
        }
        if (effectsToLive > 0 && --effectsToLive == 0) {
            system.die();
        }
    }

    private void append(Effect.Append append) {
        disk.append(append);
        trace.show(new Fact.Journalled(device, append.record()));
        if (journalWrite == 0) {
            writeJournal(JOURNAL_WRITE_MICROS, false);
        }
    }

    /// What cannot be written waits its turn: a later append must never become durable before it.
    private void writeJournal(long inMicros, boolean failed) {
        journalWrite = kernel.schedule(kernel.nowMicros() + inMicros, () -> journalDue(failed));
    }

    private void journalDue(boolean failed) {
        journalWrite = 0;
        if (!system.canWrite()) {
            writeJournal(JOURNAL_RETRY_MICROS, true);
            if (!failed) {
                give(new Input.JournalFailed());
            }
            return;
        }
        if (diesInWrite && disk.unwritten()) {
            diesInWrite = false;
            disk.writePart();
            system.die();
            return;
        }
        long last = disk.write();
        if (last > 0) {
            give(new Input.JournalWritten(last));
        }
    }
}
