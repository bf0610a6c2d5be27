package dev.photosync.sim.fuzz.planner;

/// A law of merging that a decision, or where a history ended, breaks.
final class BreachException extends RuntimeException {
    private final Law law;

    BreachException(Law law, String detail) {
        super(detail, null, false, false);
        this.law = law;
    }

    Law law() {
        return law;
    }
}
