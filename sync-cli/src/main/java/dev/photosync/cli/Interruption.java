package dev.photosync.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C: ends what is under way and gives the command a moment to say what was learned so far.
final class Interruption {
    /// On a busy machine the step that is under way may take long to end.
    private static final long PATIENCE_MILLIS = 3_000;

    private final PrintWriter err;
    private final CountDownLatch told = new CountDownLatch(1);
    private boolean busy;
    private boolean happened;
    private @Nullable Runnable stop;

    Interruption(PrintWriter err) {
        this.err = err;
    }

    /// A command begins to work on something that takes time. What can be stopped between its steps
    /// asks {@link #happened}; what cannot is given to {@link #watch}.
    synchronized void busy() {
        busy = true;
    }

    /// Something begins that can be stopped; it is, at once, if Ctrl-C came before.
    synchronized void watch(Runnable stop) {
        this.stop = stop;
        if (happened) {
            stop.run();
        }
    }

    /// Whether Ctrl-C was pressed.
    synchronized boolean happened() {
        return happened;
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
            if (stop != null) {
                stop.run();
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
