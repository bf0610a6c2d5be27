package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableList;
import dev.photosync.core.cloud.CloudError;
import dev.photosync.core.cloud.RecordSave;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.TransportFailure;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.Input;
import dev.photosync.core.journal.EngineImage;
import dev.photosync.core.library.AssetId;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Mix;
import dev.photosync.core.library.Rendition;
import dev.photosync.core.library.Resource;
import dev.photosync.core.library.ResourceRole;
import dev.photosync.core.library.Revision;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Flaws in how records are saved in the cloud.
final class SaveFlaws {
    private SaveFlaws() {}

    /// The same effect, with each record that it saves changed.
    static Effect saves(Effect effect, UnaryOperator<RecordSave> change) {
        if (effect instanceof Effect.Send send
                && send.body() instanceof Request.CommitBatch(ImmutableList<RecordSave> saves)) {
            Request changed =
                    new Request.CommitBatch(
                            saves.stream().map(change).collect(ImmutableList.toImmutableList()));
            return new Effect.Send(send.request(), send.kind(), send.header(), changed);
        }
        return effect;
    }

    /// Another id for a picture that has one.
    private static AssetId another(AssetId id) {
        return new AssetId(Mix.of(id.high(), 1), Mix.of(id.low(), 2));
    }

    /// A save that fails for the moment is taken off the list as if it had been done.
    static final class ForgetsFailed implements Flaw {
        private final Requests requests = new Requests();
        private long quotaFreeBytes = Long.MAX_VALUE;

        @Override
        public void in(Input input, Consumer<Input> engine) {
            boolean save = requests.answeredBy(input) instanceof Request.CommitBatch;
            if (input instanceof Input.ReplyArrived(long _, Reply.Committed committed)) {
                quotaFreeBytes = committed.quotaFreeBytes();
            }
            long failed =
                    switch (input) {
                        case Input.RequestFailed(long request, TransportFailure failure)
                                when failure != TransportFailure.CANCELLED ->
                                request;
                        case Input.ReplyArrived(
                                        long request,
                                        Reply.Refused(CloudError.Transient _)) ->
                                request;
                        default -> 0;
                    };
            engine.accept(
                    save && failed != 0
                            ? new Input.ReplyArrived(failed, new Reply.Committed(quotaFreeBytes))
                            : input);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            system.accept(effect);
        }
    }

    /// A new asset whose save got no answer, since that was lost or the process died before it
    /// came, is saved once more as another.
    static final class RetriesAsNew implements Flaw {
        private final Requests requests = new Requests();
        // Looked up, never iterated.
        private final Set<AssetId> doubtful = new HashSet<>();

        @Override
        public void in(Input input, Consumer<Input> engine) {
            if (input instanceof Input.Started) {
                requests.unanswered().forEach(this::doubt);
            }
            Request asked = requests.answeredBy(input);
            if (asked != null
                    && input instanceof Input.RequestFailed failed
                    && failed.failure() != TransportFailure.CANCELLED) {
                doubt(asked);
            }
            engine.accept(input);
        }

        private void doubt(Request request) {
            if (request instanceof Request.CommitBatch batch) {
                batch.saves().stream()
                        .filter(save -> save.expected() == null)
                        .map(RecordSave::id)
                        .forEach(doubtful::add);
            }
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            system.accept(
                    saves(
                            effect,
                            save ->
                                    save.expected() == null && doubtful.remove(save.id())
                                            ? new RecordSave(
                                                    another(save.id()), null, save.desired())
                                            : save));
        }
    }

    /// The film of a Live Photo is taken for a second copy of its still and left out.
    static final class LeavesFilmOut implements Flaw {
        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            system.accept(
                    saves(
                            effect,
                            save ->
                                    save.expected() == null
                                            ? new RecordSave(
                                                    save.id(), null, withoutFilm(save.desired()))
                                            : save));
        }

        private static Revision withoutFilm(Revision revision) {
            ImmutableList<Resource> rest =
                    revision.resources().stream()
                            .filter(part -> part.role() != ResourceRole.PAIRED_VIDEO)
                            .collect(ImmutableList.toImmutableList());
            return revision.withResources(rest);
        }
    }

    /// An engine that remembers nothing imports every picture on the device as a new one.
    static final class ImportsAnew implements Flaw {
        private boolean startedBefore;

        @Override
        public void in(Input input, Consumer<Input> engine) {
            engine.accept(input);
            if (input instanceof Input.Started started) {
                boolean forgot = startedBefore && started.image().equals(EngineImage.EMPTY);
                startedBefore = true;
                if (forgot) {
                    imports(started, engine);
                }
            }
        }

        private static void imports(Input.Started started, Consumer<Input> engine) {
            LibrarySnapshot library = started.local();
            library.forEach((id, revision) -> {
                if (revision.live() && started.holdings().rendition(id) == Rendition.ORIGINAL) {
                    engine.accept(
                            new Input.LocalChange(another(id), revision, revision.sizeBytes()));
                }
            });
        }
    }
}
