package dev.photosync.cli;

import dev.photosync.sim.run.ScenarioRun;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C: ends the run under way and gives the command a moment to say what was learned so far.
final class Interruption {
    private static final long PATIENCE_MILLIS = 800;

    private final PrintWriter err;
    private final CountDownLatch told = new CountDownLatch(1);
    private boolean busy;
    private boolean happened;
    private @Nullable ScenarioRun run;

    Interruption(PrintWriter err) {
        this.err = err;
    }

    /// A command begins to work on something that takes time.
    synchronized void busy() {
        busy = true;
    }

    /// A run begins; it ends at once if Ctrl-C came before.
    synchronized void watch(ScenarioRun started) {
        run = started;
        if (happened) {
            started.stop();
        }
    }

    /// All there is to tell has been written.
    void told() {
        synchronized (this) {
            busy = false;
        }
        told.countDown();
    }

    /// Called as the process ends, for whatever reason.
    void happen() {
        synchronized (this) {
            if (!busy) {
                return;
            }
            happened = true;
            if (run != null) {
                run.stop();
            }
        }
        try {
            if (!told.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                err.println("photosync: interrupted before there was anything to tell");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
