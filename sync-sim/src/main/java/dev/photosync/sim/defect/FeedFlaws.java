package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.Cursor;
import dev.photosync.core.cloud.RecordChange;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.journal.JournalRecord;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.AssetState;
import dev.photosync.core.library.RecordKind;
import dev.photosync.core.library.Revision;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flaws in how the change feed is read.
final class FeedFlaws {
    private FeedFlaws() {}

    /// What a plan has left, as the cloud last said, for replies that are made up.
    private static final class LastQuota {
        private long freeBytes = Long.MAX_VALUE;

        void note(Reply reply) {
            if (reply instanceof Reply.ChangePage page) {
                freeBytes = page.quotaFreeBytes();
            } else if (reply instanceof Reply.Committed committed) {
                freeBytes = committed.quotaFreeBytes();
            }
        }
    }

    /// "Your cursor has expired" is taken for "nothing is new".
    static final class IgnoresExpiry implements Flaw {
        private final Requests requests = new Requests();
        private final LastQuota quota = new LastQuota();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            Request asked = requests.answeredBy(input);
            if (input instanceof Input.ReplyArrived(long request, Reply reply)) {
                quota.note(reply);
                if (asked instanceof Request.FetchChanges fetch
                        && reply instanceof Reply.Refused(CloudError.ChangeTokenExpired _)) {
                    Reply nothing =
                            new Reply.ChangePage(
                                    ImmutableList.of(),
                                    fetch.cursor(),
                                    false,
                                    quota.freeBytes,
                                    ImmutableSet.of());
                    engine.accept(new Input.ReplyArrived(request, nothing));
                    return;
                }
            }
            engine.accept(input);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            system.accept(effect);
        }
    }

    /// While more is to come the cursor stays where it was, and what is to come is asked for at
    /// once. Reads short pages, so that there often is more.
    static final class CursorStays implements Flaw {
        private static final int PAGE = 10;

        private final Requests requests = new Requests();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            Request asked = requests.answeredBy(input);
            if (asked instanceof Request.FetchChanges fetch
                    && input instanceof Input.ReplyArrived(long request, Reply reply)
                    && reply instanceof Reply.ChangePage page
                    && page.moreComing()) {
                Reply stuck =
                        new Reply.ChangePage(
                                page.changes(),
                                fetch.cursor(),
                                true,
                                page.quotaFreeBytes(),
                                page.openUploads());
                engine.accept(new Input.ReplyArrived(request, stuck));
                engine.accept(new Input.HintReceived());
            } else {
                engine.accept(input);
            }
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            if (effect instanceof Effect.Send send
                    && send.body() instanceof Request.FetchChanges fetch) {
                Request shorter =
                        new Request.FetchChanges(fetch.cursor(), Math.min(PAGE, fetch.limit()));
                system.accept(new Effect.Send(send.request(), send.kind(), send.header(), shorter));
            } else {
                system.accept(effect);
            }
        }
    }

    /// The cursor goes to the journal at once, and the changes before it with whatever is
    /// journalled next.
    static final class CursorFirst implements Flaw {
        private JournalRecord.@Nullable PageApplied late;

        @Override
        public void in(Input input, Consumer<Input> engine) {
            if (input instanceof Input.Started) {
                late = null;
            }
            engine.accept(input);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            if (effect instanceof Effect.WriteCheckpoint) {
                late = null;
            } else if (effect instanceof Effect.Append(long sequence, JournalRecord record)) {
                JournalRecord.PageApplied before = late;
                late = null;
                if (before != null) {
                    system.accept(new Effect.Append(sequence, before));
                }
                if (record instanceof JournalRecord.PageApplied page && !page.changes().isEmpty()) {
                    late = page;
                    system.accept(
                            new Effect.Append(
                                    sequence,
                                    new JournalRecord.PageApplied(
                                            ImmutableList.of(), page.next())));
                    return;
                }
            }
            system.accept(effect);
        }
    }

    /// "There is no such zone" is taken for the owner's word that everything is to go.
    static final class LostZoneDeletes implements Flaw {
        private final Requests requests = new Requests();
        private final SeenLibrary library = new SeenLibrary();
        private final LastQuota quota = new LastQuota();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            Request asked = requests.answeredBy(input);
            library.note(input);
            if (input instanceof Input.ReplyArrived(long request, Reply reply)) {
                quota.note(reply);
                if (asked instanceof Request.FetchChanges
                        && reply instanceof Reply.Refused(CloudError.ZoneNotFound _)) {
                    Reply page =
                            new Reply.ChangePage(
                                    allGone(),
                                    Cursor.START,
                                    false,
                                    quota.freeBytes,
                                    ImmutableSet.of());
                    engine.accept(new Input.ReplyArrived(request, page));
                    return;
                }
            }
            engine.accept(input);
        }

        private ImmutableList<RecordChange> allGone() {
            ImmutableList.Builder<RecordChange> gone = ImmutableList.builder();
            library.assets()
                    .forEach((id, revision) -> {
                        if (revision.state() != AssetState.PURGED) {
                            gone.add(new RecordChange(id, purged(revision)));
                        }
                    });
            return gone.build();
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            library.note(effect);
            system.accept(effect);
        }
    }

    /// What was deleted elsewhere stays on the device, where it is found and taken for new.
    static final class KeepsDeleted implements Flaw {
        private final SeenLibrary library = new SeenLibrary();
        private final Map<AssetId, Revision> kept = new LinkedHashMap<>();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            library.note(input);
            engine.accept(input);
            kept.forEach((id, revision) -> engine.accept(new Input.LocalChange(id, revision, -1)));
            kept.clear();
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            if (effect instanceof Effect.SaveRevision(AssetId id, Revision revision)
                    && revision.state() == AssetState.TRASHED) {
                Revision here = library.get(id);
                if (here != null && here.live()) {
                    kept.put(id, here);
                    return;
                }
            }
            library.note(effect);
            system.accept(effect);
        }
    }

    /// Reads records of a newer format as the one it knows, and writes back what it has read.
    static final class DropsUnknownFields implements Flaw {
        private final SeenLibrary library = new SeenLibrary();
        // What the cloud really has of records that were read so. Looked up, never iterated.
        private final Map<AssetId, Revision> real = new HashMap<>();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            library.note(input);
            engine.accept(
                    input instanceof Input.ReplyArrived arrived
                            ? new Input.ReplyArrived(arrived.request(), read(arrived.reply()))
                            : input);
        }

        private Reply read(Reply reply) {
            return switch (reply) {
                case Reply.ChangePage page ->
                        new Reply.ChangePage(
                                read(page.changes()),
                                page.next(),
                                page.moreComing(),
                                page.quotaFreeBytes(),
                                page.openUploads());
                case Reply.RecordPage page ->
                        new Reply.RecordPage(read(page.records()), page.moreComing(), page.asOf());
                case Reply.Refused(CloudError.ServerRecordChanged changed) ->
                        new Reply.Refused(
                                new CloudError.ServerRecordChanged(read(changed.current())));
                default -> reply;
            };
        }

        private ImmutableList<RecordChange> read(ImmutableList<RecordChange> records) {
            return records.stream().map(this::read).collect(ImmutableList.toImmutableList());
        }

        /// What the device itself has written in the newer format it knows.
        private RecordChange read(RecordChange record) {
            Revision own = library.get(record.id());
            boolean known = own != null && own.recordKind() > RecordKind.ASSET;
            if (known || record.revision().recordKind() <= RecordKind.ASSET) {
                real.remove(record.id());
                return record;
            }
            real.put(record.id(), record.revision());
            return new RecordChange(record.id(), lowered(record.revision()));
        }

        private static Revision lowered(Revision revision) {
            return revision.withRecordKind(RecordKind.ASSET);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            library.note(effect);
            system.accept(SaveFlaws.saves(effect, this::write));
        }

        private RecordSave write(RecordSave save) {
            Revision there = real.get(save.id());
            return there != null && lowered(there).equals(save.expected())
                    ? new RecordSave(save.id(), there, save.desired())
                    : save;
        }
    }

    static Revision purged(Revision revision) {
        return revision.withState(AssetState.PURGED, revision.stateSinceMicros() + 1);
    }
}
