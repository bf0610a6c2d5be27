package dev.photosync.core.engine;

import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.engine.Outbox.InFlight;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.schedule.WorkItem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A photo library's sync engine: inputs in, effects out.
///
/// It has no clock, thread, socket, file or random number of its own. Its host calls {@link
/// #handle} with one input at a time, carries out the effects in order, and answers. The same
/// inputs at the same times give the same effects.
///
/// The first input must be {@link Input.Started}; after a crash a new engine is started with what
/// the journal recovered.
public final class SyncEngine {
    private static final WorkKind[] KINDS = WorkKind.values();

    private final EngineConfig config;
    private @Nullable Running running;

    public SyncEngine(EngineConfig config) {
        this.config = config;
    }

    /// Takes one input in and says what is to be done.
    ///
    /// @param input what happened
    /// @param nowMicros monotonic time; never earlier than at the last call
    /// @return what the host must do, in order
    /// @throws IllegalStateException if the first input is not {@code Started}, or a later one is
    public List<Effect> handle(Input input, long nowMicros) {
        if (input instanceof Input.Started started) {
            if (running != null) {
                throw new IllegalStateException("an engine starts once: device=" + config.device());
            }
            running = new Running(config, started, nowMicros);
        }
        if (running == null) {
            throw new IllegalStateException(
                    "the first input must be Started: input="
                            + input
                            + " device="
                            + config.device());
        }
        return running.handle(input, nowMicros);
    }

    /// An engine that has been started.
    private static final class Running {
        private final EngineState state;
        private final Setbacks setbacks;
        private final Uploader uploader;
        private final Downloader downloader;
        private final WantedCopies copies;
        private final Reconciler reconciler;
        private final FeedReader feed;
        private final Committer committer;
        private final Evictor evictor;
        private final Dispatcher dispatcher;
        private long sweepAtMicros;
        private long wakeAtMicros = Long.MAX_VALUE;

        Running(EngineConfig config, Input.Started started, long nowMicros) {
            state = new EngineState(config, started, nowMicros);
            setbacks = new Setbacks(state);
            uploader = new Uploader(state);
            downloader = new Downloader(state);
            copies = new WantedCopies(state);
            reconciler = new Reconciler(state, uploader, copies);
            uploader.whenMissing(reconciler::contentMissing);
            feed = new FeedReader(state, reconciler);
            committer = new Committer(state, reconciler, uploader, copies);
            evictor = new Evictor(state);
            dispatcher = new Dispatcher(state, setbacks, feed, committer, uploader, downloader);
        }

        List<Effect> handle(Input input, long nowMicros) {
            spendBackgroundTime(nowMicros);
            state.now(nowMicros);
            // Before anything else: a wait may be over although the alarm for it is yet to come.
            setbacks.onTime();
            state.retryDue();
            switch (input) {
                case Input.Started _ -> start();
                case Input.ConditionsObserved observed -> observe(observed.conditions());
                case Input.SignedIn _ -> signInRenewed();
                case Input.LocalChange change -> reconciler.localChange(change);
                case Input.OriginalRequested request -> reconciler.original(request.asset());
                case Input.ReplyArrived arrived -> reply(arrived.request(), arrived.reply());
                case Input.RequestFailed failed -> failure(failed.request(), failed.failure());
                case Input.HintReceived _ -> feed.due();
                case Input.Woken _ -> woken();
                case Input.JournalWritten written -> {
                    state.trees.written(written.sequence(), evictor::mayGo);
                    state.memory.journalFailed(false);
                }
                case Input.JournalFailed _ -> state.memory.journalFailed(true);
            }
            evictor.makeRoom();
            dispatcher.dispatch();
            state.trees.flush(state.outbox);
            setAlarm();
            return state.outbox.drain();
        }

        private void start() {
            if (state.trees.cursor().equals(Cursor.START)) {
                // Nothing tells of which zone the records were that the journal knows.
                state.trees.loseZone(state.outbox);
            }
            reconciler.planAll();
            copies.wantAll();
            feed.due();
            sweepAtMicros = state.now() + state.config.policy().sweepMicros();
        }

        private void observe(Conditions next) {
            Conditions before = state.conditions();
            state.conditions(next);
            if (!next.network().equals(before.network())) {
                setbacks.onNetworkChange();
                if (next.network().internet()) {
                    feed.due();
                }
            }
            if (!Objects.equals(next.signedInAs(), before.signedInAs())) {
                signInRenewed();
            }
            if (next.settings().optimiseStorage() != before.settings().optimiseStorage()) {
                copies.wantOthers();
            }
            reconsiderAll();
        }

        private void signInRenewed() {
            setbacks.onSignInChange();
            feed.due();
        }

        private void woken() {
            wakeAtMicros = Long.MAX_VALUE;
            if (state.now() >= sweepAtMicros) {
                sweepAtMicros = state.now() + state.config.policy().sweepMicros();
                feed.due();
                reconsiderAll();
            }
        }

        /// Every parked item but those that wait for their own backoff or for the cloud's quota,
        /// both of which have a wake-up of their own.
        private void reconsiderAll() {
            long others = ~(Reason.ITEM_RETRY_WAIT.bit() | Reason.CLOUD_QUOTA.bit());
            for (WorkKind kind : KINDS) {
                state.reconsider(kind, others);
            }
        }

