package dev.photosync.core.engine;

import dev.photosync.core.engine.Outbox.InFlight;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.schedule.WorkItem;
import java.util.List;

/// Decides what runs: stops the requests that may not go on, and sends those that may go out, lane
/// by lane.
final class Dispatcher {
    /// What keeps new requests back, not those under way: a wait after failures, room in the plan,
    /// which the cloud itself grants or denies.
    private static final long NOT_FOR_REQUESTS_UNDER_WAY =
            GateMemory.PROBED | Reason.SLOTS_SILENT.bit() | Reason.CLOUD_QUOTA.bit();

    private static final WorkKind[] KINDS = WorkKind.values();

    private final EngineState state;
    private final Setbacks setbacks;
    private final FeedReader feed;
    private final Committer committer;
    private final Uploader uploader;
    private final Downloader downloader;
    private final LaneBoard board;
    private boolean anySilent;

    Dispatcher(
            EngineState state,
            Setbacks setbacks,
            FeedReader feed,
            Committer committer,
            Uploader uploader,
            Downloader downloader) {
        this.state = state;
        this.setbacks = setbacks;
        this.feed = feed;
        this.committer = committer;
        this.uploader = uploader;
        this.downloader = downloader;
        this.board = new LaneBoard(state);
    }

    /// Looks at everything once.
    void dispatch() {
        countSilentSlots();
        if (board.evaluate()) {
            stopHeld();
        }
        for (WorkKind kind : KINDS) {
            long reasons = board.reasons(kind);
            if (reasons == Reasons.NONE) {
                pump(kind, reasons, false);
                continue;
            }
            state.parkHeads(kind, reasons);
            if ((reasons & ~GateMemory.PROBED) == Reasons.NONE && setbacks.probeAllowed()) {
                pump(kind, reasons, true);
            }
        }
        if (state.outbox.unanswered().isEmpty() && setbacks.onIdle()) {
            board.evaluate();
        }
    }

    /// When there may be something to decide that no input would tell of; {@link Long#MAX_VALUE} if
    /// nothing is known.
    long nextChangeMicros() {
        InFlight oldest = state.outbox.oldestWanted();
        long overdue = oldest == null ? Long.MAX_VALUE : overdueMicros(oldest);
        return Math.min(board.nextEndMicros(), overdue);
    }

    private long overdueMicros(InFlight sent) {
        return sent.sentAtMicros + state.config.policy().requestTimeoutMicros();
    }

    /// Cancels requests that nobody answers. A slot stays taken until the host confirms; if it
    /// never does, the slot is silent, and a lane with only silent slots says so.
    private void countSilentSlots() {
        List<InFlight> unanswered = state.outbox.unanswered();
        boolean overdue =
                !unanswered.isEmpty() && overdueMicros(unanswered.getFirst()) <= state.now();
        if (!overdue && !anySilent) {
            return;
        }
        anySilent = overdue;
        int[] silent = new int[KINDS.length];
        for (InFlight sent : unanswered) {
            if (overdueMicros(sent) <= state.now()) {
                state.outbox.giveUp(sent);
                silent[sent.kind.ordinal()]++;
            }
        }
        for (WorkKind kind : KINDS) {
            int slots = kind == WorkKind.METADATA ? 1 : state.lane(kind).slots();
            state.memory.silentSlots(kind, silent[kind.ordinal()], slots);
        }
    }

    /// Cancels requests under way that may not go on. What an item has a part in itself is decided
    /// before each of its requests.
    private void stopHeld() {
        for (InFlight sent : state.outbox.unanswered()) {
            long holds = sent.item == null ? 0 : state.holds(sent.item);
            // Its own chunk was charged to the budget when it was sent.
            holds &= ~Reason.CELLULAR_BUDGET.bit();
            holds |= board.reasons(sent.kind);
            if ((holds & ~NOT_FOR_REQUESTS_UNDER_WAY) != Reasons.NONE) {
                state.outbox.cancel(sent);
            }
        }
    }

    private void pump(WorkKind kind, long reasons, boolean probe) {
        switch (kind) {
            case CHANGES -> {
                if (feed.wants()) {
                    feed.send(probe);
                    probeIs(probe);
                }
            }
            case METADATA -> {
                if (committer.wants()) {
                    probeIs(committer.send(reasons, probe) && probe);
                }
            }
            case UPLOAD, ORIGINAL_ON_DEMAND, OPTIMISED, ORIGINAL -> {
                WorkItem item = state.takeOpen(kind, reasons);
                while (item != null) {
                    boolean sent =
                            kind == WorkKind.UPLOAD
                                    ? uploader.send(item, probe)
                                    : downloader.send(item, probe);
                    probeIs(sent && probe);
                    item = sent && probe ? null : state.takeOpen(kind, reasons);
                }
            }
        }
    }

    private void probeIs(boolean sent) {
        if (sent) {
            setbacks.probeSent();
        }
    }
}
