package dev.photosync.sim.explain;

/// One line of a run's short timeline.
///
/// @param atMicros when
/// @param kind what sort of line it is
/// @param subject the device, account, network or cloud that it is about; several with commas
/// @param text what happened, in words
/// @param weight how much it matters: when there are too many lines, the lightest go first
public record Highlight(long atMicros, Kind kind, String subject, String text, int weight) {
    /// The sorts of lines.
    public enum Kind {
        /// Something from outside.
        ACTION,
        /// A hold begins.
        HELD,
        /// A hold is no longer true, and stays.
        FALSE,
        /// A hold ends.
        RELEASED,
        /// Nothing is left to do.
        CAUGHT_UP,
        /// The engine or the phone does something out of the ordinary.
        ENGINE,
        /// Something that must hold does not.
        VIOLATED,
        /// A claim of the scenario holds.
        PASSED,
        /// A claim of the scenario does not hold.
        FAILED
    }
}
