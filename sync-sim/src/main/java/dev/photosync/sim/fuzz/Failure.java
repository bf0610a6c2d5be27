package dev.photosync.sim.fuzz;

/// What broke in a run.
///
/// @param check the name of the invariant or claim that failed; two failures of one check count as
///   the same
/// @param atMicros when
/// @param where the device or account it shows on
/// @param detail what was the case, for a reader
public record Failure(String check, long atMicros, String where, String detail) {}
