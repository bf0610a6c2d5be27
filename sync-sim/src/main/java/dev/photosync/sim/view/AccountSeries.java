package dev.photosync.sim.view;

/// An account over time: its plan and what fills it, in bytes.
///
/// @param otherBytes what backups, mail and files take
/// @param promisedBytes what uploads under way have been promised of the rest
public record AccountSeries(
        String account,
        StepSeries planBytes,
        StepSeries photoBytes,
        StepSeries otherBytes,
        StepSeries promisedBytes) {}
