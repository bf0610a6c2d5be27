package dev.photosync.sim.fuzz.planner;

/// What must hold for every decision, and for every history once all devices have synced.
public enum Law {
    MODEL("a decision is the one that the reference model gives"),
    DETERMINISM("the same three trees give the same decision"),
    ABSENCE("what one side has never heard of is sent there as it is"),
    DEED("a state is one of those that the two sides have"),
    EXPECTED("a save expects what the cloud has"),
    AGREEMENT("once a decision is carried out on both sides, nothing is left to do"),
    CONVERGENCE("whoever syncs first, all end with what the cloud has"),
    NO_DELETION("nothing is deleted further than an owner chose who knew of all choices before"),
    NO_RESURRECTION("a deletion is undone only by an owner's choice that is not older than it"),
    NEW_LIFE("no purge of what was there before takes a picture that was added again"),
    EDITS("an edit goes only with a later edit built on it or with a purge");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    /// The law, as a clause.
    public String words() {
        return words;
    }
}
