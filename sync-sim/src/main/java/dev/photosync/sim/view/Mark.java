package dev.photosync.sim.view;

/// Something that happened at a moment, in plain words.
///
/// @param subject the device, account, network or cloud that it is about
public record Mark(long atMicros, Kind kind, String subject, String text) {
    /// The sorts of marks.
    public enum Kind {
        /// What an owner does, as the timeline says.
        OWNER,
        /// What an owner does every day.
        ROUTINE,
        /// What happens to an account, a network or the cloud.
        WORLD,
        /// What goes wrong with a device, as the timeline says.
        FAULT,
        /// An engine starts again or stops, or does something out of the ordinary.
        ENGINE,
        /// Something was lost on the way, such as a push hint.
        LOST,
        /// Something that must hold does not.
        VIOLATED
    }
}
