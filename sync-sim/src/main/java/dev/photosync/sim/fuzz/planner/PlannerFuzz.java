package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.diff.MergePolicy;
import dev.photosync.core.diff.Planner;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.sim.defect.Defect;
import dev.photosync.sim.defect.Releases;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A seeded search for a history in which a merge policy breaks a law of merging.
///
/// Each seed is one history. All that a seed leads to depends on it and on the policy alone.
///
/// **What it does not verify.** Files and renditions; a save that meets another device's save
/// between reading and writing; more than one picture at a time. The search of whole systems does.
public final class PlannerFuzz {
    private final MergePolicy policy;
    private final @Nullable MergePolicy model;

    private PlannerFuzz(MergePolicy policy, @Nullable MergePolicy model) {
        this.policy = policy;
        this.model = model;
    }

    /// The search that holds the planner to its reference model and to all laws.
    public static PlannerFuzz ofPlanner() {
        return of(Planner::plan);
    }

    /// The same search for another policy, such as a planted defect.
    public static PlannerFuzz of(MergePolicy policy) {
        return new PlannerFuzz(policy, new ReferencePlanner());
    }

    /// The same search for the merge policy of a planted defect; empty if the defect leaves merging
    /// as it is.
    public static Optional<PlannerFuzz> ofDefect(Defect defect) {
        EngineConfig healthy =
                new EngineConfig(
                        "phone",
                        "home",
                        Releases.named(Releases.CURRENT),
                        SyncPolicy.STANDARD,
                        GateCatalogue.all(),
                        0);
        MergePolicy flawed = defect.flaw().get().engine(healthy).rules().merge();
        return flawed == healthy.rules().merge() ? Optional.empty() : Optional.of(of(flawed));
    }

    /// A search that does not know the reference model: what the laws find by themselves.
    static PlannerFuzz byLawsAlone(MergePolicy policy) {
        return new PlannerFuzz(policy, null);
    }

    /// Searches consecutive seeds; each finding is shrunk and handed over when it is made.
    public PlannerTally run(long fromSeed, long seeds, Consumer<PlannerFinding> onFinding) {
        Judge judge = new Judge(policy, model);
        long findings = 0;
        for (long seed = fromSeed; seed < fromSeed + seeds; seed++) {
            History history = History.ofSeed(seed);
            BreachException breach = breach(history, judge);
            if (breach != null) {
                findings++;
                onFinding.accept(finding(seed, history, breach));
            }
        }
        return new PlannerTally(seeds, judge.cases(), findings, judge.met());
    }

    /// The finding of one seed, if it has any.
    public Optional<PlannerFinding> replay(long seed) {
        ImmutableList.Builder<PlannerFinding> found = ImmutableList.builder();
        run(seed, 1, found::add);
        return found.build().stream().findFirst();
    }

    private PlannerFinding finding(long seed, History drawn, BreachException breach) {
        Law law = breach.law();
        History shrunk =
                HistoryShrinker.shrink(
                        drawn,
                        history -> {
                            BreachException other = breach(history, new Judge(policy, model));
                            return other != null && other.law() == law;
                        });
        BreachException last = breach(shrunk, new Judge(policy, model));
        return new PlannerFinding(
                seed,
                law,
                String.valueOf((last == null ? breach : last).getMessage()),
                drawn.steps().size(),
                shrunk.steps().stream()
                        .map(Step::inWords)
                        .collect(ImmutableList.toImmutableList()));
    }

    private static @Nullable BreachException breach(History history, Judge judge) {
        try {
            HistoryRun.run(history, judge);
            return null;
        } catch (BreachException e) {
            return e;
        }
    }
}
