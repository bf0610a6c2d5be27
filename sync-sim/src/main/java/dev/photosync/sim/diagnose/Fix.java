package dev.photosync.sim.diagnose;

import com.google.common.collect.ImmutableList;
import dev.photosync.sim.action.Action;
import dev.photosync.sim.scenario.Scenario.TimelineEntry;
import java.util.List;
import java.util.stream.Collectors;

/// Something an owner can do about a stall, or several such things at once.
///
/// @param row the guide's row; empty for advice that is not in the guide, several with commas
/// @param name what is done, as an instruction: {@code restart phone}
/// @param tap where to tap for it
/// @param steps what happens, in order
/// @param price what it takes besides time
public record Fix(String row, String name, String tap, ImmutableList<Step> steps, Price price) {
    /// Waiting, and doing nothing.
    public static final Fix NONE =
            new Fix("", "wait and do nothing", "", ImmutableList.of(), Price.FREE);

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
    /// @param minutes of the owner's time
    public record Price(int centsAMonth, String gives, boolean risky, int minutes) {
        /// Nothing but a minute.
        public static final Price FREE = new Price(0, "", false, 1);

        /// The same with so much of the owner's time.
        public static Price minutes(int minutes) {
            return new Price(0, "", false, minutes);
        }

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
                join(fixes.stream().map(Fix::row).filter(row -> !row.isEmpty()).toList(), ", "),
                join(fixes.stream().map(Fix::name).toList(), ", and "),
                join(fixes.stream().map(Fix::tap).toList(), "; "),
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
                        fixes.stream().anyMatch(fix -> fix.price().risky()),
                        fixes.stream().mapToInt(fix -> fix.price().minutes()).sum()));
    }

    private static String join(List<String> parts, String glue) {
        return parts.stream().distinct().collect(Collectors.joining(glue));
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
