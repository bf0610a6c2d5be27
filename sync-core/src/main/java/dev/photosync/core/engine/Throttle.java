package dev.photosync.core.engine;

/// How a cloud that throttles is tried again: one request at a time, until it has served so many
/// that it no longer seems to. Of requests that go out together all but one may be refused, and
/// what is refused may be a part that has crossed the network.
///
/// How many that are is found out, as TCP finds out what a network carries (multiplicative
/// decrease; Jacobson, "Congestion Avoidance and Control", SIGCOMM 1988): whenever a cloud that
/// seemed to serve all again throttles soon after, twice as many as before.
final class Throttle {
    private static final int FIRST_ENOUGH = 6;

    private static final int MOST_ENOUGH = FIRST_ENOUGH << 10;

    /// How many requests have been served since the last that was refused.
    private int served;

    private int enough = FIRST_ENOUGH;
    private long refusedAtMicros = Long.MIN_VALUE;

    /// A request was refused.
    ///
    /// @param unforeseen whether the cloud did not seem to throttle
    /// @param soonMicros how long what was found out about the cloud is believed
    void refused(boolean unforeseen, long nowMicros, long soonMicros) {
        if (unforeseen) {
            boolean soon = refusedAtMicros > nowMicros - soonMicros;
            enough = soon ? Math.min(2 * enough, MOST_ENOUGH) : FIRST_ENOUGH;
        }
        served = 0;
        refusedAtMicros = nowMicros;
    }

    /// A request was served while the cloud seems to throttle.
    ///
    /// @return whether it still does
    boolean stillAfterServing() {
        return ++served < enough;
    }

    boolean servedAny() {
        return served > 0;
    }
}
