package dev.photosync.core.gate;

/// One question about one piece of work: may it run now, and if not, why not?
///
/// A gate is a pure function: it reads its arguments, changes nothing and allocates nothing. Time
/// alone makes it hold nothing that it let pass; it may end a hold when a wait that the memory
/// keeps, a budget's window, the owner's pause or the work's own backoff is over.
public interface Gate {
    GateName name();

    /// The reasons for which this gate holds the work, as a {@link Reasons} set; empty when open.
    ///
    /// @param work the item, or a whole lane
    /// @param conditions the conditions as last observed
    /// @param policy the engine's numbers
    /// @param memory what the engine remembers of replies and of its own doing
    /// @param nowMicros monotonic time
    long evaluate(
            Work work, Conditions conditions, SyncPolicy policy, GateMemory memory, long nowMicros);
}
