package dev.photosync.sim.form;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with a file, as far as has been found. Those beyond the first twenty are dropped:
/// by then, they would rarely be news.
public final class Problems {
    /// The most that are kept.
    public static final int MOST = 20;

    /// One thing that is wrong.
    public record Problem(Place at, String message) {}

    private final List<Problem> found = new ArrayList<>();

    public void add(Place at, String message) {
        Problem problem = new Problem(at, message);
        if (found.size() < MOST && !found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// In the order of the file.
    public ImmutableList<Problem> inOrder() {
        return ImmutableList.sortedCopyOf(
                Comparator.<Problem>comparingInt(problem -> problem.at().line())
                        .thenComparingInt(problem -> problem.at().column()),
                found);
    }
}
