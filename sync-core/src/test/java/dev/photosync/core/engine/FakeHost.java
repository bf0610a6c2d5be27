package dev.photosync.core.engine;

import static java.util.Objects.requireNonNull;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.codec.ChangePageCodec;
import dev.photosync.core.codec.MalformedException;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.PowerPolicy;
import dev.photosync.core.gate.Conditions.Reach;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.GateCatalogue;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.Holdings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A phone in memory that carries out an engine's effects: a library, a journal, a clock that the
/// test moves, and requests that wait until the test has them answered.
///
/// It checks what must hold of every effect: an original only leaves when the cloud has it, and a
/// part is only sent of content that the device holds.
final class FakeHost {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final Release RELEASE = new Release("18", 3, RecordKind.SPATIAL, true);
    static final Network WIFI = new Network(Transport.WIFI, Reach.INTERNET, false, false);
    static final Network CELLULAR = new Network(Transport.CELLULAR, Reach.INTERNET, true, false);
    static final Power CHARGER = new Power(80, true, false, false);
    static final Power BATTERY = new Power(80, false, false, false);
    static final Settings SETTINGS =
            new Settings(
                    true, 0, true, true, true, false, false, false, true, PowerPolicy.STANDARD);
    static final Settings OPTIMISING =
            new Settings(true, 0, true, true, true, false, false, true, true, PowerPolicy.STANDARD);
    static final Conditions GOOD =
            new Conditions(Photos.ACCOUNT, WIFI, CHARGER, 50_000_000_000L, SETTINGS);

    /// The process has died at the effect that the test chose.
    static final class Crashed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// A request without an answer.
    static final class Pending {
        final long request;
        final WorkKind kind;
        final Request body;
        boolean cancelled;
        @Nullable Reply served;

        Pending(Effect.Send send) {
            this.request = send.request();
            this.kind = send.kind();
            this.body = send.body();
        }
    }

    final FakeCloud cloud;
    final List<Effect> log = new ArrayList<>();
    final Map<Long, Pending> pending = new LinkedHashMap<>();

    /// Whether cancelled requests are confirmed.
    boolean confirmsCancels = true;

    /// Whether appended records become durable.
    boolean writesJournal = true;

    int effectsUntilCrash = Integer.MAX_VALUE;
    private final EngineConfig config;
    private SyncEngine engine;
    private Conditions conditions;
    private LibrarySnapshot library = LibrarySnapshot.empty();
    private Holdings holdings = new Holdings();
    private EngineImage checkpoint = EngineImage.EMPTY;
    private final List<JournalRecord> journal = new ArrayList<>();
    private int durable;
    private long firstSequence = 1;
    private int startOfRun;
    private long nowMicros;
    private long wakeAtMicros = Long.MAX_VALUE;

    FakeHost(FakeCloud cloud) {
        this(cloud, GOOD, SyncPolicy.STANDARD, RELEASE);
    }

    FakeHost(FakeCloud cloud, Conditions conditions, SyncPolicy policy, Release release) {
        this(cloud, conditions, config("phone", policy, release));
    }

    FakeHost(FakeCloud cloud, Conditions conditions, EngineConfig config) {
        this.cloud = cloud;
        this.conditions = conditions;
        this.config = config;
        this.engine = new SyncEngine(config);
    }

    static EngineConfig config(String device, SyncPolicy policy, Release release) {
        return new EngineConfig(
                device, Photos.ACCOUNT, release, policy, GateCatalogue.all(), device.length());
    }

    // ---- what the device has

    /// The device no longer holds any copy of an asset.
    void loseCopy(AssetId id) {
        holdings.set(id, Rendition.NONE, 0, 0);
    }

    LibrarySnapshot library() {
        return library;
    }

    Revision local(AssetId id) {
        return requireNonNull(library.get(id));
    }

    long heldBytes() {
        return holdings.totalBytes();
    }

