package dev.photosync.sim.scenario;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;

/// A scenario that cannot be run because its author made mistakes. The message has a line for each.
public final class ScenarioException extends RuntimeException {
    private final transient ImmutableList<ScenarioProblem> problems;

    public ScenarioException(ImmutableList<ScenarioProblem> problems) {
        super(Joiner.on('\n').join(problems));
        this.problems = problems;
    }

    /// At least one, in the order of the file; at most twenty.
    public ImmutableList<ScenarioProblem> problems() {
        return problems;
    }
}
