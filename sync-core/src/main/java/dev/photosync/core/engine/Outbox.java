package dev.photosync.core.engine;

import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.schedule.WorkItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Effects on their way out, and the requests that have not been answered yet.
final class Outbox {
    private final RequestHeader header;
    // Oldest first, and never more than there are slots.
    private final List<InFlight> inFlight = new ArrayList<>();
    private List<Effect> effects = new ArrayList<>();
    private long nextRequest = 1;
    private int bulkInFlight;

    /// A request that has not been answered.
    static final class InFlight {
        final long request;
        final WorkKind kind;
        final Request body;
        final @Nullable WorkItem item;
        final long sentAtMicros;
        final boolean probe;
        boolean cancelled;

        /// Whether it was cancelled since nothing came of it for too long.
        boolean overdue;

        private InFlight(
                long request,
                WorkKind kind,
                Request body,
                @Nullable WorkItem item,
                long sentAtMicros,
                boolean probe) {
            this.request = request;
            this.kind = kind;
            this.body = body;
            this.item = item;
            this.sentAtMicros = sentAtMicros;
            this.probe = probe;
        }
    }

    Outbox(RequestHeader header) {
        this.header = header;
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    void report(EngineEvent event) {
        effects.add(new Effect.Report(event));
    }

    void send(WorkKind kind, Request body, @Nullable WorkItem item, long nowMicros, boolean probe) {
        InFlight sent = new InFlight(nextRequest++, kind, body, item, nowMicros, probe);
        inFlight.add(sent);
        bulkInFlight += kind.bulk() ? 1 : 0;
        effects.add(new Effect.Send(sent.request, kind, header, body));
    }

    void cancel(InFlight sent) {
        if (!sent.cancelled) {
            sent.cancelled = true;
            effects.add(new Effect.Cancel(sent.request));
        }
    }

    /// Cancels a request that has had no answer for too long.
    void giveUp(InFlight sent) {
        sent.overdue = true;
        cancel(sent);
    }

    /// Takes out the request that is now answered; null if the engine does not know it.
    @Nullable InFlight answered(long request) {
        for (int i = 0; i < inFlight.size(); i++) {
            if (inFlight.get(i).request == request) {
                InFlight sent = inFlight.remove(i);
                bulkInFlight -= sent.kind.bulk() ? 1 : 0;
                return sent;
            }
        }
        return null;
    }

    /// Unanswered requests, oldest first, as a view: cancelling one leaves it in.
    List<InFlight> unanswered() {
        return inFlight;
    }

    /// The oldest request that is still wanted; null if there is none.
    @Nullable InFlight oldestWanted() {
        for (InFlight sent : inFlight) {
            if (!sent.cancelled) {
                return sent;
            }
        }
        return null;
    }

    boolean movesBulk() {
        return bulkInFlight > 0;
    }

    /// Hands over what has gathered since the last call.
    List<Effect> drain() {
        List<Effect> drained = effects;
        effects = new ArrayList<>();
        return drained;
    }
}
