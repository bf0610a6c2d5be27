package dev.photosync.cli;

import dev.photosync.sim.run.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads on which a command runs many simulations side by side.
final class WorkerThreads implements AutoCloseable {
    private static final int MOST = 256;

    private final ExecutorService executor;
    private final int threads;

    /// @param threads how many
    /// @throws UsageException if that is no sensible number
    WorkerThreads(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new UsageException(
                    "--threads: expected a number from 1 to " + MOST + ", found " + threads);
        }
        this.threads = threads;
        this.executor =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("worker-", 0).factory());
    }

    /// As many as there are cores.
    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Those who work on them, a few jobs ahead of who takes the results.
    Workers workers() {
        return new Workers(executor, threads == 1 ? 1 : 4 * threads);
    }

    /// Ends what is under way.
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
