package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.library.Mix;
import dev.photosync.sim.diagnose.Diagnosis.Sets;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.DeviceLedger.Share;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.run.RunResult;
import dev.photosync.sim.run.ScenarioRun;
import dev.photosync.sim.run.Workers;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Scenario;
import dev.photosync.sim.world.Reseeding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Tries every fix on a stalled library, each on its own run of the same future.
///
/// The runs share nothing, so that the diagnosis is the same on any number of threads.
public final class Diagnoser {
    /// What every diagnosis is about unless it is asked for something else.
    public static final Expectation ALL_SYNCED =
            new Expectation(
                    new Expectation.When.At(0), "all", new Expectation.Claim.Synced(), "synced", 0);

    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long TONIGHT = 22 * HOUR;
    private static final long MORNING = 9 * HOUR;

    private final Options options;
    private final Workers workers;
    private final Progress progress;
    private final BooleanSupplier stop;
    private int runs;
    private int planned;

    /// How far a diagnosis goes.
    ///
    /// @param forMicros how long after the moment a future is run at least
    /// @param futures how many futures each fix that does something is tried in
    /// @param moments whether those are tried at later moments too
    /// @param mostRuns how many futures the search for a set of fixes may run
    public record Options(long forMicros, int futures, boolean moments, int mostRuns) {
        public static final Options DEFAULT = new Options(3 * DAY, 1, true, 1_000);
    }

    /// Is told how far a diagnosis is.
    public interface Progress {
        /// @param done how many futures have been run
        /// @param of how many there are to run, as far as is known
        void at(int done, int of);
    }

    /// @param progress told after each future
    /// @param stop asked after each whether to run no more
    public Diagnoser(Options options, Workers workers, Progress progress, BooleanSupplier stop) {
        this.options = options;
        this.workers = workers;
        this.progress = progress;
        this.stop = stop;
    }

    /// Diagnoses a scenario at the moment at which its longest stall is established.
    ///
    /// @param whole a run of it to its end
    /// @param goal what is to come to be; of a claim that a moment can decide
    /// @param device the only one to look at; empty for all that are stalled
    /// @return empty if nothing stands still for ten minutes
    public Optional<Diagnosis> diagnose(
            RunResult whole, Expectation goal, Optional<String> device) {
        return Stall.longest(whole.trace().events(), whole.endMicros(), device)
                .map(stall ->
                        diagnose(
                                whole.scenario(),
                                goal,
                                device,
                                stall.establishedMicros(),
                                Optional.of(stall)));
    }

    /// Diagnoses a scenario at a moment.
    public Diagnosis diagnose(
            Scenario scenario, Expectation goal, Optional<String> device, long atMicros) {
        return diagnose(scenario, goal, device, atMicros, Optional.empty());
    }

    private Diagnosis diagnose(
            Scenario scenario,
            Expectation goal,
            Optional<String> device,
            long atMicros,
            Optional<Stall> stall) {
        RunResult run = new ScenarioRun(scenario).run(atMicros, _ -> {});
        ImmutableList<String> devices =
                device.map(ImmutableList::of).orElseGet(() -> stalled(run, stall));
        Advice advice = Advice.at(new Bedside(run, devices));
        Fork fork = Fork.of(scenario, atMicros, atMicros + options.forMicros());
        FutureRun.Question question = new FutureRun.Question(atMicros, goal, devices);
        Trials trials = new Trials(fork, question);
        Tried waiting = trials.nothing();
        boolean already = waiting.future().reachedAt(atMicros);
        List<Tried> tried = trials.alone(already ? ImmutableList.of() : advice.fixes(), waiting);
        boolean reached =
                waiting.future().reached() || Iterables.any(tried, t -> t.future().reached());
        Optional<Sets> sets =
                reached || stop.getAsBoolean()
                        ? Optional.empty()
                        : Optional.of(trials.sets(tried, waiting));
        sets =
                sets.map(s ->
                        new Sets(
                                s.found().map(t -> trials.further(List.of(t)).getFirst()),
                                s.refuted(),
                                s.bounded()));
        tried = Tried.BEST_FIRST.sortedCopy(trials.further(tried));
        boolean complete = !stop.getAsBoolean();
        boolean curable = reached || sets.flatMap(Sets::found).isPresent();
        return new Diagnosis(
                scenario,
                stall,
                devices,
                goal,
                Situation.of(run.ledger(), run.trace().events()),
                fork,
                already ? waiting : trials.further(List.of(waiting)).getFirst(),
                ImmutableList.copyOf(tried),
                advice.notCalledFor(),
                sets,
                curable || !complete
                        ? Optional.empty()
                        : Optional.of(bundle(scenario, run, devices)),
                runs,
                complete);
    }