    Rendition rendition(AssetId id) {
        return holdings.rendition(id);
    }

    Conditions conditions() {
        return conditions;
    }

    SyncPolicy policy() {
        return config.policy();
    }

    long now() {
        return nowMicros;
    }

    long wakeAt() {
        return wakeAtMicros;
    }

    /// What a start after a crash would recover.
    EngineImage image() {
        EngineImage image = checkpoint;
        for (JournalRecord record : journal.subList(0, durable)) {
            image = image.apply(record);
        }
        return image;
    }

    /// How many records of the journal are durable.
    int durable() {
        return durable;
    }

    List<JournalRecord> journal() {
        return journal;
    }

    // ---- inputs

    FakeHost start() {
        input(new Input.Started(library, holdings.copy(), image(), conditions));
        return this;
    }

    /// The process dies and starts again.
    ///
    /// @param keepUnwritten whether what was appended and not yet acknowledged is on disk
    /// @param serveLost whether the requests on their way reach the cloud
    FakeHost restart(boolean keepUnwritten, boolean serveLost) {
        return restart(config, keepUnwritten, serveLost);
    }

    FakeHost restart(EngineConfig next, boolean keepUnwritten, boolean serveLost) {
        if (serveLost) {
            for (Pending sent : pending.values()) {
                if (sent.served == null) {
                    cloud.serve(sent.body);
                }
            }
        }
        pending.clear();
        wakeAtMicros = Long.MAX_VALUE;
        effectsUntilCrash = Integer.MAX_VALUE;
        checkpoint = keepUnwritten ? imageOfAll() : image();
        journal.clear();
        durable = 0;
        firstSequence = 1;
        engine = new SyncEngine(next);
        startOfRun = log.size();
        return start();
    }

    /// The process dies and starts again, and only the first so many durable records of the journal
    /// can still be read.
    FakeHost restartWithFirst(int records) {
        durable = Math.min(durable, records);
        return restart(false, true);
    }

    private EngineImage imageOfAll() {
        durable = journal.size();
        return image();
    }

    void input(Input input) {
        List<Effect> effects = engine.handle(input, nowMicros);
        for (Effect effect : effects) {
            if (effectsUntilCrash-- <= 0) {
                throw new Crashed();
            }
            execute(effect);
        }
        acknowledge();
    }

    void observe(Conditions next) {
        conditions = next;
        input(new Input.ConditionsObserved(next));
    }

    void observe(Network network) {
        observe(
                new Conditions(
                        conditions.signedInAs(),
                        network,
                        conditions.power(),
                        conditions.freeBytes(),
                        conditions.settings()));
    }

    void observe(Power power) {
        observe(
                new Conditions(
                        conditions.signedInAs(),
                        conditions.network(),
                        power,
                        conditions.freeBytes(),
                        conditions.settings()));
    }

    void observe(Settings settings) {
        observe(
                new Conditions(
                        conditions.signedInAs(),
                        conditions.network(),
                        conditions.power(),
                        conditions.freeBytes(),
                        settings));
    }

    void observeFree(long freeBytes) {
        observe(
                new Conditions(
                        conditions.signedInAs(),
                        conditions.network(),
                        conditions.power(),
                        freeBytes,
                        conditions.settings()));
    }

    void signedInAs(@Nullable String account) {
        observe(
                new Conditions(
                        account,
                        conditions.network(),
                        conditions.power(),
                        conditions.freeBytes(),
                        conditions.settings()));
    }

    /// The owner takes a photo or changes its content.
    void take(AssetId id, Revision revision) {
        library = library.with(id, revision);
        holdings.set(id, Rendition.ORIGINAL, revision.sizeBytes(), 0);
        input(new Input.LocalChange(id, revision, revision.sizeBytes()));
    }

    /// The owner changes what is said of a photo.
    void change(AssetId id, Revision revision) {
        library = library.with(id, revision);
        boolean purged = revision.resources().isEmpty();
        if (purged) {
            holdings.set(id, Rendition.NONE, 0, 0);
        }
        input(new Input.LocalChange(id, revision, purged ? 0 : -1));
    }

