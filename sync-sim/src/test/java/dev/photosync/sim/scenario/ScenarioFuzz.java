package dev.photosync.sim.scenario;

import dev.photosync.sim.input.InputFolder;

/// What must hold when the scenario reader is given any bytes: a scenario, or problems that each
/// have a message and a place. A target of the coverage-guided fuzzer.
public final class ScenarioFuzz {
    private static final InputFolder FOLDER = new InputFolder();

    private ScenarioFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            ScenarioCorpus.READER.read(FOLDER.put("any.yaml", input));
        } catch (ScenarioException e) {
            boolean sound =
                    !e.problems().isEmpty()
                            && e.problems().stream()
                                    .allMatch(problem ->
                                            !problem.message().isBlank()
                                                    && problem.line() >= 0
                                                    && problem.column() >= 0);
            if (!sound) {
                throw new AssertionError("a refusal must say what and where", e);
            }
        }
    }
}
