package dev.photosync.sim.fuzz.planner;

import com.google.common.collect.ImmutableList;

/// A history in which a law is broken.
///
/// @param seed what it was drawn from
/// @param law the law
/// @param detail the trees, the decision and what was expected, in lines
/// @param drawnSteps how many steps the history had as it was drawn
/// @param steps the smallest history found that breaks the same law, in words
public record PlannerFinding(
        long seed, Law law, String detail, int drawnSteps, ImmutableList<String> steps) {

    /// All of it, and the command that finds it again.
    public String inWords() {
        StringBuilder text = new StringBuilder();
        text.append("planner, seed ").append(seed).append(": it must hold that ");
        text.append(law.words()).append('\n').append(detail).append("\nafter\n");
        for (int i = 0; i < steps.size(); i++) {
            text.append("  ").append(i + 1).append(". ").append(steps.get(i)).append('\n');
        }
        text.append("(of ").append(drawnSteps).append(" steps as drawn; then all devices sync)\n");
        text.append("again: ./photosync fuzz --only planner --seeds 1 --from ").append(seed);
        return text.toString();
    }
}
