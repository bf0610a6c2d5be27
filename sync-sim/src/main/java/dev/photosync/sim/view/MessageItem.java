package dev.photosync.sim.view;

import dev.photosync.core.gate.WorkKind;

/// Something that a diagram of messages shows.
public sealed interface MessageItem {
    /// When it begins.
    long fromMicros();

    /// When it ends.
    long toMicros();

    /// Whose line it is about: a device's name; empty for the cloud's.
    String device();

    /// A message between a device and the cloud.
    ///
    /// @param fromMicros when its first byte set off
    /// @param toMicros when it arrived, or was cut off
    /// @param up whether the device sent it
    record Arrow(String device, long fromMicros, long toMicros, boolean up, Kind kind, String text)
            implements MessageItem {
        /// The sorts of messages.
        public enum Kind {
            /// A request, or what was asked for.
            SERVED,
            /// The cloud says no.
            REFUSED,
            /// It did not arrive.
            CUT_OFF,
            /// A hint that something has changed did not arrive.
            HINT_LOST
        }
    }

    /// Many requests of one kind of work, one after another, with their replies.
    record Burst(
            String device,
            long fromMicros,
            long toMicros,
            WorkKind kind,
            int requests,
            long upBytes,
            long downBytes)
            implements MessageItem {}

    /// What happened at a device, or in the world around it.
    ///
    /// @param trouble whether it is something that goes wrong or holds work
    record Note(String device, long fromMicros, String text, boolean trouble)
            implements MessageItem {
        @Override
        public long toMicros() {
            return fromMicros;
        }
    }
}