    void hint() {
        input(new Input.HintReceived());
    }

    // ---- time and replies

    /// Answers every request as it comes, until none is left.
    FakeHost settle() {
        for (int i = 0; !pending.isEmpty(); i++) {
            if (i > 20_000) {
                throw new IllegalStateException("requests never end: pending=" + pending.size());
            }
            answer(pending.values().iterator().next());
        }
        return this;
    }

    /// Lets time pass: wakes the engine when it asked for it, and answers what it sends.
    FakeHost pass(long micros) {
        long until = nowMicros + micros;
        settle();
        for (int i = 0; wakeAtMicros <= until; i++) {
            if (i > 20_000) {
                throw new IllegalStateException("wakes up for ever: now=" + nowMicros);
            }
            wake();
            settle();
        }
        nowMicros = until;
        return this;
    }

    /// Lets time pass and answers nothing.
    void passSilently(long micros) {
        long until = nowMicros + micros;
        while (wakeAtMicros <= until) {
            wake();
        }
        nowMicros = until;
    }

    /// Moves the clock without waking the engine.
    void moveClock(long micros) {
        nowMicros += micros;
    }

    void wake() {
        nowMicros = Math.max(nowMicros, wakeAtMicros);
        wakeAtMicros = Long.MAX_VALUE;
        input(new Input.Woken());
    }

    /// The cloud carries a request out; its reply is on the way.
    void serve(Pending sent) {
        if (sent.served == null) {
            sent.served = read(cloud.serve(sent.body));
        }
    }

    /// A page of the feed as it is read from its bytes, which shares nothing with the cloud.
    private static Reply read(Reply reply) {
        if (!(reply instanceof Reply.ChangePage page)) {
            return reply;
        }
        Reply.ChangePage read;
        try {
            read = ChangePageCodec.decode(ChangePageCodec.encode(page));
        } catch (MalformedException e) {
            throw new AssertionError("what was written is read back: page=" + page, e);
        }
        if (!read.equals(page)) {
            throw new AssertionError("another page is read: read=" + read + " page=" + page);
        }
        return read;
    }

    void answer(Pending sent) {
        if (sent.cancelled) {
            fail(sent, TransportFailure.CANCELLED);
            return;
        }
        if (!readable(sent.body)) {
            fail(sent, TransportFailure.SOURCE_UNREADABLE);
            return;
        }
        serve(sent);
        pending.remove(sent.request);
        input(new Input.ReplyArrived(sent.request, requireNonNull(sent.served)));
    }

    void fail(Pending sent, TransportFailure failure) {
        pending.remove(sent.request);
        input(new Input.RequestFailed(sent.request, failure));
    }

    void failAll(TransportFailure failure) {
        for (Pending sent : List.copyOf(pending.values())) {
            fail(sent, failure);
        }
    }

    /// The only request under way.
    Pending only() {
        if (pending.size() != 1) {
            throw new AssertionError("one request should be under way: " + bodies());
        }
        return pending.values().iterator().next();
    }

    List<Request> bodies() {
        return pending.values().stream().map(sent -> sent.body).toList();
    }