        private void reply(long request, Reply reply) {
            InFlight sent = state.outbox.answered(request);
            if (sent == null) {
                return;
            }
            if (reply instanceof Reply.Refused refused) {
                refusal(sent, refused.error());
                return;
            }
            setbacks.onSuccess();
            switch (reply) {
                case Reply.ChangePage page -> {
                    committer.onHeard(page.changes());
                    feed.onChanges(page);
                }
                case Reply.RecordPage page -> {
                    committer.onHeard(page.records());
                    feed.onRecords(page);
                }
                case Reply.SketchPage page -> feed.onSketch(page);
                case Reply.Committed committed -> {
                    committer.onCommitted();
                    state.quota(committed.quotaFreeBytes());
                }
                case Reply.Refused _ -> throw new IllegalStateException("handled above");
                case Reply.AlreadyStored _,
                        Reply.ContentStored _,
                        Reply.UploadOpen _,
                        Reply.PartStored _,
                        Reply.Content _ -> {
                    WorkItem item = running(sent);
                    if (item != null) {
                        transferred(item, reply);
                    }
                }
            }
        }

        private void transferred(WorkItem item, Reply reply) {
            switch (reply) {
                case Reply.AlreadyStored stored -> uploader.onStored(item, stored.content());
                case Reply.ContentStored stored -> uploader.onStored(item, stored.content());
                case Reply.UploadOpen open -> uploader.onSession(item, open.session(), false);
                case Reply.PartStored part -> uploader.onSession(item, part.session(), true);
                case Reply.Content content -> downloader.onContent(item, content.lengthBytes());
                default -> throw new IllegalArgumentException("moves no content: reply=" + reply);
            }
        }

        /// The item that a request was sent for; null if it is no longer wanted.
        private static @Nullable WorkItem running(InFlight sent) {
            WorkItem item = sent.item;
            return item != null && item.place() == WorkItem.Place.RUNNING ? item : null;
        }

        private void refusal(InFlight sent, CloudError error) {
            state.outbox.report(
                    new EngineEvent.RequestFailed(sent.kind, error.getClass().getSimpleName()));
            boolean everyones = setbacks.onRefusal(error);
            WorkItem item = running(sent);
            boolean own =
                    switch (sent.kind) {
                        case CHANGES -> feed.onRefusal(error);
                        case METADATA -> committer.onRefusal(error);
                        case UPLOAD -> item == null || uploader.onRefusal(item, error);
                        case ORIGINAL_ON_DEMAND, OPTIMISED, ORIGINAL ->
                                item == null || downloader.onRefusal(item, error);
                    };
            stopped(sent);
            if (everyones) {
                return;
            }
            if (!own && !(error instanceof CloudError.ZoneNotFound)) {
                // Nobody expects this answer here: treat it as a failing service.
                setbacks.onTransport(TransportFailure.UNREACHABLE);
                return;
            }
            if (!own) {
                feed.zoneLost();
            }
            setbacks.onSuccess();
        }

        private void failure(long request, TransportFailure failure) {
            InFlight sent = state.outbox.answered(request);
            if (sent == null) {
                return;
            }
            WorkItem item = sent.item;
            boolean own = false;
            switch (sent.kind) {
                case CHANGES -> feed.onFailure();
                case METADATA -> committer.onFailure();
                case UPLOAD -> own = item != null && uploader.onFailure(item, failure);
                case ORIGINAL_ON_DEMAND, OPTIMISED, ORIGINAL -> {
                    if (item != null) {
                        downloader.onFailure(item, failure);
                    }
                }
            }
            stopped(sent);
            if (failure == TransportFailure.CANCELLED) {
                if (sent.overdue && sent.kind.download()) {
                    downloader.onOverdue();
                } else if (sent.overdue && sent.kind == WorkKind.UPLOAD) {
                    uploader.onOverdue();
                }
                if (sent.probe) {
                    setbacks.probeLost();
                }
                return;
            }
            state.outbox.report(new EngineEvent.RequestFailed(sent.kind, failure.name()));
            if (!own) {
                setbacks.onTransport(failure);
            } else if (sent.probe) {
                setbacks.probeLost();
            }
        }

        /// A decision may have been put off while an upload was under way: the cloud may have the
        /// content by now.
        private void stopped(InFlight sent) {
            WorkItem item = sent.item;
            if (sent.kind == WorkKind.UPLOAD
                    && item != null
                    && item.place() == WorkItem.Place.QUEUED) {
                reconciler.plan(item.asset());
            }
        }

        private void spendBackgroundTime(long nowMicros) {
            if (state.outbox.movesBulk() && !state.conditions().power().charging()) {
                long spent = nowMicros - state.now();
                if (spent > 0) {
                    state.memory
                            .backgroundMicros()
                            .spend(
                                    spent,
                                    state.now(),
                                    state.config.policy().backgroundWindowMicros());
                }
            }
        }

        /// Asks to be woken when the next thing is due that no input would tell.
        private void setAlarm() {
            long next = Math.min(sweepAtMicros, state.nextRetryMicros());
            next = Math.min(next, dispatcher.nextChangeMicros());
            if (state.outbox.movesBulk() && !state.conditions().power().charging()) {
                long window = state.config.policy().backgroundWindowMicros();
                long left =
                        state.config.policy().backgroundBudgetMicros()
                                - state.memory.backgroundMicros().used(state.now(), window);
                if (left > 0) {
                    next = Math.min(next, state.now() + left);
                }
            }
            next = Math.max(next, state.now() + 1);
            if (next != wakeAtMicros) {
                wakeAtMicros = next;
                state.outbox.emit(new Effect.WakeAt(next));
            }
        }
    }
}
