package dev.photosync.sim.run;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Those who run many independent jobs side by side, and hand over what came of them in order.
///
/// Whatever is made of the results is then the same on any number of threads.
///
/// @param executor runs the jobs
/// @param ahead how many jobs are given to it before the result of the first has been taken
public record Workers(Executor executor, int ahead) {
    /// The caller alone, one job after the other.
    public static final Workers CALLER = new Workers(Runnable::run, 1);

    /// Runs jobs until there are none, or nobody wants more results.
    ///
    /// @param jobs each as what makes its result; must depend on nothing that another changes
    /// @param sink takes the results in the order of the jobs, and says whether it wants more
    /// @throws java.util.concurrent.CompletionException if a job failed
    public <R> void run(Iterator<? extends Supplier<R>> jobs, Predicate<R> sink) {
        ArrayDeque<CompletableFuture<R>> underWay = new ArrayDeque<>();
        boolean wanted = true;
        while (wanted && (jobs.hasNext() || !underWay.isEmpty())) {
            while (jobs.hasNext() && underWay.size() < ahead) {
                underWay.add(CompletableFuture.supplyAsync(jobs.next(), executor));
            }
            wanted = sink.test(underWay.remove().join());
        }
        underWay.forEach(job -> job.cancel(false));
    }
}
