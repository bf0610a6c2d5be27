package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.Breach;
import dev.photosync.sim.check.ExpectationCheck;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.check.Invariants;
import dev.photosync.sim.check.Liveness;
import dev.photosync.sim.check.OccasionWatch;
import dev.photosync.sim.check.SyncWatch;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.kernel.Kernel;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.trace.Trace;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// One run of a scenario.
///
/// The result depends on the scenario alone, seed included: not on the JVM, the machine or the
/// time.
public final class ScenarioRun {
    private static final int PROGRESS_STEPS = 200;

    /// The check that a run fails in which more and more happens.
    private static final String NO_END = "endless";

    private final Scenario scenario;
    private final World world;
    private final Ledger ledger = new Ledger();
    private final Invariants invariants;
    private final @Nullable Liveness liveness;
    private @Nullable Breach firstBreach;

    /// Whether somebody watches who must see events of all accounts in order.
    private boolean inOrder;

    /// Sets a scenario's world up.
    ///
    /// @throws dev.photosync.sim.library.PhotoFolderException if the library's folder cannot be
    ///   read
    public ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        Trace trace = new Trace();
        trace.follow(ledger);
        this.world = new World(scenario, trace);
        this.invariants = Invariants.watch(world);
        boolean asked = scenario.expectations().stream().anyMatch(e -> e.claim().watched());
        this.liveness = asked ? Liveness.watch(world) : null;
        this.inOrder = asked;
    }

    /// Ends the run as soon as a violation is found, or a breach of what is claimed of every
    /// moment: what comes later proves nothing new, and may never end.
    ///
    /// @param mostEvents of its trace, with which any run is taken for one that never ends
    public ScenarioRun endAtFirstBreach(int mostEvents) {
        inOrder = true;
        Trace trace = world.trace();
        trace.follow(event -> {
            if (event instanceof TraceEvent.Violated) {
                world.kernel().stop();
            } else if (trace.events().size() > mostEvents) {
                end(
                        new Breach(
                                NO_END,
                                event.atMicros(),
                                "",
                                Optional.empty(),
                                "more than " + mostEvents + " things happened"));
            }
        });
        if (liveness != null) {
            liveness.tell(
                    scenario.expectations().stream().map(Expectation::claim).toList(), this::end);
        }
        return this;
    }

    private void end(Breach breach) {
        if (firstBreach == null) {
            firstBreach = breach;
            world.kernel().stop();
        }
    }

    /// Begins to count the situations that the run reaches, of which nothing in it depends.
    public OccasionWatch watchOccasions() {
        inOrder = true;
        return OccasionWatch.watch(world.trace());
    }

    /// Begins to watch for how long not all devices are synced, of which nothing in it depends.
    public SyncWatch watchSync() {
        inOrder = true;
        return SyncWatch.watch(world, ledger);
    }

    /// The breach that ended the run; empty if none did.
    public Optional<Breach> firstBreach() {
        return Optional.ofNullable(firstBreach);
    }

    /// Ends a run under way, from any thread, after the event it is at.
    public void stop() {
        world.kernel().stop();
    }

    /// Runs to the scenario's end.
    public RunResult run() {
        return run(scenario.lengthMicros(), done -> {});
    }

    /// Runs to a moment.
    ///
    /// @param endMicros when to end; no later than the scenario does
    /// @param progress told now and then how much is done, from 0 to 1
    public RunResult run(long endMicros, DoubleConsumer progress) {
        Kernel kernel = world.kernel();
        ExpectationCheck check = new ExpectationCheck(world, ledger, liveness);
        ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
        List<Expectation> inTime =
                scenario.expectations().stream()
                        .sorted(Comparator.comparingLong(e -> dueMicros(e.when())))
                        .toList();
        int next = 0;
        long step = Math.max(1, endMicros / PROGRESS_STEPS);
        long now = 0;
        do {
            long to = Math.min(endMicros, now + step);
            if (next < inTime.size()) {
                to = Math.min(to, Math.max(now, dueMicros(inTime.get(next).when())));
            }
            if (inOrder) {
                kernel.runUntil(to);
            } else {
                world.runApart(to);
            }
            now = to;
            if (kernel.stopped()) {
                break;
            }
            ledger.advance(now);
            while (next < inTime.size() && dueMicros(inTime.get(next).when()) <= now) {
                look();
                outcomes.add(check.check(inTime.get(next++)));
            }
            progress.accept((double) now / Math.max(1, endMicros));
        } while (now < endMicros && !kernel.stopped());
        long end = kernel.stopped() ? kernel.nowMicros() : endMicros;
        ledger.advance(end);
        invariants.finish();
        look();
        while (next < inTime.size() && !kernel.stopped() && endMicros == scenario.lengthMicros()) {
            outcomes.add(check.check(inTime.get(next++)));
        }
        return new RunResult(
                scenario,
                world,
                world.trace(),
                ledger,
                outcomes.build(),
                world.skipped(),
                end,
                kernel.eventsRun(),
                kernel.stopped());
    }

    private void look() {
        if (liveness != null) {
            liveness.look();
        }
    }

    /// When a claim is looked at; what must always hold is summed up at the end.
    private long dueMicros(When when) {
        return switch (when) {
            case When.At at -> at.micros();
            case When.By by -> by.micros();
            case When.Always _ -> Long.MAX_VALUE;
        };
    }
}
