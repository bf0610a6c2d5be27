package dev.photosync.sim.scenario;

import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.WorkKind;
import java.util.Optional;

/// Something a scenario claims about its own run.
///
/// @param when at a moment, by a moment, or always
/// @param subject a device, an account, or {@code all}
/// @param claim what must hold
/// @param text the claim as the file has it
/// @param line where the file has it
public record Expectation(When when, String subject, Claim claim, String text, int line) {
    /// What is claimed of every device at every moment, by nobody's file.
    public static Expectation always(Claim claim) {
        return new Expectation(new When.Always(), Subjects.ALL, claim, Claims.phrase(claim), 0);
    }

    /// When a claim must hold.
    public sealed interface When {
        /// At one moment.
        record At(long micros) implements When {}

        /// At that moment at the latest: it is looked at then.
        record By(long micros) implements When {}

        /// After every event.
        record Always() implements When {}
    }

    /// What is claimed.
    public sealed interface Claim {
        /// Whether it says that sync has come to rest.
        default boolean convergence() {
            return this instanceof Synced || this instanceof AtRest;
        }

        /// Whether someone must watch the whole run to judge it.
        default boolean watched() {
            return this instanceof HoldsAreTrue
                    || this instanceof NoLivelock
                    || this instanceof Bounded;
        }

        /// {@code held by GATE-OR-REASON}: some pending work of the device is held so, and truly.
        record HeldBy(Cause cause) implements Claim {}

        /// {@code falsely held by …}: the engine holds for a reason that is no longer true.
        record FalselyHeldBy(Cause cause) implements Claim {}

        /// {@code not held by …}.
        record NotHeldBy(Cause cause) implements Claim {}

        /// {@code not held}: no pending work is held for any reason.
        record NotHeld() implements Claim {}

        /// {@code synced}: nothing pending, and device and cloud agree.
        record Synced() implements Claim {}

        /// {@code not synced}.
        record NotSynced() implements Claim {}

        /// {@code N pending}, {@code at least N pending}, {@code at most N pending}.
        record Pending(int least, int most) implements Claim {}

        /// {@code N assets}: so many live assets on the device.
        record Assets(int least, int most) implements Claim {}

        /// {@code N originals}: so many originals on the device.
        record Originals(int least, int most) implements Claim {}

        /// {@code N unheard}: so many live assets in the cloud that the device has not heard of.
        record Unheard(int least, int most) implements Claim {}

        /// {@code at rest}: nothing is left to do, and the engine's counters say so.
        record AtRest() implements Claim {}

        /// {@code nothing lost}: no invariant of safety is violated.
        record NothingLost() implements Claim {}

        /// {@code holds are true}: whatever is pending moves, or is held for a true reason.
        record HoldsAreTrue() implements Claim {}

        /// {@code no livelock}: no bytes flow and nothing is asked for ever without an end.
        record NoLivelock() implements Claim {}

        /// {@code bounded}: queues, requests and waits have a bound.
        record Bounded() implements Claim {}

        /// {@code bytes flow}: bulk bytes moved within the hour before; {@code no bytes flow} not.
        record BytesFlow(boolean flowing) implements Claim {}
    }

    /// A gate, or one of its reasons, and perhaps the kind of work it holds.
    ///
    /// @param gate the gate
    /// @param reason one reason of it; empty for any
    /// @param kind one kind of work; empty for any
    public record Cause(GateName gate, Optional<Reason> reason, Optional<WorkKind> kind) {}
}
