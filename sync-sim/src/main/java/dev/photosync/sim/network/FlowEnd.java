package dev.photosync.sim.network;

/// How a flow ended.
public enum FlowEnd {
    /// The last byte has arrived at the other end.
    DELIVERED,
    /// The connection broke, or the device left the network; what was under way is lost.
    RESET,
    /// The link carried nothing for as long as the stall timeout.
    TIMED_OUT
}
