package dev.photosync.sim.defect;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.cloud.Request;
import dev.photosync.core.cloud.RequestHeader;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Gate;
import dev.photosync.core.gate.GateMemory;
import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.core.gate.Work;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.ContentHash;
import dev.photosync.core.schedule.WorkItem;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flaws in what gates let through: the engine's own gates, with something around them.
final class GateFlaws {
    private GateFlaws() {}

    /// What becomes of a gate's reasons. Unlike a gate it may remember.
    private interface Change {
        long apply(Work work, GateMemory memory, long reasons);
    }

    /// A gate with a change around it.
    private record Changed(Gate gate, Change change) implements Gate {
        @Override
        public GateName name() {
            return gate.name();
        }

        @Override
        public long evaluate(
                Work work,
                Conditions conditions,
                SyncPolicy policy,
                GateMemory memory,
                long nowMicros) {
            long reasons = gate.evaluate(work, conditions, policy, memory, nowMicros);
            return change.apply(work, memory, reasons);
        }
    }

    private static EngineConfig changed(EngineConfig healthy, Set<GateName> names, Change change) {
        return healthy.with(
                healthy.gates()
                        .map(gate ->
                                names.contains(gate.name()) ? new Changed(gate, change) : gate));
    }

    /// Power and mobile data are asked about before an upload, and not again until it is done.
    static final class OnlyAtStart implements Flaw {
        private final Requests requests = new Requests();
        private final Set<ContentHash> begun = new HashSet<>();

        @Override
        public EngineConfig engine(EngineConfig healthy) {
            return changed(
                    healthy,
                    Set.of(GateName.POWER, GateName.CELLULAR),
                    (work, memory, reasons) -> underWay(work) ? Reasons.NONE : reasons);
        }

        private boolean underWay(Work work) {
            if (work.kind() != WorkKind.UPLOAD) {
                return false;
            }
            return work instanceof WorkItem item
                    ? item.place() == WorkItem.Place.RUNNING
                    : !begun.isEmpty();
        }

        @Override
        public void in(Input input, Consumer<Input> engine) {
            ContentHash content = content(requests.answeredBy(input));
            boolean over =
                    !(input instanceof Input.ReplyArrived(long _, Reply reply))
                            || !(reply instanceof Reply.UploadOpen
                                    || reply instanceof Reply.PartStored);
            if (input instanceof Input.Started) {
                begun.clear();
            } else if (content != null && over) {
                begun.remove(content);
            }
            engine.accept(input);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            requests.note(effect);
            ContentHash content = effect instanceof Effect.Send send ? content(send.body()) : null;
            if (content != null) {
                begun.add(content);
            }
            system.accept(effect);
        }

        private static @Nullable ContentHash content(@Nullable Request upload) {
            return switch (upload) {
                case Request.OpenUpload open -> open.content();
                case Request.UploadPart part -> part.content();
                case Request.CompleteUpload complete -> complete.content();
                case null, default -> null;
            };
        }
    }

    /// An upload that the plan has no room for stands first, and all others wait behind it.
    static final class NoRoomForOneIsForAll implements Flaw {
        private long largestBytes;

        @Override
        public EngineConfig engine(EngineConfig healthy) {
            return changed(healthy, Set.of(GateName.CLOUD_QUOTA), this::behind);
        }

        private long behind(Work work, GateMemory memory, long reasons) {
            if (work.kind() != WorkKind.UPLOAD || !(work instanceof WorkItem)) {
                return reasons;
            }
            if (reasons != Reasons.NONE) {
                largestBytes = Math.max(largestBytes, work.bytes());
                return reasons;
            }
            if (largestBytes <= memory.quotaFreeBytes()) {
                largestBytes = 0;
            }
            return largestBytes > 0 ? Reason.CLOUD_QUOTA.bit() : Reasons.NONE;
        }
    }

    /// What was queued under one account goes up to whichever is signed in.
    static final class KeepsQueue implements Flaw {
        private @Nullable String signedInAs;

        @Override
        public EngineConfig engine(EngineConfig healthy) {
            return changed(
                    healthy,
                    Set.of(GateName.ACCOUNT),
                    (work, memory, reasons) ->
                            queued(work.kind()) ? reasons & ~Reason.WRONG_ACCOUNT.bit() : reasons);
        }

        private static boolean queued(WorkKind kind) {
            return kind == WorkKind.UPLOAD || kind == WorkKind.METADATA;
        }

        @Override
        public void in(Input input, Consumer<Input> engine) {
            if (input instanceof Input.Started started) {
                signedInAs = started.conditions().signedInAs();
            } else if (input instanceof Input.ConditionsObserved observed) {
                signedInAs = observed.conditions().signedInAs();
            }
            engine.accept(input);
        }

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            if (effect instanceof Effect.Send send && queued(send.kind())) {
                RequestHeader header = send.header();
                RequestHeader present =
                        new RequestHeader(
                                Objects.requireNonNullElse(signedInAs, header.account()),
                                header.device(),
                                header.protocolVersion());
                system.accept(new Effect.Send(send.request(), send.kind(), present, send.body()));
            } else {
                system.accept(effect);
            }
        }
    }
}