    /// The devices that stand still; failing that the one whose stall it is, or all.
    private static ImmutableList<String> stalled(RunResult run, Optional<Stall> stall) {
        ImmutableList<String> still =
                run.ledger().devices().stream()
                        .filter(device ->
                                device.shareNow() != Share.IDLE && device.shareNow() != Share.MOVING
                                        || stall.filter(s -> s.device().equals(device.device()))
                                                .isPresent())
                        .map(DeviceLedger::device)
                        .collect(ImmutableList.toImmutableList());
        return still.isEmpty() ? run.scenario().devices().keySet().asList() : still;
    }

    private static DiagnosticBundle bundle(
            Scenario scenario, RunResult run, ImmutableList<String> devices) {
        return DiagnosticBundle.of(
                scenario,
                devices.getFirst(),
                run.endMicros(),
                run.trace().events(),
                HoldHistory.of(run.trace().events(), run.endMicros()));
    }

    /// The runs of one fork.
    private final class Trials {
        private final Fork fork;
        private final FutureRun.Question question;

        Trials(Fork fork, FutureRun.Question question) {
            this.fork = fork;
            this.question = question;
        }

        private Supplier<Future> future(Fix fix, long whenMicros, Optional<Reseeding> luck) {
            return () -> FutureRun.of(fork.with(fix, whenMicros), question, whenMicros, luck);
        }

        private boolean count() {
            progress.at(++runs, Math.max(planned, runs));
            return !stop.getAsBoolean();
        }

        Tried nothing() {
            Future future = future(Fix.NONE, fork.atMicros(), Optional.empty()).get();
            count();
            return new Tried(
                    Fix.NONE,
                    future,
                    Verdict.NO_EFFECT,
                    Reasons.NONE,
                    ImmutableList.of(),
                    ImmutableList.of());
        }

        private Tried tried(Fix fix, Future future, Tried waiting) {
            Verdict verdict = Verdict.of(future, waiting.future(), fork.atMicros());
            return new Tried(
                    fix,
                    future,
                    verdict,
                    verdict == Verdict.MASKED
                            ? Verdict.maskedBy(future, waiting.future())
                            : Reasons.NONE,
                    ImmutableList.of(),
                    ImmutableList.of());
        }

        List<Tried> alone(ImmutableList<Fix> fixes, Tried waiting) {
            List<Tried> tried = new ArrayList<>();
            workers.run(
                    fixes.stream()
                            .map(fix -> future(fix, fork.atMicros(), Optional.empty()))
                            .iterator(),
                    future -> {
                        tried.add(tried(fixes.get(tried.size()), future, waiting));
                        return count();
                    });
            return tried;
        }

