package dev.photosync.sim.check;

import dev.photosync.sim.trace.Fact;
import dev.photosync.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.Map;

/// Photos never take more of a cloud plan or of a device's storage than there is.
///
/// *Checks* that an account's photos have not grown while its plan was overfull (the plan may
/// shrink below what is there, and other apps may overfill it), and that no device's free storage
/// is negative. *When*: a plan's figures are reported, a copy on a device changes. *Cost*: O(1).
///
/// *Not verified*: room promised to uploads that are under way.
final class RoomKept implements Invariant {
    private final Scene scene;
    private final Violations violations;
    // Looked up, never iterated.
    private final Map<String, Long> photoBytes = new HashMap<>();

    RoomKept(Scene scene, Violations violations) {
        this.scene = scene;
        this.violations = violations;
    }

    @Override
    public String name() {
        return "room-kept";
    }

    @Override
    public void read(TraceEvent event) {
        if (event instanceof TraceEvent.QuotaIs quota) {
            Long before = photoBytes.put(quota.account(), quota.photoBytes());
            if (before != null && quota.photoBytes() > before && quota.freeBytes() < 0) {
                violations.add(
                        this,
                        quota.account(),
                        quota.account(),
                        "photos grew beyond the plan: planBytes="
                                + quota.planBytes()
                                + " photoBytes="
                                + quota.photoBytes()
                                + " otherBytes="
                                + quota.otherBytes());
            }
        }
    }

    @Override
    public void copyChanged(Fact.CopyChanged change) {
        long free = scene.phone(change.device()).freeBytes();
        if (free < 0) {
            violations.add(
                    this,
                    change.device(),
                    change.device(),
                    "a device holds more than its storage: freeBytes="
                            + free
                            + " asset="
                            + change.asset().shortName()
                            + " copy="
                            + change.to());
        }
    }
}
