package dev.photosync.sim.defect;

import dev.photosync.core.cloud.Reply;
import dev.photosync.core.engine.Effect;
import dev.photosync.core.engine.EngineConfig;
import dev.photosync.core.engine.EngineEvent;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Network;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.Transport;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.AssetId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flaws that keep an engine waiting after the cause has ended, or keep up the appearance.
final class WaitFlaws {
    private WaitFlaws() {}

    /// What is observed is changed by what the engine was told before; a new process sees things as
    /// they are.
    static final class Latch implements Flaw {
        private final BinaryOperator<Conditions> change;
        private @Nullable Conditions told;

        /// @param change what is told, of what was told before and what is the case
        Latch(BinaryOperator<Conditions> change) {
            this.change = change;
        }

        @Override
        public void in(Input input, Consumer<Input> engine) {
            if (input instanceof Input.Started started) {
                told = started.conditions();
            }
            if (input instanceof Input.ConditionsObserved observed) {
                Conditions before = Objects.requireNonNullElse(told, observed.conditions());
                told = change.apply(before, observed.conditions());
                engine.accept(new Input.ConditionsObserved(told));
            } else {
                engine.accept(input);
            }
        }
    }

    /// A network or a charger that comes back is not told of.
    static Conditions unwoken(Conditions told, Conditions now) {
        Power power = now.power();
        boolean charging = told.power().charging() && power.charging();
        return now.withNetwork(
                        worth(now.network()) > worth(told.network())
                                ? told.network()
                                : now.network())
                .withPower(
                        new Power(
                                power.batteryPercent(),
                                charging,
                                power.lowPowerMode(),
                                power.tooWarm()));
    }

    private static int worth(Network network) {
        if (!network.internet()) {
            return 0;
        }
        return network.transport() == Transport.WIFI ? 2 : 1;
    }

    /// Low Power Mode, once seen, goes on.
    static Conditions lowPower(Conditions told, Conditions now) {
        Power power = now.power();
        return now.withPower(
                new Power(
                        power.batteryPercent(),
                        power.charging(),
                        power.lowPowerMode() || told.power().lowPowerMode(),
                        power.tooWarm()));
    }

    /// The room in the plan is only ever seen to shrink.
    static final class QuotaOnlyShrinks implements Flaw {
        private long leastBytes = Long.MAX_VALUE;

        @Override
        public void in(Input input, Consumer<Input> engine) {
            engine.accept(
                    input instanceof Input.ReplyArrived(long request, Reply reply)
                            ? new Input.ReplyArrived(request, heard(reply))
                            : input);
        }

        private Reply heard(Reply reply) {
            return switch (reply) {
                case Reply.ChangePage page ->
                        new Reply.ChangePage(
                                page.changes(),
                                page.next(),
                                page.moreComing(),
                                least(page.quotaFreeBytes()),
                                page.openUploads());
                case Reply.Committed committed ->
                        new Reply.Committed(least(committed.quotaFreeBytes()));
                default -> reply;
            };
        }

        private long least(long freeBytes) {
            leastBytes = Math.min(leastBytes, freeBytes);
            return leastBytes;
        }
    }

    /// Each wait is twice the one before, however long ago that was and whatever has succeeded
    /// since; no wait is too long.
    static final class WaitsGrow implements Flaw {
        private static final int MOST_DOUBLINGS = 40;

        private int failures;

        @Override
        public EngineConfig engine(EngineConfig healthy) {
            return healthy.with(
                    healthy.rules()
                            .withRetry((attempt, firstMicros, longestMicros, seed) ->
                                    firstMicros << Math.min(failures++, MOST_DOUBLINGS)));
        }
    }

    /// Work that was once interrupted is counted as left to do when it is done.
    static final class CounterSticks implements Flaw {
        private record Counted(AssetId asset, WorkKind kind) {}

        // Looked up, never iterated.
        private final Set<Counted> interrupted = new HashSet<>();

        @Override
        public void out(Effect effect, Consumer<Effect> system) {
            boolean lost =
                    switch (effect) {
                        case Effect.Report(EngineEvent.Requeued r) -> {
                            interrupted.add(new Counted(r.asset(), r.kind()));
                            yield false;
                        }
                        case Effect.Report(EngineEvent.Finished f) ->
                                interrupted.remove(new Counted(f.asset(), f.kind()));
                        default -> false;
                    };
            if (!lost) {
                system.accept(effect);
            }
        }
    }
}
