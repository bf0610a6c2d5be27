package dev.photosync.core.cloud;

/// Why a request got no reply: what the device's network stack can tell, short of the cause.
public enum TransportFailure {
    /// No route, or the connection was refused.
    UNREACHABLE,
    /// The cloud's name could not be looked up.
    NAME_NOT_RESOLVED,
    /// The connection broke while bytes were on their way.
    CONNECTION_RESET,
    /// Nothing came back in time.
    TIMED_OUT,
    /// The engine cancelled it, and the host confirms that no more bytes move.
    CANCELLED,
    /// The file to be sent is gone or cannot be read.
    SOURCE_UNREADABLE
}
