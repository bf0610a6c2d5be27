package dev.photosync.sim.defect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.photosync.core.cloud.Reply;
import dev.photosync.core.engine.Input;
import dev.photosync.core.gate.Conditions;
import dev.photosync.core.gate.Conditions.Power;
import dev.photosync.core.gate.Conditions.Settings;
import dev.photosync.core.gate.SyncPolicy;
import dev.photosync.sim.defect.Boundary.Remedy;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The glitches that scenarios can plant. Each disturbs what passes between a phone's system and
/// its engine; the engine has no part in it.
public final class Glitches {
    private static final ImmutableMap<String, Glitch> ALL =
            index(
                    new Glitch(
                            "leaked-upload-slots",
                            "the callbacks of the next two uploads are lost, and with them their slots",
                            Remedy.RESTART,
                            () ->
                                    new LeakedSlots(
                                            Remedy.RESTART, SyncPolicy.STANDARD.uploadSlots())),
                    new Glitch(
                            "wedged-uploader",
                            "every upload's callback is lost, after each restart again, until an update",
                            Remedy.UPDATE,
                            () ->
                                    new LeakedSlots(
                                            Remedy.UPDATE, SyncPolicy.STANDARD.uploadSlots())),
                    new Glitch(
                            "stuck-low-power",
                            "once Low Power Mode was seen, its end is not",
                            Remedy.RESTART,
                            () ->
                                    latch((old, now) ->
                                            withPower(
                                                    now,
                                                    old.power().lowPowerMode()
                                                            || now.power().lowPowerMode()))),
                    new Glitch(
                            "stale-settings",
                            "what the owner changes in the settings does not reach the engine",
                            Remedy.RESTART,
                            () -> latch((old, now) -> withSettings(now, old.settings()))),
                    new Glitch(
                            "stuck-storage",
                            "free storage is only ever seen to shrink",
                            Remedy.RESTART,
                            () ->
                                    latch((old, now) ->
                                            now.withFreeBytes(
                                                    Math.min(old.freeBytes(), now.freeBytes())))),
                    new Glitch(
                            "deaf-to-changes",
                            "the observer of network, power and settings is dead until the app is opened",
                            Remedy.OPEN_APP,
                            () ->
                                    inputs(
                                            Remedy.OPEN_APP,
                                            in ->
                                                    in instanceof Input.ConditionsObserved
                                                            ? Optional.empty()
                                                            : Optional.of(in))),
                    new Glitch(
                            "lost-alarms",
                            "the engine asks to be woken and is not",
                            Remedy.RESTART,
                            () ->
                                    inputs(
                                            Remedy.RESTART,
                                            in ->
                                                    in instanceof Input.Woken
                                                            ? Optional.empty()
                                                            : Optional.of(in))),
                    new Glitch(
                            "lost-hints",
                            "push hints do not reach the engine",
                            Remedy.RESTART,
                            () ->
                                    inputs(
                                            Remedy.RESTART,
                                            in ->
                                                    in instanceof Input.HintReceived
                                                            ? Optional.empty()
                                                            : Optional.of(in))),
                    new Glitch(
                            "stuck-quota",
                            "the cloud's word that there is room again is not heard",
                            Remedy.RESTART,
                            Glitches::stuckQuota));

    private Glitches() {}

    /// All glitches by name.
    public static ImmutableMap<String, Glitch> all() {
        return ALL;
    }

    /// @throws NullPointerException if there is no such glitch
    public static Glitch named(String name) {
        return Objects.requireNonNull(ALL.get(name), () -> "unknown glitch: name=" + name);
    }

    /// The glitches that a release has of itself.
    public static ImmutableList<Glitch> of(String release) {
        return release.equals("17.4")
                ? ImmutableList.of(named("wedged-uploader"))
                : ImmutableList.of();
    }

    private static ImmutableMap<String, Glitch> index(Glitch... glitches) {
        ImmutableMap.Builder<String, Glitch> byName = ImmutableMap.builder();
        for (Glitch glitch : glitches) {
            byName.put(glitch.name(), glitch);
        }
        return byName.buildOrThrow();
    }

    private static Boundary inputs(Remedy endedBy, Function<Input, Optional<Input>> pass) {
        return new Disturbance(endedBy, input -> pass.apply(input).orElse(null));
    }

    /// Conditions pass changed by what was last let through.
    private static Boundary latch(BinaryOperator<Conditions> change) {
        @Nullable Conditions[] last = new Conditions[1];
        return new Disturbance(
                Remedy.RESTART,
                input -> {
                    if (!(input instanceof Input.ConditionsObserved observed)) {
                        return input;
                    }
                    Conditions old = last[0];
                    Conditions passed =
                            old == null
                                    ? observed.conditions()
                                    : change.apply(old, observed.conditions());
                    last[0] = passed;
                    return new Input.ConditionsObserved(passed);
                });
    }

    private static Boundary stuckQuota() {
        long[] least = {Long.MAX_VALUE};
        UnaryOperator<Long> latch = free -> least[0] = Math.min(least[0], free);
        return new Disturbance(
                Remedy.RESTART,
                input -> {
                    if (!(input instanceof Input.ReplyArrived arrived)) {
                        return input;
                    }
                    return switch (arrived.reply()) {
                        case Reply.ChangePage page ->
                                new Input.ReplyArrived(
                                        arrived.request(),
                                        new Reply.ChangePage(
                                                page.changes(),
                                                page.next(),
                                                page.moreComing(),
                                                latch.apply(page.quotaFreeBytes()),
                                                page.openUploads()));
                        case Reply.Committed committed ->
                                new Input.ReplyArrived(
                                        arrived.request(),
                                        new Reply.Committed(
                                                latch.apply(committed.quotaFreeBytes())));
                        default -> input;
                    };
                });
    }

    private static Conditions withPower(Conditions of, boolean lowPowerMode) {
        Power power = of.power();
        return new Conditions(
                of.signedInAs(),
                of.network(),
                new Power(power.batteryPercent(), power.charging(), lowPowerMode, power.tooWarm()),
                of.freeBytes(),
                of.settings());
    }

    private static Conditions withSettings(Conditions of, Settings settings) {
        return new Conditions(of.signedInAs(), of.network(), of.power(), of.freeBytes(), settings);
    }
}
