package dev.photosync.sim.check;

import dev.photosync.core.gate.GateName;
import dev.photosync.core.gate.Reason;
import dev.photosync.core.gate.Reasons;
import dev.photosync.core.gate.WorkKind;
import dev.photosync.core.library.LibrarySnapshot;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.explain.Ledger;
import dev.photosync.sim.phone.Phone;
import dev.photosync.sim.scenario.Expectation;
import dev.photosync.sim.scenario.Expectation.Cause;
import dev.photosync.sim.scenario.Expectation.Claim;
import dev.photosync.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Checks a scenario's claims against its run at one moment.
///
/// What is held, and why, is read from the trace's {@link Ledger}; whether a reason is true, and
/// what is where, from the world itself, so that a claim cannot pass on the engine's word alone.
public final class ExpectationCheck {
    private static final long FLOW_WINDOW_MICROS = 3_600_000_000L;
    private final World world;
    private final Ledger ledger;

    public ExpectationCheck(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// A claim that was checked.
    ///
    /// @param atMicros when
    /// @param passed whether it held
    /// @param found what was the case, for a reader
    public record Outcome(Expectation expectation, long atMicros, boolean passed, String found) {}

    /// Checks a claim now.
    public Outcome check(Expectation expectation) {
        List<String> found = new ArrayList<>();
        boolean passed = true;
        for (DeviceLedger device : subjects(expectation.subject())) {
            passed &= holds(expectation.claim(), device);
            found.add(describe(device));
        }
        return new Outcome(expectation, ledger.nowMicros(), passed, String.join("; ", found));
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
            case Claim.Synced _ -> synced(device);
            case Claim.NotSynced _ -> !synced(device);
            case Claim.Pending c -> within(device.pending(), c.least(), c.most());
            case Claim.Assets c -> within(liveAssets(device), c.least(), c.most());
            case Claim.Originals c -> within(originals(device), c.least(), c.most());
            case Claim.Unheard c -> within(device.unheard(), c.least(), c.most());
            case Claim.NothingLost _ -> ledger.violations() == 0;
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

    /// Nothing is pending, and the device's library is the cloud's, revision by revision.
    private boolean synced(DeviceLedger device) {
        return device.running()
                && device.pending() == 0
                && device.unheard() == 0
                && world.cloud().account(device.account()).agreesWith(library(device));
    }

    private LibrarySnapshot library(DeviceLedger device) {
        return phone(device).library();
    }

    private Phone phone(DeviceLedger device) {
        return Objects.requireNonNull(world.phones().get(device.device()));
    }

    private int liveAssets(DeviceLedger device) {
        int[] count = new int[1];
        library(device).forEach((id, revision) -> count[0] += revision.live() ? 1 : 0);
        return count[0];
    }

    private int originals(DeviceLedger device) {
        int[] count = new int[1];
        Phone phone = phone(device);
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
        if (synced(device)) {
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
            text.append(String.join(", ", Reasons.list(holds).stream().map(Reason::slug).toList()));
        }
        return text.toString();
    }
}
