package dev.photosync.sim.check;

import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.explain.Situation;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Cause;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.scenario.Expectation.When;
import dev.photosync.sim.text.Words;
import dev.photosync.sim.trace.TraceEvent;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a scenario's claims against its run at one moment.
///
/// What is held, and why, is read from the trace's {@link Ledger}; whether a reason is true, and
/// what is where, from the world itself, so that a claim cannot pass on the engine's word alone.
public final class ExpectationCheck {
    private static final long FLOW_WINDOW_MICROS = 3_600_000_000L;
    private final World world;
    private final Ledger ledger;
    private final @Nullable Liveness liveness;
    private final Converges converges;
    private final Counters counters;

    /// @param liveness what watched the run; null if no claim asks for it
    public ExpectationCheck(World world, Ledger ledger, @Nullable Liveness liveness) {
        this.world = world;
        this.ledger = ledger;
        this.liveness = liveness;
        this.converges = new Converges(world);
        this.counters = new Counters(converges);
    }

    /// A claim that was checked.
    ///
    /// @param atMicros when
    /// @param passed whether it held
    /// @param found what was the case, for a reader
    /// @param breach the invariant that the claim asks for and that did not hold; empty if the
    ///   claim held, or asks for none
    /// @param unfinished the state of every device, if the claim is one of convergence and failed
    public record Outcome(
            Expectation expectation,
            long atMicros,
            boolean passed,
            String found,
            Optional<Breach> breach,
            Optional<Situation> unfinished) {}

    /// Checks a claim now.
    public Outcome check(Expectation expectation) {
        List<DeviceLedger> subjects = subjects(expectation.subject());
        List<String> found = new ArrayList<>();
        boolean passed = true;
        for (DeviceLedger device : subjects) {
            passed &= holds(expectation.claim(), device);
            found.add(describe(device));
        }
        Optional<Breach> breach = passed ? Optional.empty() : breach(expectation.claim(), subjects);
        boolean ofEveryMoment = expectation.when() instanceof When.Always;
        boolean convergence = !passed && expectation.claim().convergence();
        return new Outcome(
                expectation,
                ledger.nowMicros(),
                passed,
                ofEveryMoment && breach.isPresent()
                        ? describe(breach.get())
                        : String.join("; ", found),
                breach,
                convergence
                        ? Optional.of(Situation.of(ledger, world.trace().events()))
                        : Optional.empty());
    }

    /// Whether a claim holds now, whatever its time; costs nothing but the look.
    public boolean holds(Expectation expectation) {
        for (DeviceLedger device : subjects(expectation.subject())) {
            if (!holds(expectation.claim(), device)) {
                return false;
            }
        }
        return true;
    }

    /// The invariant that a claim which failed asks for, and how it failed.
    private Optional<Breach> breach(Claim claim, List<DeviceLedger> subjects) {
        return switch (claim) {
            case Claim.Synced _ ->
                    subjects.stream()
                            .filter(device -> !converges.holds(device))
                            .findFirst()
                            .map(this::apart);
            case Claim.AtRest _ ->
                    subjects.stream()
                            .flatMap(d -> counters.breach(d, ledger.nowMicros()).stream())
                            .findFirst();
            case Claim.NothingLost _ ->
                    world.trace().events().stream()
                            .filter(TraceEvent.Violated.class::isInstance)
                            .map(TraceEvent.Violated.class::cast)
                            .findFirst()
                            .map(v ->
                                    new Breach(
                                            v.invariant(),
                                            v.atMicros(),
                                            v.device(),
                                            Optional.ofNullable(v.asset()),
                                            v.detail()));
            case Claim.HoldsAreTrue _, Claim.NoLivelock _, Claim.Bounded _ ->
                    found(claim, subjects);
            case Claim.HeldBy _,
                    Claim.FalselyHeldBy _,
                    Claim.NotHeldBy _,
                    Claim.NotHeld _,
                    Claim.NotSynced _,
                    Claim.Pending _,
                    Claim.Assets _,
                    Claim.Originals _,
                    Claim.Unheard _,
                    Claim.BytesFlow _ ->
                    Optional.empty();
        };
    }

    private Breach apart(DeviceLedger device) {
        return new Breach(
                Converges.NAME,
                ledger.nowMicros(),
                device.device(),
                Optional.empty(),
                describe(device));
    }

