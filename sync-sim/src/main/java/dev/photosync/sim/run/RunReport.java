package dev.photosync.sim.run;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.check.ExpectationCheck.Outcome;
import dev.photosync.sim.explain.AssetStory;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.DiagnosticBundle;
import dev.photosync.sim.explain.Highlight;
import dev.photosync.sim.explain.Highlights;
import dev.photosync.sim.explain.HoldHistory;
import dev.photosync.sim.explain.HoldHistory.Stretch;
import dev.photosync.sim.explain.HoldTotals;
import dev.photosync.sim.explain.LeadUp;
import dev.photosync.sim.explain.Whereabouts;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.trace.TraceEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as it is told to someone: every view of it that a report shows.
///
/// @param highlights what mattered, as a short timeline
/// @param whereabouts where every asset ended
/// @param totals each device's time in sum
/// @param lastArrival the way of the last asset to arrive on another device
/// @param bundles of the visits to the support desk
/// @param unreached claims whose time had not come
/// @param closerLookMicros a moment worth explaining
/// @param holds when each reason held work; empty in a brief report
/// @param brief whether a long run was interrupted, and the views that take long are left out
public record RunReport(
        RunResult result,
        Highlights highlights,
        Whereabouts whereabouts,
        ImmutableList<HoldTotals> totals,
        Optional<AssetStory> lastArrival,
        ImmutableList<DiagnosticBundle> bundles,
        ImmutableList<Expectation> unreached,
        long closerLookMicros,
        HoldHistory holds,
        boolean brief) {
    /// What became of a run.
    public enum Verdict {
        /// Something that must always hold did not.
        VIOLATED,
        /// It was stopped before its end.
        INTERRUPTED,
        /// Sync had not come to rest where a claim demands it.
        NOT_CONVERGED,
        /// Another claim did not hold.
        FAILED,
        /// All claims that were reached held; there may be none.
        PASSED
    }

    private static final int MOST_LINES = 25;
    private static final int MOST_INVARIANTS = 5;

    /// With more events, a report takes longer than someone waits who has pressed Ctrl-C.
    private static final int MOST_EVENTS_IN_A_HURRY = 150_000;

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    /// Looks at a run from every side.
    public static RunReport of(RunResult result) {
        List<TraceEvent> events = result.trace().events();
        boolean brief = result.interrupted() && events.size() > MOST_EVENTS_IN_A_HURRY;
        HoldHistory holds = HoldHistory.of(brief ? ImmutableList.of() : events, result.endMicros());
        ImmutableList<Highlight> claims = claims(result.outcomes());
        ImmutableList.Builder<HoldTotals> totals = ImmutableList.builder();
        for (DeviceLedger device : result.ledger().devices()) {
            totals.add(HoldTotals.of(device, holds));
        }
        ImmutableList<Expectation> reached =
                result.outcomes().stream()
                        .map(Outcome::expectation)
                        .collect(ImmutableList.toImmutableList());
        return new RunReport(
                result,
                Highlights.of(events, holds, claims, MOST_LINES),
                Whereabouts.of(
                        result.scenario(), result.world(), result.ledger(), result.skipped()),
                totals.build(),
                brief ? Optional.empty() : AssetStory.ofLastArrival(events),
                DiagnosticBundle.ofVisits(result.scenario(), events, holds),
                result.scenario().expectations().stream()
                        .filter(e -> !reached.contains(e))
                        .collect(ImmutableList.toImmutableList()),
                closerLook(holds, result.endMicros()),
                holds,
                brief);
    }

    /// What became of the run, the worst first.
    public Verdict verdict() {
        return verdict(result);
    }

    /// What became of a run, the worst first.
    public static Verdict verdict(RunResult of) {
        if (of.ledger().violations() > 0) {
            return Verdict.VIOLATED;
        }
        if (of.interrupted()) {
            return Verdict.INTERRUPTED;
        }
        if (of.passed()) {
            return Verdict.PASSED;
        }
        return notConverged(of).isPresent() ? Verdict.NOT_CONVERGED : Verdict.FAILED;
    }

    /// The first violation of each invariant, and what led there.
    public ImmutableList<LeadUp> leadUps() {
        return LeadUp.ofEach(result.trace().events(), MOST_INVARIANTS);
    }

    /// The first claim of convergence that failed; empty if none did.
    public Optional<Outcome> notConverged() {
        return notConverged(result);
    }

    private static Optional<Outcome> notConverged(RunResult of) {
        return of.outcomes().stream().filter(o -> o.unfinished().isPresent()).findFirst();
    }

    /// How many of the claims that were reached held.
    public long claimsHeld() {
        return result.outcomes().stream().filter(Outcome::passed).count();
    }

    /// Claims at their moments; those about the same subject that hold share a line.
    private static ImmutableList<Highlight> claims(List<Outcome> outcomes) {
        Map<String, Highlight> lines = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.expectation().when() instanceof When.Always) {
                continue;
            }
            Highlight line = highlight(outcome);
            String place = line.atMicros() + line.subject() + line.kind();
            lines.merge(
                    place,
                    line,
                    (a, b) ->
                            new Highlight(
                                    a.atMicros(),
                                    a.kind(),
                                    a.subject(),
                                    a.text() + "; " + b.text(),
                                    a.weight()));
        }
        return ImmutableList.copyOf(lines.values());
    }

    private static Highlight highlight(Outcome outcome) {
        return new Highlight(
                outcome.atMicros(),
                outcome.passed() ? Highlight.Kind.PASSED : Highlight.Kind.FAILED,
                outcome.expectation().subject(),
                outcome.expectation().text(),
                outcome.passed() ? 62 : 95);
    }

    /// The middle of the longest hold, or the end if there was none; on the hour if that lies in
    /// it.
    private static long closerLook(HoldHistory holds, long endMicros) {
        return holds.stretches().stream()
                .max(Comparator.comparingLong(Stretch::micros))
                .map(stretch -> {
                    long middle = stretch.fromMicros() + stretch.micros() / 2;
                    long hour = middle - middle % HOUR;
                    long minute = middle - middle % MINUTE;
                    return hour >= stretch.fromMicros()
                            ? hour
                            : minute >= stretch.fromMicros() ? minute : middle;
                })
                .orElse(endMicros);
    }
}
