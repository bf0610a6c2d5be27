package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.cloud.UploadSession;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.Revision;
import dev.photosync.core.storage.EvictionRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flaws in how content is uploaded, and in what is done when it has been.
final class UploadFlaws {
    private UploadFlaws() {}

    /// An upload whose connection breaks is never heard of again.
    static final class LosesCallbacks implements Flaw {
        private final Requests requests = new Requests();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            Request asked = requests.answeredBy(input);
            boolean upload =
                    asked instanceof Request.OpenUpload
                            || asked instanceof Request.UploadPart
                            || asked instanceof Request.CompleteUpload;
            boolean broken =
                    input instanceof Input.RequestFailed failed
                            && (failed.failure() == TransportFailure.CONNECTION_RESET
                                    || failed.failure() == TransportFailure.TIMED_OUT);
            if (!upload || !broken) {
                engine.accept(input);
            }
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            system.accept(effect);
        }
    }

    /// An original counts as safe as soon as its upload has begun.
    static final class EvictsAtStart implements Flaw {
        // Looked up, never iterated.
        private final Set<ContentHash> begun = new HashSet<>();

        @Override
        public EngineConfig engine(EngineConfig healthy) {
            return healthy.with(healthy.rules().withEviction(this::mayGo));
        }

        private boolean mayGo(Revision local, @Nullable Revision agreed, boolean durable) {
            return EvictionRule.CONFIRMED.mayGo(local, agreed, durable)
                    || local.resources().stream().anyMatch(part -> begun.contains(part.hash()));
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            if (effect instanceof Effect.Send send
                    && send.body() instanceof Request.OpenUpload open) {
                begun.add(open.content());
            }
            system.accept(effect);
        }
    }

    /// When content changes while it is being uploaded, the upload goes on where it was, with what
    /// the content is now, if there is room for that. Sends short parts, so that there often is
    /// something to go on from.
    static final class MixesContent implements Flaw {
        private static final long PART_BYTES = 1 << 20;

        private final SeenLibrary library = new SeenLibrary();
        // All four are looked up, never iterated. Sessions by what they are told to be of.
        private final Map<ContentHash, UploadSession> open = new HashMap<>();
        private final Map<ContentHash, UploadSession> before = new HashMap<>();
        // What is really wanted, by the request that asks for the old session, and by session.
        private final Map<Long, Request.OpenUpload> asked = new HashMap<>();
        private final Map<Long, Request.OpenUpload> resumed = new HashMap<>();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            switch (input) {
                case Input.Started _ -> asked.clear();
                case Input.LocalChange(AssetId id, Revision revision, long _) ->
                        changed(library.get(id), revision);
                default -> {}
            }
            library.note(input);
            engine.accept(
                    input instanceof Input.ReplyArrived(long request, Reply reply)
                            ? new Input.ReplyArrived(request, reply(request, reply))
                            : input);
        }

        private void changed(@Nullable Revision old, Revision revision) {
            for (Resource part : revision.resources()) {
                UploadSession session =
                        old == null
                                ? null
                                : old.resource(part.role())
                                        .filter(same -> !same.equals(part))
                                        .map(same -> open.remove(same.hash()))
                                        .orElse(null);
                if (session != null) {
                    before.put(part.hash(), session);
                }
            }
        }

        private Reply reply(long request, Reply reply) {
            Request.OpenUpload wanted = asked.remove(request);
            return switch (reply) {
                case Reply.UploadOpen(UploadSession session) -> {
                    if (wanted != null) {
                        resumed.put(session.id(), wanted);
                    }
                    yield new Reply.UploadOpen(told(session));
                }
                case Reply.PartStored(UploadSession session) -> new Reply.PartStored(told(session));
                case Reply.ContentStored stored -> {
                    open.remove(stored.content());
                    yield reply;
                }
                default -> reply;
            };
        }

        /// A session of what the content was is told as one of what it is.
        private UploadSession told(UploadSession session) {
            Request.OpenUpload wanted = resumed.get(session.id());
            UploadSession told = session;
            if (wanted != null) {
                ImmutableRangeSet<Long> confirmed =
                        session.confirmed().subRangeSet(Range.closedOpen(0L, wanted.sizeBytes()));
                told =
                        new UploadSession(
                                session.id(), wanted.content(), wanted.sizeBytes(), confirmed);
            }
            open.put(told.content(), told);
            return told;
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            library.note(effect);
            system.accept(
                    effect instanceof Effect.Send send
                            ? new Effect.Send(
                                    send.request(),
                                    send.kind(),
                                    send.header(),
                                    changed(send.request(), send.body()))
                            : effect);
        }

        private Request changed(long request, Request body) {
            return switch (body) {
                case Request.OpenUpload wanted -> {
                    UploadSession old = before.remove(wanted.content());
                    if (old == null || old.sizeBytes() < wanted.sizeBytes()) {
                        yield wanted;
                    }
                    asked.put(request, wanted);
                    yield new Request.OpenUpload(old.content(), old.sizeBytes());
                }
                case Request.UploadPart part ->
                        new Request.UploadPart(
                                part.session(),
                                part.content(),
                                part.offsetBytes(),
                                Math.min(PART_BYTES, part.lengthBytes()));
                default -> body;
            };
        }
    }
}
