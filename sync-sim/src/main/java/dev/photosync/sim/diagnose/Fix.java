package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.List;
import java.util.stream.Collectors;

/// Something an owner can do about a stall, or several such things at once.
///
/// @param kinds what it is a case of: one kind, or several if it is several fixes at once
/// @param name what is done, as an instruction: {@code restart phone}
/// @param steps what happens, in order
/// @param price what it takes besides time
public record Fix(
        ImmutableSet<FixKind> kinds, String name, ImmutableList<Step> steps, Price price) {
    /// Waiting, and doing nothing.
    public static final Fix NONE =
            new Fix(ImmutableSet.of(), "wait and do nothing", ImmutableList.of(), Price.FREE);

    /// One action of a fix.
    ///
    /// @param afterMicros how long after the fix was begun
    /// @param target the device, account or network it happens to
    public record Step(long afterMicros, String target, Action action) {}

    /// What a fix takes that cannot be measured by running it.
    ///
    /// @param centsAMonth what the plan costs more, in US cents a month
    /// @param gives what is given up for it; empty for nothing
    /// @param risky whether it can cost pictures
    public record Price(int centsAMonth, String gives, boolean risky) {
        /// Nothing.
        public static final Price FREE = new Price(0, "", false);

        /// How dear it is, in the order in which an owner would rather not: nothing, money, things
        /// given up, pictures at risk.
        public int rank() {
            return risky ? 3 : !gives.isEmpty() ? 2 : centsAMonth > 0 ? 1 : 0;
        }
    }

    /// All of some fixes at once.
    ///
    /// @param fixes at least one
    public static Fix together(List<Fix> fixes) {
        return new Fix(
                fixes.stream()
                        .flatMap(fix -> fix.kinds().stream())
                        .collect(ImmutableSet.toImmutableSet()),
                join(fixes.stream().map(Fix::name).toList(), ", and "),
                fixes.stream()
                        .flatMap(fix -> fix.steps().stream())
                        .collect(ImmutableList.toImmutableList()),
                new Price(
                        fixes.stream().mapToInt(fix -> fix.price().centsAMonth()).sum(),
                        join(
                                fixes.stream()
                                        .map(fix -> fix.price().gives())
                                        .filter(gives -> !gives.isEmpty())
                                        .toList(),
                                ", "),
                        fixes.stream().anyMatch(fix -> fix.price().risky())));
    }

    private static String join(List<String> parts, String glue) {
        return parts.stream().distinct().collect(Collectors.joining(glue));
    }

    /// The guide's row; empty for what is not in the guide, several with commas.
    public String row() {
        return join(kinds.stream().map(FixKind::row).filter(row -> !row.isEmpty()).toList(), ", ");
    }

    /// Where to tap for it.
    public String tap() {
        return join(kinds.stream().map(FixKind::tap).toList(), "; ");
    }

    /// Minutes of the owner's time.
    public int minutes() {
        return kinds.stream().mapToInt(FixKind::minutes).sum();
    }

    /// What a timeline has of it when it is begun at a moment.
    public ImmutableList<TimelineEntry> entries(long atMicros) {
        return steps.stream()
                .map(step ->
                        new TimelineEntry(
                                atMicros + step.afterMicros(), step.target(), step.action(), 0))
                .collect(ImmutableList.toImmutableList());
    }
}
