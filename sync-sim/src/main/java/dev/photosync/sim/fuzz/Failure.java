package dev.photosync.sim.fuzz;

/// What broke in a run.
///
/// @param check the name of the invariant or claim that failed; two failures of one check count as
///   the same
/// @param safety whether something that must never happen did; otherwise something did not come
///   about that should have
/// @param atMicros when
/// @param where the device or account it shows on
/// @param detail what was the case, for a reader
public record Failure(String check, boolean safety, long atMicros, String where, String detail) {}
