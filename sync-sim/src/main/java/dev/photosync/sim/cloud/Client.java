package dev.photosync.sim.cloud;

import dev.photosync.core.gate.Reasons;
import dev.photosync.sim.cloud.CloudService.Subscriber;

/// What the cloud keeps in mind about one device.
final class Client {
    private final Subscriber subscriber;

    /// When the last hint arrives, or has arrived.
    private long hintMicros;

    /// For what it is refused, as the trace was told.
    private long toldRefusals = Reasons.NONE;

    /// The minute of its last request.
    private long minute;

    private int requestsInMinute;

    Client(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /// Sends a hint, unless one is on its way.
    void hint(long nowMicros, long delayMicros) {
        if (hintMicros <= nowMicros) {
            hintMicros = nowMicros + delayMicros;
            subscriber.kernel().schedule(hintMicros, subscriber::hint);
        }
    }

    /// Notes for what it is refused.
    ///
    /// @return whether that is news
    boolean refusedFor(long reasons) {
        boolean news = reasons != toldRefusals;
        toldRefusals = reasons;
        return news;
    }

    /// Counts a request.
    ///
    /// @return how many it has sent in this minute
    int request(long nowMicros) {
        long now = nowMicros / CloudService.MINUTE_MICROS;
        requestsInMinute = now == minute ? requestsInMinute + 1 : 1;
        minute = now;
        return requestsInMinute;
    }
}