        /// Searches sets of two fixes, then of three, and so on; those first that did something
        /// alone, and those last that put pictures at risk.
        Sets sets(List<Tried> alone, Tried waiting) {
            Optional<Tried> reaches = Optional.empty();
            ImmutableList<Fix> promising =
                    alone.stream()
                            .sorted(
                                    Comparator.comparing((Tried t) -> t.fix().price().risky())
                                            .thenComparing(Tried.BEST_FIRST))
                            .map(Tried::fix)
                            .collect(ImmutableList.toImmutableList());
            int left = options.mostRuns();
            for (int size = 2; size <= promising.size(); size++) {
                List<Fix> sets = new ArrayList<>();
                Iterator<int[]> all = new Combinations(promising.size(), size);
                while (all.hasNext() && sets.size() < left) {
                    sets.add(
                            Fix.together(
                                    IntStream.of(all.next()).mapToObj(promising::get).toList()));
                }
                Optional<Tried> found = best(sets, waiting);
                boolean clears = found.filter(t -> t.verdict() == Verdict.CLEARS).isPresent();
                reaches = clears || reaches.isEmpty() ? found : reaches;
                if (clears || all.hasNext() || stop.getAsBoolean()) {
                    return new Sets(reaches, size - 1, !clears);
                }
                left -= sets.size();
            }
            return new Sets(reaches, promising.size(), false);
        }

        /// The first that clears the stall; failing that the first that reaches the goal.
        private Optional<Tried> best(List<Fix> sets, Tried waiting) {
            List<Tried> looked = new ArrayList<>();
            workers.run(
                    sets.stream()
                            .map(set -> future(set, fork.atMicros(), Optional.empty()))
                            .iterator(),
                    future -> {
                        looked.add(tried(sets.get(looked.size()), future, waiting));
                        return count() && looked.getLast().verdict() != Verdict.CLEARS;
                    });
            return looked.stream()
                    .filter(t -> t.verdict() == Verdict.CLEARS)
                    .findFirst()
                    .or(() -> looked.stream().filter(t -> t.future().reached()).findFirst());
        }

        /// Tries what does something at later moments and in other futures.
        List<Tried> further(List<Tried> fixes) {
            List<Tried> result = new ArrayList<>();
            for (Tried tried : fixes) {
                boolean worthIt = tried.fix() == Fix.NONE || tried.does();
                result.add(
                        worthIt && !stop.getAsBoolean()
                                ? inOtherFutures(atOtherTimes(tried))
                                : tried);
            }
            return result;
        }

        private Tried atOtherTimes(Tried tried) {
            if (!options.moments() || tried.fix() == Fix.NONE) {
                return tried;
            }
            long night = next(TONIGHT, fork.atMicros());
            long morning = next(MORNING, night);
            ImmutableMap<String, Long> moments =
                    ImmutableMap.of("tonight", night, "tomorrow", morning);
            ImmutableList.Builder<Tried.Later> later = ImmutableList.builder();
            Iterator<Map.Entry<String, Long>> moment = moments.entrySet().iterator();
            workers.run(
                    moments.values().stream()
                            .map(at -> future(tried.fix(), at, Optional.empty()))
                            .iterator(),
                    future -> {
                        Map.Entry<String, Long> m = moment.next();
                        later.add(
                                new Tried.Later(
                                        m.getKey(),
                                        m.getValue(),
                                        future.reachedMicros(),
                                        future.heldAtEnd()));
                        return count();
                    });
            return tried.withLater(later.build());
        }

        /// The next moment after another at which it is so late in the day.
        private long next(long timeOfDay, long afterMicros) {
            long today = fork.future().startOfDayMicros();
            long dayTime = (today + afterMicros) % DAY;
            return afterMicros + Math.floorMod(timeOfDay - dayTime - 1, DAY) + 1;
        }

        private Tried inOtherFutures(Tried tried) {
            if (options.futures() < 2) {
                return tried;
            }
            ImmutableList.Builder<OptionalLong> odds = ImmutableList.builder();
            workers.run(
                    IntStream.range(0, options.futures())
                            .mapToObj(i -> future(tried.fix(), fork.atMicros(), luck(i)))
                            .iterator(),
                    future -> {
                        odds.add(future.reachedMicros());
                        return count();
                    });
            return tried.withOdds(odds.build());
        }

        /// The scenario's own luck, then others, the same for every fix.
        private Optional<Reseeding> luck(int number) {
            return number == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Reseeding(fork.atMicros(), Mix.of(fork.future().seed(), number)));
        }
    }
}
