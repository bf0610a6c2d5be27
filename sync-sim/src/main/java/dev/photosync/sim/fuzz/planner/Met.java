package dev.photosync.sim.fuzz.planner;

/// A kind of case that a search must have met, or it shows little.
public enum Met {
    ABSENT_ON_DEVICE,
    ABSENT_IN_CLOUD,
    ONLY_DEVICE_CHANGED,
    ONLY_CLOUD_CHANGED,
    BOTH_CHANGED,
    CHANGED_WITHOUT_A_BASE,
    RESTORE_AGAINST_PURGE,
    DELETE_AGAINST_CHANGE,
    PURGE_AGAINST_CHANGE,
    /// Counted besides the others.
    CONFLICT_COPY
}