    private Optional<Breach> found(Claim claim, List<DeviceLedger> subjects) {
        if (liveness == null) {
            throw new IllegalStateException("nobody watched for it: claim=" + claim);
        }
        String invariant = Liveness.invariantOf(claim).orElseThrow();
        return liveness.breaches().stream()
                .filter(breach -> breach.invariant().equals(invariant))
                .filter(breach ->
                        subjects.stream().anyMatch(d -> d.device().equals(breach.device())))
                .findFirst();
    }

    private static String describe(Breach breach) {
        return breach.invariant()
                + " did not hold at "
                + Words.clockSeconds(breach.atMicros())
                + " on "
                + breach.device()
                + ": "
                + breach.why();
    }

    private List<DeviceLedger> subjects(String subject) {
        List<DeviceLedger> chosen = new ArrayList<>();
        for (DeviceLedger device : ledger.devices()) {
            if (subject.equals("all")
                    || subject.equals(device.device())
                    || subject.equals(device.account())) {
                chosen.add(device);
            }
        }
        return chosen;
    }

    private boolean holds(Claim claim, DeviceLedger device) {
        return switch (claim) {
            case Claim.HeldBy c -> heldBy(device, c.cause(), true);
            case Claim.FalselyHeldBy c ->
                    heldBy(device, c.cause(), false) && !heldBy(device, c.cause(), true);
            case Claim.NotHeldBy c -> !heldBy(device, c.cause(), false);
            case Claim.NotHeld _ -> device.holds() == Reasons.NONE;
            case Claim.Synced _ -> converges.holds(device);
            case Claim.NotSynced _ -> !converges.holds(device);
            case Claim.AtRest _ -> counters.atRest(device);
            case Claim.Pending c -> within(device.pending(), c.least(), c.most());
            case Claim.Assets c -> within(liveAssets(device), c.least(), c.most());
            case Claim.Originals c -> within(originals(device), c.least(), c.most());
            case Claim.Unheard c -> within(device.unheard(), c.least(), c.most());
            case Claim.NothingLost _ -> ledger.violations() == 0;
            case Claim.HoldsAreTrue _, Claim.NoLivelock _, Claim.Bounded _ ->
                    found(claim, List.of(device)).isEmpty();
            case Claim.BytesFlow c -> flowing(device) == c.flowing();
        };
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private boolean heldBy(DeviceLedger device, Cause cause, boolean truly) {
        for (WorkKind kind : WorkKind.values()) {
            if (cause.kind().isPresent() && cause.kind().get() != kind) {
                continue;
            }
            long reasons = matching(device.holds(kind), cause);
            if (truly) {
                reasons &= ~device.judge().falseOnes(kind, reasons, ledger.nowMicros());
            }
            if (reasons != Reasons.NONE) {
                return true;
            }
        }
        return false;
    }

    private static long matching(long reasons, Cause cause) {
        long matched = 0;
        for (Reason reason : Reasons.list(reasons)) {
            GateName gate = reason.gate();
            boolean named = cause.reason().isEmpty() || cause.reason().get() == reason;
            matched |= gate == cause.gate() && named ? reason.bit() : 0;
        }
        return matched;
    }

    private int liveAssets(DeviceLedger device) {
        int[] count = new int[1];
        converges
                .phone(device)
                .library()
                .forEach((id, revision) -> count[0] += revision.live() ? 1 : 0);
        return count[0];
    }

    private int originals(DeviceLedger device) {
        int[] count = new int[1];
        Phone phone = converges.phone(device);
        phone.library()
                .forEach((id, revision) -> {
                    boolean held = phone.holdings().rendition(id) == Rendition.ORIGINAL;
                    count[0] += revision.live() && held ? 1 : 0;
                });
        return count[0];
    }

    private boolean flowing(DeviceLedger device) {
        long last = device.lastBulkMicros();
        return last != Long.MIN_VALUE && ledger.nowMicros() - last <= FLOW_WINDOW_MICROS;
    }

    private String describe(DeviceLedger device) {
        StringBuilder text = new StringBuilder(device.device()).append(": ");
        if (converges.holds(device)) {
            return text.append("synced").toString();
        }
        text.append(device.pending()).append(" pending");
        if (device.unheard() > 0) {
            text.append(", ").append(device.unheard()).append(" not heard of");
        }
        if (!device.running()) {
            text.append(", engine off");
        }
        long holds = device.holds();
        if (holds != Reasons.NONE) {
            text.append(", held by ");
            text.append(Reasons.text(holds));
        }
        return text.toString();
    }
}
