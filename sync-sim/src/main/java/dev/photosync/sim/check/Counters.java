package dev.photosync.sim.check;

import dev.photosync.core.gate.Conditions;
import dev.photosync.core.library.Rendition;
import dev.photosync.sim.explain.DeviceLedger;
import dev.photosync.sim.phone.Phone;
import java.util.Optional;

/// At rest the counters equal the truth: "0 remaining" is said when, and only when, nothing is left
/// to do.
///
/// *Checks* what the engine's own reports add up to against the trees as they are: the assets in
/// which a device's library differs from the cloud's, and the live ones of which it holds less than
/// Optimize Storage, as it is truly set, asks for. *When*: at the moment that a claim {@code at
/// rest} names. *Cost*: O(n).
///
/// *Not verified*: the counters while there is something to do, when the engine cannot know of all
/// of it.
final class Counters {
    private final Converges converges;

    Counters(Converges converges) {
        this.converges = converges;
    }

    /// Whether nothing is left to do and the counters say so.
    boolean atRest(DeviceLedger device) {
        return converges.holds(device) && missingCopies(device) == 0;
    }

    /// What is wrong with a device that is not at rest; empty if it is.
    Optional<Breach> breach(DeviceLedger device, long nowMicros) {
        if (atRest(device)) {
            return Optional.empty();
        }
        int left = converges.differences(device) + missingCopies(device);
        int counted = device.pending() + device.unheard();
        boolean untrue = device.running() && (left == 0) != (counted == 0);
        return Optional.of(
                new Breach(
                        untrue ? Bounded.NAME : Converges.NAME,
                        nowMicros,
                        device.device(),
                        Optional.empty(),
                        (device.running() ? "" : "the engine is off; ")
                                + "the counters say "
                                + counted
                                + " remaining, and "
                                + left
                                + (left == 1 ? " asset is" : " assets are")
                                + " left to do"));
    }

    private int missingCopies(DeviceLedger device) {
        Conditions truth = device.truth();
        if (truth == null) {
            return 0;
        }
        Rendition wanted =
                truth.settings().optimiseStorage() ? Rendition.OPTIMISED : Rendition.ORIGINAL;
        Phone phone = converges.phone(device);
        int[] count = new int[1];
        phone.library()
                .forEach((id, revision) -> {
                    boolean held = phone.holdings().rendition(id).compareTo(wanted) >= 0;
                    count[0] += revision.live() && !held ? 1 : 0;
                });
        return count[0];
    }
}