    /// The first request of this kind that is under way.
    Pending find(Class<? extends Request> kind) {
        for (Pending sent : pending.values()) {
            if (kind.isInstance(sent.body)) {
                return sent;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " under way: " + bodies());
    }

    /// Every request sent so far, in order.
    <T extends Request> List<T> sent(Class<T> kind) {
        return log.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).body())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// Every event reported so far, in order.
    <T extends EngineEvent> List<T> events(Class<T> kind) {
        return log.stream()
                .filter(Effect.Report.class::isInstance)
                .map(effect -> ((Effect.Report) effect).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// What holds a lane, as last reported.
    long held(WorkKind kind) {
        long reasons = 0;
        for (Effect effect : log.subList(startOfRun, log.size())) {
            if (effect instanceof Effect.Report(EngineEvent.LaneHeld held) && held.kind() == kind) {
                reasons = held.reasons();
            }
        }
        return reasons;
    }

    /// Items of each lane that are queued, moving or parked, by this engine's own account.
    Map<WorkKind, Integer> pendingItems() {
        Map<WorkKind, Integer> count = new HashMap<>();
        for (Effect effect : log.subList(startOfRun, log.size())) {
            if (!(effect instanceof Effect.Report(EngineEvent event))) {
                continue;
            }
            switch (event) {
                case EngineEvent.Queued queued -> count.merge(queued.kind(), 1, Integer::sum);
                case EngineEvent.Finished done -> count.merge(done.kind(), -1, Integer::sum);
                case EngineEvent.Dropped gone -> count.merge(gone.kind(), -1, Integer::sum);
                default -> {}
            }
        }
        count.values().removeIf(number -> number == 0);
        return count;
    }

    // ---- effects

    private void execute(Effect effect) {
        log.add(effect);
        switch (effect) {
            case Effect.Send send -> pending.put(send.request(), new Pending(send));
            case Effect.Cancel cancel -> {
                Pending sent = pending.get(cancel.request());
                if (sent != null && confirmsCancels) {
                    sent.cancelled = true;
                }
            }
            case Effect.Append append -> journal.add(append.record());
            case Effect.WriteCheckpoint written -> {
                checkpoint = written.image();
                journal.clear();
                durable = 0;
                firstSequence = written.sequence() + 1;
            }
            case Effect.WakeAt wake -> wakeAtMicros = wake.atMicros();
            case Effect.SaveRevision save -> save(save);
            case Effect.StoreCopy copy -> store(copy);
            case Effect.MoveCopy move -> {
                holdings.set(move.from(), Rendition.NONE, 0, 0);
                hold(move.to(), move.toRevision(), Rendition.ORIGINAL, move.heldBytes());
            }
            case Effect.Report _ -> {}
        }
    }

    private void save(Effect.SaveRevision save) {
        Revision before = library.get(save.asset());
        library = library.with(save.asset(), save.revision());
        if (before != null && !before.resources().equals(save.revision().resources())) {
            holdings.markStale(save.asset(), before.resources());
        }
    }

    private void store(Effect.StoreCopy copy) {
        boolean leaves =
                holdings.rendition(copy.asset()) == Rendition.ORIGINAL
                        && copy.rendition() != Rendition.ORIGINAL;
        if (leaves && copy.rendition() == Rendition.OPTIMISED) {
            for (Resource resource : copy.revision().resources()) {
                if (!cloud.holds(resource)) {
                    throw new AssertionError(
                            "an original leaves that the cloud does not have: " + copy);
                }
            }
        }
        hold(copy.asset(), copy.revision(), copy.rendition(), copy.heldBytes());
    }

    private void hold(AssetId id, Revision revision, Rendition rendition, long bytes) {
        holdings.set(id, rendition, bytes, 0);
        Revision saved = library.get(id);
        if (rendition == Rendition.ORIGINAL
                && saved != null
                && !saved.resources().equals(revision.resources())) {
            holdings.markStale(id, revision.resources());
        }
    }

    private void acknowledge() {
        if (writesJournal && durable < journal.size()) {
            durable = journal.size();
            input(new Input.JournalWritten(firstSequence + durable - 1));
        }
    }

    /// Whether the device has the content that a request would send.
    private boolean readable(Request body) {
        if (!(body instanceof Request.UploadPart part)) {
            return true;
        }
        boolean[] found = new boolean[1];
        library.forEach((id, revision) -> {
            for (Resource resource : revision.resources()) {
                found[0] |=
                        resource.hash().equals(part.content())
                                && holdings.hasFile(id, part.content());
            }
        });
        return found[0];
    }
}
